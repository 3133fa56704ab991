import { describe, expect, it } from 'vitest'
import type { Category } from '../../../access/categories.ts'
import type { ConsentFact } from '../../../access/consent/consent-state.ts'
import { isRefusal } from '../../../access/consent/consent-state.ts'
import { consentVerdict } from '../../../access/consent/consent-verdict.ts'
import { dice } from '../canary/dice.ts'

const now = 1_000
const channels = ['EMAIL', 'SMS'] as const
type Entry = readonly [kind: string, channel: (typeof channels)[number] | null, categories?: readonly Category[]]

/** One entry each: a status, or one of these. */
const kinds: Readonly<Record<string, Partial<ConsentFact>>> = {
  OBJECTION: { act: 'OBJECTION', status: 'REFUSED' },
  LIFTED: { act: 'OBJECTION', status: 'UNKNOWN' },
  SILENT: { status: 'UNKNOWN', isSilent: true },
  'RAN OUT': { status: 'GIVEN', expiresAt: 500 },
}
const statuses = ['GIVEN', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'INVALIDATED', 'UNKNOWN', 'REQUESTED'] as const
const restricting = ['REFUSED', 'WITHDRAWN', 'OBJECTION']

function verdict(said: readonly Entry[], channel: string) {
  const consents = said.map(
    ([kind, of, categories], index): ConsentFact => ({
      ...{ purpose: 'Marketing', controller: null, occurredAt: 10 * (index + 1), expiresAt: null, channel: of },
      ...{ status: statuses.find((status) => status === kind) ?? 'UNKNOWN', ...kinds[kind] },
      ...(categories && { categories }),
    }),
  )
  const crm = { subject: 'crm:1', isDevice: false, verified: [], consents }
  return consentVerdict([crm], 'Marketing', now, { withoutDevices: true, category: 'CONTACT', channels: [channel] })
    .status
}

function open(...said: readonly Entry[]) {
  return channels.filter((channel) => verdict(said, channel) === 'GIVEN')
}

/** The rules as the README of the subgraph states them, for entries without categories. */
function isOpenByTheRules(said: readonly Entry[], channel: string): boolean {
  /** For all channels, or for this one. */
  const given = new Set<string | null>()
  const refused = new Set<string>()
  const objected = new Set<string | null>()
  for (const [kind, of] of said) {
    if ((of !== null && of !== channel) || kind === 'REQUESTED' || kind === 'SILENT') continue
    // An objection that nobody made closes nothing when it is lifted, except what answers the same question.
    if (kind === 'LIFTED' && !objected.has(of)) given.delete(of)
    else if (kind !== 'GIVEN') given.clear()
    else given.add(of)
    if (kind === 'OBJECTION') objected.add(of)
    if (kind === 'LIFTED') objected.delete(of)
    // A refusal of one channel stays in force until a consent names this channel.
    if (kind === 'GIVEN' && of !== null) refused.clear()
    if (restricting.includes(kind) && of !== null) refused.add(kind)
    if (kind === 'LIFTED' && of !== null) refused.delete('OBJECTION')
  }
  return given.size > 0 && refused.size === 0
}

function randomEntries(random: () => number, withCategories: boolean): Entry[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const names = [...statuses, 'GIVEN', 'GIVEN', ...Object.keys(kinds)]
  return Array.from({ length: 1 + Math.floor(random() * 6) }, (): Entry => {
    const entry = [pick(names), pick([null, ...channels])] as const
    const about = pick<readonly Category[] | null>([null, ['CONTACT'], ['CONTACT', 'INFERRED'], ['INFERRED']])
    return withCategories && about !== null && random() < 0.5 ? [...entry, about] : entry
  })
}

describe('what ends a consent', () => {
  const sms = ['GIVEN', 'SMS'] as const

  it.each([
    'EXPIRED',
    'INVALIDATED',
    'UNKNOWN',
    'RAN OUT',
  ])('ends it on all channels whatever was refused before: %s', (end) => {
    for (const before of [null, ...restricting])
      for (const of of [null, 'SMS'] as const) {
        const earlier: readonly Entry[] = before === null ? [] : [[before, of]]
        expect([before, of, open(...earlier, sms, [end, null])]).toEqual([before, of, []])
        // The controls: before the end, after it, and an end on another channel.
        expect(open(...earlier, sms)).toEqual(['SMS'])
        expect(open(...earlier, sms, [end, null], sms)).toEqual(['SMS'])
        expect(open(...earlier, sms, [end, 'EMAIL'])).toEqual(['SMS'])
      }
  })

  it('ends a narrower consent as well, where the categories were refused in between', () => {
    const narrower = [
      ['GIVEN', 'SMS'],
      ['GIVEN', null, ['INFERRED']],
    ] as const
    expect(open(['GIVEN', null], ...narrower)).toEqual([])
    expect(open(['GIVEN', null], ['REFUSED', null], ...narrower)).toEqual([])
    // The control: the consent to other categories is one more.
    expect(open(...narrower)).toEqual(['SMS'])
  })

  it('is known before: a later consent that ends limits the earlier one', () => {
    const given: ConsentFact = {
      ...{ purpose: 'Marketing', controller: null, occurredAt: 10, expiresAt: null },
      ...{ status: 'GIVEN', channel: 'SMS' },
    }
    const until = (...consents: readonly ConsentFact[]) =>
      consentVerdict([{ subject: 'crm:1', isDevice: false, verified: [], consents }], 'Marketing', now, {
        ...{ withoutDevices: true, channels: ['SMS'] },
      })
    const limited = { ...given, channel: null, occurredAt: 20, expiresAt: now + 5 }
    expect(until(given, limited)).toEqual({ status: 'GIVEN', until: now + 5 })
    // The controls: an earlier one, one of that moment, and one on another channel.
    for (const other of [{ occurredAt: 5 }, { occurredAt: 10 }, { channel: 'EMAIL' }])
      expect(until(given, { ...limited, ...other })).toEqual({ status: 'GIVEN', until: null })
  })
})

describe('a lifted objection', () => {
  const lifting = (given: Entry[1], of: Entry[1]) => open(['GIVEN', given], ['OBJECTION', of], ['LIFTED', of])

  it('opens nothing by consent on its channels, and leaves the others as they were', () => {
    for (const given of [null, 'EMAIL'] as const)
      for (const of of [null, 'EMAIL'] as const)
        expect([given, of, lifting(given, of)]).toEqual([given, of, given === null && of === 'EMAIL' ? ['SMS'] : []])
    expect(lifting('SMS', 'EMAIL')).toEqual(['SMS'])
    // Until there is a new consent.
    for (const of of [null, 'EMAIL'] as const)
      expect(open(['GIVEN', 'EMAIL'], ['OBJECTION', of], ['LIFTED', of], ['GIVEN', null])).toEqual(channels)
  })

  it('opens nothing where a later version of its line lifts it', () => {
    const given: ConsentFact = {
      ...{ purpose: 'Marketing', controller: null, occurredAt: 10, expiresAt: null },
      ...{ status: 'GIVEN', channel: 'EMAIL' },
    }
    const reached = (...lines: readonly ConsentFact[]) =>
      consentVerdict(
        [{ subject: 'crm:1', isDevice: false, verified: [], consents: [given, ...lines] }],
        'Marketing',
        now,
        {
          ...{ withoutDevices: true, channels: ['EMAIL'] },
        },
      ).status
    const objection = { ...given, ...kinds.OBJECTION, channel: null, occurredAt: 20, lineId: 'o', observedAt: 20 }
    for (const occurredAt of [15, 20, 30]) {
      const lifting = { ...objection, ...kinds.LIFTED, occurredAt, observedAt: 30 }
      expect(reached(objection, lifting)).toBe('UNKNOWN')
      // The controls: a consent after it, a lifting that is taken back, and none that the ledger knows of.
      expect(reached(objection, lifting, { ...given, occurredAt: 40 })).toBe('GIVEN')
      expect(reached(objection, lifting, { ...objection, occurredAt: 40, observedAt: 40 })).toBe('REFUSED')
      expect(reached(lifting)).toBe('GIVEN')
    }
  })

  it('closes no use that needs no consent', () => {
    for (const of of [null, 'EMAIL'] as const) {
      expect(
        isRefusal(
          verdict(
            [
              ['GIVEN', null],
              ['OBJECTION', of],
              ['LIFTED', of],
            ],
            'EMAIL',
          ),
        ),
      ).toBe(false)
      // The controls.
      expect(
        isRefusal(
          verdict(
            [
              ['GIVEN', null],
              ['OBJECTION', of],
            ],
            'EMAIL',
          ),
        ),
      ).toBe(true)
      expect(
        isRefusal(
          verdict(
            [
              ['WITHDRAWN', of],
              ['OBJECTION', of],
              ['LIFTED', of],
            ],
            'EMAIL',
          ),
        ),
      ).toBe(true)
    }
  })
})

describe('random entries of one record', () => {
  it('open what the rules say', () => {
    const random = dice(11)
    for (let run = 0; run < 20_000; run++) {
      const said = randomEntries(random, false)
      expect([said, open(...said)]).toEqual([said, channels.filter((channel) => isOpenByTheRules(said, channel))])
    }
  })

  it('open nothing more if something was refused before', () => {
    const random = dice(12)
    for (let run = 0; run < 20_000; run++) {
      const said = randomEntries(random, true)
      const refused = randomEntries(random, true)
        .slice(0, 1)
        .map(([, ...about]): Entry => [restricting[run % restricting.length] ?? 'REFUSED', ...about])
      const at = Math.floor(random() * (said.length + 1))
      const more = said.toSpliced(at, 0, ...refused)
      for (const channel of channels) {
        const [without, withIt] = [verdict(said, channel), verdict(more, channel)]
        // By consent, and, where no consent is needed, by the absence of a refusal.
        expect([said, more, without === 'GIVEN' || withIt !== 'GIVEN']).toEqual([said, more, true])
        if (isRefusal(without))
          expect([said, more, isRefusal(withIt) || withIt === 'GIVEN']).toEqual([said, more, true])
      }
    }
  })
})
