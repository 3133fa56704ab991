import { describe, expect, it } from 'vitest'
import { categories } from '../../access/categories.ts'
import { decideInParts, partsOf } from '../../access/consent/parts.ts'
import { decide, isOpenAt } from '../../access/decide.ts'
import type { RecordFacts } from '../../access/facts/record-facts.ts'
import { policy } from '../../access/policy.ts'
import { type PurposeKey, purposeKeys } from '../../access/purposes.ts'
import type { Viewer } from '../../access/viewer.ts'

const now = 1_000

/** The contract's matrix, written apart from the enforcement: a column a category, in the order of `categories`. */
const matrix: Readonly<Record<PurposeKey, string>> = {
  ServiceProvision: 'K K K K K - - C',
  CustomerCare: 'K K I K I I - -',
  Marketing: 'C C C - C C C -',
  Personalisation: 'C - C - C C - -',
  ServiceOptimisation: '- - I - I - - -',
  FraudPreventionAndDetection: 'I I I I I I I -',
  LegalCompliance: 'L L - L - - L -',
  RightsFulfilment: 'L L L L L L L L',
}

function viewer(more: Partial<Viewer> = {}): Viewer {
  return {
    subject: 's',
    clientId: 'c',
    scopes: new Set(),
    purposes: purposeKeys,
    sources: null,
    customerId: null,
    ...more,
  }
}

function record(more: Partial<RecordFacts> = {}): RecordFacts {
  return {
    subject: 'crm:1',
    source: 'crm',
    role: 'SYSTEM_OF_RECORD',
    isDeclared: true,
    isPlaceholder: false,
    endedAt: null,
    isDevice: false,
    verified: [],
    consents: [],
    ...more,
  }
}

function consent(purpose: PurposeKey, status: 'GIVEN' | 'WITHDRAWN') {
  return { purpose, status, channel: null, controller: null, occurredAt: 1, expiresAt: null }
}

/** Which basis each state of facts satisfies, by the words of the contract. */
const factsByState = {
  nothing: [record({ role: 'TOUCHPOINT' })],
  relationship: [record()],
  ended: [record({ endedAt: now })],
  consented: (purpose: PurposeKey) => [record({ role: 'TOUCHPOINT', consents: [consent(purpose, 'GIVEN')] })],
  objected: (purpose: PurposeKey) => [record({ consents: [consent(purpose, 'WITHDRAWN')] })],
} as const

const opens: Readonly<Record<keyof typeof factsByState, string>> = {
  nothing: 'IL',
  relationship: 'KIL',
  ended: 'IL',
  consented: 'CIL',
  objected: 'KL',
}

const states = Object.keys(factsByState) as (keyof typeof factsByState)[]
const privacyOfficer = viewer({ scopes: new Set(['privacy:manage']) })

describe('decide', () => {
  it.each(
    purposeKeys.flatMap((purpose) => states.map((state) => [purpose, state] as const)),
  )('%s with %s opens what the matrix says', (purpose, state) => {
    const made = factsByState[state]
    const facts = typeof made === 'function' ? made(purpose) : made
    const actual = categories.map((category) => decide(privacyOfficer, purpose, category, 'id', facts, now).allowed)
    const expected = matrix[purpose].split(' ').map((basis) => basis !== '-' && opens[state].includes(basis))
    expect(actual).toEqual(expected)
  })

  it('has the policy data of the contract, cell by cell', () => {
    const written = Object.fromEntries(
      purposeKeys.map((purpose) => [
        purpose,
        categories.map((c) => policy.purposes[purpose].cells[c]?.basis ?? '-').join(' '),
      ]),
    )
    expect(written).toEqual(matrix)
  })

  it('names a retention in each cell and a balancing test in each cell of legitimate interest', () => {
    for (const { cells, benefit } of Object.values(policy.purposes)) {
      expect(benefit.length).toBeGreaterThan(20)
      for (const cell of Object.values(cells)) {
        expect(cell.retention).toMatch(/^P\d+[YM]$/)
        expect(cell.basis !== 'I' || (cell.balancing ?? '').length > 20).toBe(true)
      }
    }
  })

  it('answers RightsFulfilment to the customer and the privacy officer only', () => {
    const ask = (who: Viewer) => decide(who, 'RightsFulfilment', 'CONTACT', 'id', [record()], now).allowed
    expect(ask(viewer({ customerId: 'id' }))).toBe(true)
    expect(ask(viewer({ customerId: 'other' }))).toBe(false)
    expect(ask(viewer())).toBe(false)
    expect(ask(privacyOfficer)).toBe(true)
  })

  it('never lets a device speak for CONTACT', () => {
    const facts = [record({ role: 'TOUCHPOINT', isDevice: true, consents: [consent('Marketing', 'GIVEN')] })]
    expect(decide(viewer(), 'Marketing', 'CONTACT', 'id', facts, now).allowed).toBe(false)
    expect(decide(viewer(), 'Marketing', 'BEHAVIOURAL', 'id', facts, now).allowed).toBe(true)
  })

  it('takes a placeholder for no relationship', () => {
    expect(decide(viewer(), 'CustomerCare', 'CONTACT', 'id', [record({ isPlaceholder: true })], now).allowed).toBe(
      false,
    )
  })

  it('leaves out records that a cell finds too uncertain, and what only they would open', () => {
    const sure = record({ subject: 'crm:1', confidence: 0.99 })
    const unsure = record({ subject: 'web:2', confidence: 0.7 })
    const lawful = (facts: readonly RecordFacts[]) => decide(viewer(), 'LegalCompliance', 'CONTACT', 'id', facts, now)
    expect(lawful([sure, unsure])).toMatchObject({ allowed: true, closedRecords: new Set(['web:2']) })
    expect(lawful([sure])).not.toHaveProperty('closedRecords')
    expect(lawful([unsure])).toMatchObject({ allowed: false, code: 'FORBIDDEN', reason: 'UNCERTAIN_IDENTITY' })
    // A consent that is told by the uncertain record alone opens nothing; one of the other does.
    const marketing = (facts: readonly RecordFacts[]) => decide(viewer(), 'Marketing', 'CONTACT', 'id', facts, now)
    const given = { consents: [consent('Marketing', 'GIVEN')] }
    expect(marketing([sure, { ...unsure, ...given }])).toMatchObject({ allowed: false, reason: 'UNCERTAIN_IDENTITY' })
    expect(marketing([{ ...sure, ...given }, unsure])).toMatchObject({
      allowed: true,
      closedRecords: new Set(['web:2']),
    })
    // The negative control: a cell that asks for no certainty takes both.
    expect(decide(viewer(), 'Marketing', 'IDENTIFYING', 'id', [sure, { ...unsure, ...given }], now)).toMatchObject({
      allowed: true,
    })
  })

  it('opens to a client what was given to its controller only', () => {
    const given = { ...consent('Marketing', 'GIVEN'), controller: 'Theirs', occurredAt: 5 }
    const facts = [record({ consents: [{ ...consent('Marketing', 'WITHDRAWN'), controller: 'Ours' }, given] })]
    const ask = (controller?: string) => decide(viewer({ controller }), 'Marketing', 'INFERRED', 'id', facts, now)
    expect(ask('Ours')).toMatchObject({ allowed: false, reason: 'CONSENT_WITHDRAWN' })
    // Nobody knows whose the client is: the strictest.
    expect(ask()).toMatchObject({ allowed: false, reason: 'CONSENT_WITHDRAWN' })
    expect(ask('Nobody')).toMatchObject({ allowed: false, reason: 'NO_CONSENT' })
    // The negative control.
    expect(ask('Theirs')).toMatchObject({ allowed: true })
  })

  it('says why', () => {
    const why = (purpose: PurposeKey, category: (typeof categories)[number], facts: readonly RecordFacts[]) => {
      const decision = decide(viewer(), purpose, category, 'id', facts, now)
      return decision.allowed ? null : [decision.code, decision.reason]
    }
    expect(why('Marketing', 'CONTACT', [record()])).toEqual(['CONSENT_REQUIRED', 'NO_CONSENT'])
    expect(why('Marketing', 'CONTACT', [record({ consents: [consent('Marketing', 'WITHDRAWN')] })])).toEqual([
      'CONSENT_REQUIRED',
      'CONSENT_WITHDRAWN',
    ])
    expect(why('Marketing', 'FINANCIAL', [record()])).toEqual(['FORBIDDEN', 'NOT_FOR_PURPOSE'])
    expect(why('CustomerCare', 'CONTACT', [record({ role: 'TOUCHPOINT' })])).toEqual(['FORBIDDEN', 'NO_RELATIONSHIP'])
  })
})

describe('what customers enter by themselves', () => {
  const all = { isAll: true, agreesWithStored: true, size: 3, only: null, has: () => true, knownSources: null }
  const email = { verified: ['EMAIL:vic@x.io'] }
  const crm = record({ subject: 'crm:1', ...email })
  const web = record({ subject: 'web:1', ...email })
  const form = record({ subject: 'form:1' })
  type Said = RecordFacts['consents'][number]
  const said = (more: Partial<Said>): Said => ({ ...consent('Marketing', 'GIVEN'), isSelfService: true, ...more })
  const by = (of: RecordFacts, ...consents: readonly Said[]) => ({ ...of, consents })
  const restriction = said({ act: 'RESTRICTION', purpose: null, status: 'WITHDRAWN' })

  /** Records on which the category is open. */
  function open(facts: readonly RecordFacts[], purpose: PurposeKey, category: (typeof categories)[number]) {
    const parts = partsOf(facts) ?? [
      { records: new Set(facts.map(({ subject }) => subject)), facts, refusedBy: new Set<string>() },
    ]
    const decision = decideInParts(parts, all, (part) => decide(viewer(), purpose, category, 'id', part.facts, now))
    return decision.allowed ? facts.map(({ subject }) => subject).filter((id) => !decision.closedRecords?.has(id)) : []
  }

  it('is for every record where these are one group, or nothing was entered', () => {
    expect(partsOf([by(crm, restriction)])).toBeNull()
    expect(partsOf([by(crm, restriction), web])).toBeNull()
    expect(partsOf([by(crm, consent('Marketing', 'GIVEN')), form])).toBeNull()
    expect(partsOf([by(crm, restriction), web, form])?.map(({ records }) => [...records])).toEqual([
      ['form:1'],
      ['crm:1', 'web:1'],
    ])
  })

  it('closes the records of their own group', () => {
    expect(open([crm, web, by(form, restriction)], 'ServiceProvision', 'IDENTIFYING')).toEqual(['crm:1', 'web:1'])
    expect(open([by(crm, restriction), web, form], 'ServiceProvision', 'IDENTIFYING')).toEqual(['form:1'])
    // The negative control: the same by staff.
    const byStaff = by(form, { ...restriction, isSelfService: null })
    expect(open([crm, web, byStaff], 'ServiceProvision', 'IDENTIFYING')).toEqual([])
  })

  it('opens the records of their own group', () => {
    expect(open([crm, web, by(form, said({}))], 'Marketing', 'IDENTIFYING')).toEqual(['form:1'])
    expect(open([by(crm, said({})), web, form], 'Marketing', 'IDENTIFYING')).toEqual(['crm:1', 'web:1'])
    expect(open([crm, web, by(form, consent('Marketing', 'GIVEN'))], 'Marketing', 'IDENTIFYING').length).toBe(3)
  })

  it('closes records of touchpoints too, whoever joined them later, and opens none of them', () => {
    const visit = record({ subject: 'visit:1', source: 'visit', role: 'TOUCHPOINT' })
    expect(open([by(crm, restriction), web, visit], 'ServiceProvision', 'IDENTIFYING')).toEqual([])
    const objected = by(crm, said({ act: 'OBJECTION', purpose: 'CustomerCare', status: 'REFUSED' }))
    expect(open([objected, web, visit], 'CustomerCare', 'BEHAVIOURAL')).toEqual([])
    // The negative control: what the touchpoint's own visitor enters closes nothing of the customer, and opens nothing.
    expect(open([crm, web, by(visit, restriction)], 'ServiceProvision', 'IDENTIFYING')).toEqual(['crm:1', 'web:1'])
    expect(open([crm, web, by(visit, said({}))], 'Marketing', 'IDENTIFYING')).toEqual([])
  })

  it('by staff closes a record that joins later', () => {
    const byStaff = by(crm, { ...restriction, isSelfService: null })
    expect(open([byStaff, web], 'ServiceProvision', 'IDENTIFYING')).toEqual([])
    expect(open([byStaff, web, record({ subject: 'later:1' })], 'ServiceProvision', 'IDENTIFYING')).toEqual([])
  })

  it('does not undo what was refused for all, nor leave to others what it took back', () => {
    const refused = consent('Marketing', 'WITHDRAWN')
    const given = by(crm, consent('Marketing', 'GIVEN'))
    expect(open([given, web, by(form, refused, said({ occurredAt: 2 }))], 'Marketing', 'INFERRED')).toEqual(['form:1'])
    const takenBack = by(crm, consent('Marketing', 'GIVEN'), said({ status: 'WITHDRAWN', occurredAt: 2 }))
    expect(open([takenBack, web, form], 'Marketing', 'INFERRED')).toEqual([])
    // A consent of another record for the whole customer holds for the others.
    const cmp = by(web, { ...consent('Marketing', 'GIVEN'), confirmedFor: ['crm:1', 'form:1', 'web:1'] })
    expect(open([crm, cmp, by(form, said({ status: 'WITHDRAWN' }))], 'Marketing', 'INFERRED')).toEqual([
      'crm:1',
      'web:1',
    ])
  })

  it('is not heard by records that joined after somebody confirmed it', () => {
    const confirmed = (...confirmedFor: readonly string[]) => ({ ...consent('Marketing', 'GIVEN'), confirmedFor })
    const bothOf = (more: Partial<RecordFacts>) =>
      open([by(crm, confirmed('crm:1')), { ...web, ...more }], 'Marketing', 'INFERRED')
    expect(bothOf({})).toEqual(['crm:1'])
    expect(open([by(crm, confirmed('crm:1', 'web:1')), web], 'Marketing', 'INFERRED')).toEqual(['crm:1', 'web:1'])
    expect(partsOf([by(crm, confirmed('crm:1', 'web:1')), web])).toBeNull()
    // What agrees with the others, or is no record of the customer's any more, had not to be before them.
    expect(partsOf([by(crm, confirmed('crm:1')), { ...web, isSpare: true }])).toBeNull()
    expect(partsOf([by(crm, confirmed('crm:1')), { ...web, onlyRestricts: true }])).toBeNull()
    // Two who confirmed at two times: each record hears what includes it.
    const twice = [by(crm, confirmed('crm:1')), by(web, confirmed('crm:1', 'web:1')), form]
    expect(open(twice, 'Marketing', 'INFERRED')).toEqual(['crm:1', 'web:1'])
    expect(partsOf(twice)?.map(({ records }) => [...records])).toEqual([['crm:1'], ['web:1'], ['form:1']])
    // A refusal of a record that joined later closes all, as any other.
    expect(
      open(
        [by(crm, { ...confirmed('crm:1'), occurredAt: 9 }), by(form, consent('Marketing', 'WITHDRAWN'))],
        'Marketing',
        'INFERRED',
      ),
    ).toEqual([])
  })

  it('keeps to its own records the times that it closed', () => {
    const given = by(crm, consent('Marketing', 'GIVEN'))
    const pause = [said({ status: 'WITHDRAWN', occurredAt: 10 }), said({ occurredAt: 20 })]
    const parts = partsOf([given, by(form, ...pause)]) ?? []
    const decision = decideInParts(parts, all, ({ facts }) =>
      decide(viewer(), 'Marketing', 'INFERRED', 'id', facts, now),
    )
    expect([5, 15, 25].map((time) => isOpenAt(decision, time, 'crm:1'))).toEqual([true, true, true])
    expect([5, 15, 25].map((time) => isOpenAt(decision, time, 'form:1'))).toEqual([true, false, true])
  })
})

describe('the reason for what is closed to the young', () => {
  const reason = (
    who: Partial<Viewer>,
    purpose: PurposeKey,
    category: (typeof categories)[number],
    age = { isMinor: true },
  ) => {
    const facts = [record({ consents: [consent(purpose, 'GIVEN')] })]
    const decision = decide(viewer(who), purpose, category, 'id', facts, now, age)
    return decision.allowed ? null : decision.reason
  }
  const staff = { scopes: new Set(['customer:read']) }

  it('tells nobody the age who may not know it', () => {
    const adult = decide(viewer(staff), 'Marketing', 'IDENTIFYING', 'id', [record()], now)
    expect(adult).toMatchObject({ reason: 'NO_CONSENT', code: 'CONSENT_REQUIRED' })
    expect(reason(staff, 'Marketing', 'IDENTIFYING')).toBe('NO_CONSENT')
    expect(reason(staff, 'Personalisation', 'BEHAVIOURAL')).toBe('NO_CONSENT')
    expect(reason({}, 'CustomerCare', 'INFERRED')).toBe('OBJECTED')
  })

  it('is told to whoever may read birth dates, to the customer and to privacy officers: the controls', () => {
    expect(reason(staff, 'CustomerCare', 'INFERRED')).toBe('MINOR')
    expect(reason({ customerId: 'id' }, 'Marketing', 'IDENTIFYING')).toBe('MINOR')
    expect(reason({ scopes: new Set(['privacy:manage']) }, 'Marketing', 'IDENTIFYING')).toBe('MINOR')
    expect(reason(staff, 'Marketing', 'IDENTIFYING', { isMinor: false })).toBeNull()
  })
})
