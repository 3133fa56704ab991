import { describe, expect, it } from 'vitest'
import {
  consentFact,
  objectionFact,
  preferenceFact,
  restrictionFact,
} from '../../../subgraphs/consent/ledger/ledger-facts.ts'
import { consentLine, objectionLine, preferenceLine, restrictionLine } from '../../../subgraphs/consent/lines.ts'

const head = { source: 'cmp', id: '1', record: { source: 'crm', id: '1' }, occurredAt: '2026-01-01' }
const consent = { ...head, kind: 'consent', purpose: 'Marketing' }
const given = { ...consent, status: 'GIVEN' }

const texts = ['controller', 'noticeVersion', 'noticeText', 'method', 'language', 'tcString', 'gppString']
const message = 'must not be empty: leave it out if there is nothing to state'

function faultsOf(shape: typeof consentLine, line: object) {
  const { error } = shape.safeParse(line)
  return error?.issues.map(({ path, message }) => ({ path, message })) ?? []
}

describe('an empty text of a consent line', () => {
  it.each(texts)('is refused: %s', (name) => {
    for (const text of ['', ' ', '\t\n'])
      expect(faultsOf(consentLine, { ...given, [name]: text })).toContainEqual({ path: [name], message })
    // The control: without it the line is complete.
    expect(faultsOf(consentLine, given)).toEqual([])
  })

  it('is refused where it stands for the status', () => {
    for (const name of ['tcString', 'gppString'])
      expect(faultsOf(consentLine, { ...consent, [name]: '' })).toEqual([{ path: [name], message }])
    expect(faultsOf(consentLine, consent)).toMatchObject([{ path: ['status'] }])
  })

  it('is refused among the recipients, in the ids and as the jurisdiction', () => {
    expect(faultsOf(consentLine, { ...given, recipients: ['Mailer', ''] })).toEqual([
      { path: ['recipients', 1], message },
    ])
    for (const line of [
      { ...given, id: '' },
      { ...given, source: '' },
      { ...given, record: { source: 'crm', id: '' } },
      { ...given, record: { source: '', id: '1' } },
      { ...given, identifier: { type: 'EMAIL', value: ' ' }, record: undefined },
      { ...given, jurisdiction: '' },
      { ...given, noticeHash: '' },
      { ...given, expiresAt: '' },
      { ...given, channel: '' },
    ])
      expect(faultsOf(consentLine, line)).toHaveLength(1)
  })

  it('keeps no refusal out: the line counts as if it were not there', () => {
    const empty = { controller: '', noticeVersion: ' ', noticeText: '', method: '', language: '' }
    const none = { controller: null, noticeVersion: null, noticeHash: null, method: null, language: null }
    const withdrawn = { ...consent, ...empty, status: 'WITHDRAWN', tcString: '', gppString: '', recipients: [''] }
    const iab = { tcString: null, gppString: null, iab: null, recipients: [] }
    expect(consentFact(consentLine.parse(withdrawn), 0).properties).toMatchObject({
      ...none,
      ...iab,
      status: 'WITHDRAWN',
    })
    const objection = { ...head, ...empty, kind: 'objection', purpose: 'Marketing' }
    expect(objectionFact(objectionLine.parse(objection), 0).properties).toMatchObject(none)
    const restriction = { ...head, ...empty, kind: 'restriction' }
    expect(restrictionFact(restrictionLine.parse(restriction), 0).properties).toMatchObject(none)
    const preference = { ...head, ...empty, kind: 'preference', channel: 'EMAIL', wish: 'UNWANTED' }
    expect(preferenceFact(preferenceLine.parse(preference), 0).properties).toMatchObject(none)
    // The controls: what lifts or allows something is refused.
    for (const [shape, line] of [
      [objectionLine, { ...objection, lifted: true }],
      [restrictionLine, { ...restriction, lifted: true }],
      [preferenceLine, { ...preference, wish: 'PREFERRED' }],
    ] as const)
      expect(shape.safeParse(line).error?.issues).toHaveLength(5)
  })
})
