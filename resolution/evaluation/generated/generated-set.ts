import type { LabelledLine, LabelledSet } from '../labelled-set.ts'
import { type Chance, createChance } from './chance.ts'
import { type CompanyRecord, companyRecordOf, makeCompanies } from './companies.ts'
import { commercial, type Draft, draftOf, emptyDraft, isRecognisable, official, written } from './draft.ts'
import { type ImpostorKind, impostorsOf } from './impostors.ts'
import { type Fault, nameFaults } from './name-faults.ts'
import { addressFaults, birthDateFaults, contactFaults, nationalIdFaults } from './other-faults.ts'
import { makePeople, type Person, type Relation } from './people.ts'
import { type ContactPoint, pointsOf, type Told } from './verification.ts'

export interface GeneratedSet extends LabelledSet {
  /** `source:id` -> what was done to the record. */
  readonly faults: ReadonlyMap<string, readonly string[]>
  /** Label -> what ties that subject to others who are not the same; a company is a COMPANY. */
  readonly relations: ReadonlyMap<string, Relation | ImpostorKind | 'COMPANY'>
}

export interface GeneratedOptions {
  readonly seed: number
  readonly people: number
  /** False: no record tells a national number. */
  readonly hasIds: boolean
  /**
   * True: every source is a system of record, some of which verify contact points; records state further points of their people, and impostors state
   * points of others. All else is as without it.
   */
  readonly isVerifying?: boolean
}

/** How often each part of a record that is not its person's first has a fault. */
const parts: readonly (readonly [number, Readonly<Record<string, Fault>>])[] = [
  [0.45, nameFaults],
  [0.25, birthDateFaults],
  [0.4, addressFaults],
  [0.3, contactFaults],
  [0.25, nationalIdFaults],
]
/** Faults after which hardly anything of the part is left are rarer than the others of their part: one in so many. */
const rareness: Readonly<Record<string, number>> = {
  MARRIED: 6,
  OTHER_GIVEN_NAME: 20,
  MIDDLE_AS_GIVEN: 6,
  GIVEN_INITIAL: 3,
  ID_TYPO: 3,
  HOUSE_NUMBER_WRONG: 3,
  ADDRESS_LEFT_OUT: 2,
}

const systems = ['registry', 'crm', 'shop', 'care', 'post', 'web']

/** Records of people with one to six of them each and of companies, every one with faults, and who they are. The same seed gives the same set. */
export function generateLabelledSet({ seed, people, hasIds, isVerifying = false }: GeneratedOptions): GeneratedSet {
  const chance = createChance(seed)
  // Of a stream of its own, so that it moves nothing else.
  const throws = isVerifying ? createChance(seed + 1_000_000) : null
  const everybody = makePeople(people, chance)
  const companies = makeCompanies(Math.ceil(people / 12), chance)
  const lines: LabelledLine[] = systems.map((source) => ({ kind: 'source', source, dateOrder: 'DMY' }))
  const records: LabelledLine[] = []
  const truth = new Map<string, string>()
  const faults = new Map<string, readonly string[]>()
  const relations = new Map<string, Relation | ImpostorKind | 'COMPANY'>()
  const tellings: Told[] = []
  const add = (label: string, made: readonly string[], line: (source: string, id: string) => LabelledLine) => {
    const source = chance.pick(systems)
    const id = `r${records.length}`
    records.push(line(source, id))
    truth.set(`${source}:${id}`, label)
    faults.set(`${source}:${id}`, made)
  }
  for (const person of everybody) {
    relations.set(person.label, person.relation)
    const count = chance.int(1, 6)
    // Half of the people stand in registers that were copied by hand: several faults in one part, and nothing else to go by.
    const isOfficial = chance.isTrue(0.5)
    for (let nth = 0; nth < count; nth++) {
      const clean = draftOf(person, isOfficial ? official : commercial, chance)
      const { draft, made } = withFaults(clean, person, nth === 0 ? 0.3 : 1, isOfficial ? 3 : 1, chance)
      add(person.label, made, (source, id) => {
        const told = { draft, person, made, source }
        tellings.push(told)
        const points = pointsOf(told, throws)
        return personLine(hasIds ? draft : { ...draft, nationalId: '' }, points, person, source, id)
      })
    }
  }
  for (const company of companies) {
    relations.set(company.label, 'COMPANY')
    const count = chance.int(1, 4)
    for (let nth = 0; nth < count; nth++) {
      const record = companyRecordOf(company, chance)
      add(company.label, record.faults, (source, id) => companyLine(record, source, id))
    }
  }
  const shuffledRecords = shuffled(records, chance)
  const impostors = throws === null ? [] : impostorsOf(tellings, throws)
  for (const { label, kind, records: some } of impostors) {
    relations.set(label, kind)
    for (const { draft, points, person, source, id } of some) {
      shuffledRecords.push(personLine(draft, points, person, source, id))
      truth.set(`${source}:${id}`, label)
      faults.set(`${source}:${id}`, [])
    }
  }
  return { lines: [...lines, ...shuffledRecords], truth, faults, relations }
}

/** `share` of the usual rates, each part gone through `rounds` times. */
function withFaults(
  clean: Draft,
  person: Person,
  share: number,
  rounds: number,
  chance: Chance,
): { draft: Draft; made: readonly string[] } {
  let draft = clean
  const made: string[] = []
  const kept = chance.isTrue(0.1) ? 1 : 2
  for (let round = 0; round < rounds; round++) {
    for (const [rate, kinds] of parts) {
      if (!chance.isTrue(rate * share)) continue
      const [kind, faulty] = drawFault(kinds, draft, person, chance)
      if (faulty === null || made.includes(kind) || !isRecognisable(clean, [...made, kind], kept)) continue
      draft = faulty
      made.push(kind)
    }
  }
  return { draft, made }
}

/** Tries kinds until one can happen to the draft. */
function drawFault(
  kinds: Readonly<Record<string, Fault>>,
  draft: Draft,
  person: Person,
  chance: Chance,
): readonly [string, Draft | null] {
  const names = Object.keys(kinds)
  for (let tries = 0; tries < 12; tries++) {
    const kind = chance.pick(names)
    const rare = rareness[kind]
    if (rare !== undefined && chance.int(1, rare) !== 1) continue
    const faulty = kinds[kind]?.(draft, person, chance) ?? null
    if (faulty !== null) return [kind, faulty]
  }
  return ['', null]
}

function personLine(
  draft: Draft,
  points: readonly ContactPoint[],
  { country }: Pick<Person, 'country'>,
  source: string,
  id: string,
): LabelledLine {
  const { nationalId, suffix } = draft
  return {
    kind: 'record',
    source,
    id,
    observedAt: '2026-01-01T00:00:00Z',
    identifiers: [
      ...points.map((point) => (point.type === 'PHONE' ? { ...point, country } : point)),
      ...(nationalId === '' ? [] : [{ type: 'NATIONAL_ID', value: nationalId, country }]),
    ],
    attributes: told({
      ...namesOf(draft),
      suffix,
      birthDate: draft.birthDate,
      addresses: draft.line1 === '' ? '' : [addressOf(draft)],
    }),
  }
}

function namesOf({ nameForm, givenName, middleName, familyName }: Draft): Readonly<Record<string, string>> {
  switch (nameForm) {
    case 'PARTS':
      return { givenName, middleName, familyName }
    case 'GIVEN_FAMILY':
      return { fullName: [givenName, middleName, familyName].filter((part) => part !== '').join(' ') }
    case 'FAMILY_COMMA_GIVEN':
      return { fullName: `${familyName}, ${givenName}` }
  }
}

function addressOf({ line1, line2, postalCode, city, countryText }: Draft): unknown {
  return told({
    line1,
    line2,
    postalCode,
    city,
    ...(/^[A-Z]{2}$/.test(countryText) ? { countryCode: countryText } : { country: countryText }),
  })
}

function companyLine({ name, place, domain, taxId, country }: CompanyRecord, source: string, id: string): LabelledLine {
  return {
    kind: 'account',
    source,
    id,
    name,
    observedAt: '2026-01-01T00:00:00Z',
    identifiers: [
      ...(domain === '' ? [] : [{ type: 'DOMAIN', value: domain }]),
      ...(taxId === '' ? [] : [{ type: 'TAX_ID', value: taxId, country }]),
    ],
    attributes: { addresses: [addressOf({ ...emptyDraft, ...written(place) })] },
  }
}

function told(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = chance.int(0, at)
    const [one, two] = [mixed[at], mixed[other]]
    if (one !== undefined && two !== undefined) [mixed[at], mixed[other]] = [two, one]
  }
  return mixed
}
