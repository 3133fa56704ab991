import { describe, expect, it } from 'vitest'
import type { RecordFacts } from '../../access/facts/record-facts.ts'
import { visibilityOf } from '../../access/known-records/known-records.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import type { Viewer } from '../../access/viewer.ts'

const now = 1_000

function viewer(more: Partial<Viewer> = {}): Viewer {
  return { subject: 's', clientId: 'c', scopes: new Set(), purposes: [], sources: null, customerId: null, ...more }
}

function record(subject: string, more: Partial<RecordFacts> = {}): RecordFacts {
  const source = subject.split(':')[0] ?? ''
  const facts = {
    role: 'SYSTEM_OF_RECORD',
    isDeclared: true,
    isPlaceholder: false,
    endedAt: null,
    isDevice: false,
  } as const
  return { subject, source, ...facts, verified: [], consents: [], superseded: ['OLD'], ownIds: ['ANN'], ...more }
}

function listed(subject: string, permittedPurposes: readonly PurposeKey[], validUntil: number | null = null) {
  return record(subject, { role: 'WATCHLIST', licence: { permittedPurposes, validUntil } })
}

/** Ids of the known records; null: the subject does not exist for the viewer. */
function known(who: Viewer, facts: readonly RecordFacts[], purpose: PurposeKey = 'ServiceProvision') {
  const { isVisible, known } = visibilityOf(who, purpose, 'ANN', facts, now)
  const ids = facts.map(({ subject }) => subject).filter(known.has)
  expect(known.only ?? facts.map(({ subject }) => subject)).toEqual(ids)
  expect(known.isAll).toBe(known.only === null)
  expect(known.size).toBe(ids.length)
  return isVisible ? ids : null
}

const crm = record('crm:1')
const web = record('web:1')

describe('a viewer without bounds', () => {
  it('knows every record, and nothing of nobody', () => {
    expect(known(viewer(), [crm, web])).toEqual(['crm:1', 'web:1'])
    expect(known(viewer(), [])).toBeNull()
  })

  it('knows a listed record for its permitted purposes only, until its licence ends', () => {
    const facts = [crm, listed('ofac:1', ['LegalCompliance'], 2_000)]
    expect(known(viewer(), facts)).toEqual(['crm:1'])
    expect(known(viewer(), facts, 'LegalCompliance')).toEqual(['crm:1', 'ofac:1'])
    expect(known(viewer(), [crm, listed('ofac:1', ['LegalCompliance'], now)], 'LegalCompliance')).toEqual(['crm:1'])
  })

  it('is shown what is stored unless a record is left out that it may rest on', () => {
    const agrees = (who: Viewer, facts: readonly RecordFacts[]) =>
      visibilityOf(who, 'ServiceProvision', 'ANN', facts, now).known.agreesWithStored
    expect(agrees(viewer(), [crm, web])).toBe(true)
    expect(agrees(viewer(), [crm, listed('ofac:1', [])])).toBe(true)
    expect(agrees(viewer({ sources: ['crm'] }), [crm, web])).toBe(false)
    expect(agrees(viewer({ sources: ['crm'] }), [crm, listed('ofac:1', [])])).toBe(true)
  })

  it('knows of nobody whom only such a record tells of', () => {
    expect(known(viewer(), [listed('ofac:1', ['LegalCompliance'])])).toBeNull()
  })
})

describe('a viewer with sources', () => {
  it('knows what its own sources brought', () => {
    expect(known(viewer({ sources: ['crm'] }), [crm, web])).toEqual(['crm:1'])
    expect(known(viewer({ sources: ['shop'] }), [crm, web])).toBeNull()
  })

  it('knows the whole customer where the registry grants the golden view', () => {
    expect(known(viewer({ sources: ['crm'], view: 'golden' }), [crm, web])).toEqual(['crm:1', 'web:1'])
    expect(known(viewer({ sources: ['shop'], view: 'golden' }), [crm, web])).toBeNull()
    const facts = [crm, web, listed('ofac:1', ['LegalCompliance'])]
    expect(known(viewer({ sources: ['crm'], view: 'golden' }), facts)).toEqual(['crm:1', 'web:1'])
    expect(known(viewer({ sources: ['ofac'], view: 'golden' }), facts)).toBeNull()
  })
})

describe('a customer who signs in', () => {
  const self = viewer({ customerId: 'ANN' })
  const email = { verified: ['EMAIL:ann@x.io'] }

  it('knows a single record, under every id of theirs', () => {
    expect(known(self, [crm])).toEqual(['crm:1'])
    expect(known(viewer({ customerId: 'OLD' }), [record('crm:1', { ownIds: ['OLD'] })])).toEqual(['crm:1'])
    expect(known(viewer({ customerId: 'BOB' }), [crm])).toBeNull()
  })

  it('knows records that hold an identifier verified on both', () => {
    expect(known(self, [record('crm:1', email), record('web:1', email)])).toEqual(['crm:1', 'web:1'])
  })

  it('knows nothing where the rules alone joined two records, and finds themselves all the same', () => {
    expect(known(self, [crm, web])).toEqual([])
    expect(known(self, [record('crm:1', email), web])).toEqual([])
  })

  it('knows the records of the one that the token names', () => {
    const facts = [record('crm:1', email), record('evil:1'), record('web:1', email)]
    expect(known({ ...self, record: 'web:1' }, facts)).toEqual(['crm:1', 'web:1'])
    expect(known({ ...self, record: 'evil:1' }, facts)).toEqual(['evil:1'])
    expect(known({ ...self, record: 'crm:2' }, facts)).toEqual([])
  })

  it('knows records that a person confirmed, and those of one login of one source', () => {
    const confirmed = [record('crm:1', { confirmed: ['web:1'] }), record('web:1', { confirmed: ['crm:1'] })]
    expect(known(self, confirmed)).toEqual(['crm:1', 'web:1'])
    const login = { logins: ['shop USER_ID:7'] }
    expect(known(self, [record('shop:1', login), record('shop:2', login)])).toEqual(['shop:1', 'shop:2'])
    expect(known(self, [record('shop:1', login), record('evil:2', { logins: ['evil USER_ID:7'] })])).toEqual([])
  })

  it('knows the records of systems of record, whatever others tell of the same person', () => {
    const touchpoint = { role: 'TOUCHPOINT' } as const
    const facts = [record('crm:1', email), record('evil:1', touchpoint), record('web:1', { ...touchpoint, ...email })]
    expect(known(self, facts)).toEqual(['crm:1', 'web:1'])
    expect(known(self, [record('crm:1'), record('evil:1', touchpoint)])).toEqual(['crm:1'])
    expect(known({ ...self, record: 'evil:1' }, facts)).toEqual(['evil:1'])
    // The negative control: a declared system of record that is not linked makes it uncertain.
    expect(known(self, [...facts, record('erp:1')])).toEqual([])
  })

  it('is told apart by verified identifiers where no system of record knows them', () => {
    const facts = [record('web:1', { role: 'TOUCHPOINT', ...email }), record('evil:1', { role: 'TOUCHPOINT' })]
    expect(known(self, facts)).toEqual(['web:1'])
    expect(known(self, [record('web:1', { role: 'TOUCHPOINT' }), record('evil:1', { role: 'TOUCHPOINT' })])).toEqual([])
  })

  it('knows, under an id that was merged into another, the records of that id', () => {
    const facts = [record('crm:1'), record('evil:1', { role: 'TOUCHPOINT', ownIds: ['OLD'] })]
    const former = viewer({ customerId: 'OLD' })
    expect(known(former, facts)).toEqual(['evil:1'])
    expect(known(self, facts)).toEqual(['crm:1'])
    expect(known(former, [crm])).toEqual([])
    const linked = [record('crm:1', email), record('erp:1', { ...email, ownIds: ['OLD'] })]
    expect(known(former, linked)).toEqual(['crm:1', 'erp:1'])
  })

  it('follows links over several records', () => {
    const phone = ['PHONE:+4930123']
    const facts = [
      record('crm:1', email),
      record('shop:1', { verified: phone }),
      record('web:1', { verified: [...email.verified, ...phone] }),
    ]
    expect(known(self, facts)).toEqual(['crm:1', 'shop:1', 'web:1'])
  })

  it('is not told apart by browsers, placeholders and listed records, nor knows them without a link', () => {
    const browser = record('web:1', { isDevice: true })
    const unclaimed = record('identifier:EMAIL:eve@x.io', { isPlaceholder: true })
    const facts = [record('crm:1', email), unclaimed, listed('ofac:1', ['ServiceProvision']), browser]
    expect(known(self, facts)).toEqual(['crm:1'])
    const own = record('identifier:EMAIL:ann@x.io', { isPlaceholder: true })
    expect(known(self, [record('crm:1', email), own])).toEqual(['crm:1', 'identifier:EMAIL:ann@x.io'])
  })
})

describe('a company, of which a customer who signs in is a member', () => {
  const company = [record('crm:acme', { isCompany: true }), record('erp:acme', { isCompany: true })]
  const sightBy = (customerId: string | null) =>
    visibilityOf(viewer({ customerId }), 'RightsFulfilment', 'ACME', company, now)

  it('is known to nobody who signs in: which records are of it would tell what it was taken for', () => {
    for (const customerId of ['ANN', 'ACME'])
      expect(sightBy(customerId)).toMatchObject({ isVisible: false, known: { size: 0, only: [] } })
    // The control: whoever is no customer.
    expect(sightBy(null)).toMatchObject({ isVisible: true, known: { isAll: true } })
  })
})
