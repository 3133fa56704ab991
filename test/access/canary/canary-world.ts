import { randomBytes } from 'node:crypto'
import type { Category } from '../../../access/categories.ts'
import { type PurposeKey, purposeKeys } from '../../../access/purposes.ts'
import type { Viewer } from '../../../access/viewer.ts'
import { cypher, statement } from '../../../graph/cypher.ts'
import type { Graph } from '../../../graph/run.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import type { Product } from '../../harness/product.ts'
import { type State, states } from '../seed-states.ts'
import { mayRead, type Principal } from './oracle.ts'
import { readings } from './readings.ts'

/** A protected value that stands once in the graph. */
export interface Canary {
  readonly person: Person
  readonly category: Category
  /** Scopes of the subgraph that shows it; any one suffices, or being the person. */
  readonly scopes: readonly string[]
  /** Collected when the person had withdrawn this consent. */
  readonly closedFor?: PurposeKey
}

export interface Person {
  readonly state: State
  readonly source: string
  readonly sourceId: string
  readonly email: string
  /** Known once written. */
  readonly id: string
}

export interface CanaryWorld {
  readonly people: readonly Person[]
  /** By the value, lower case. */
  readonly canaries: ReadonlyMap<string, Canary>
}

type Line = IngestLineInput
type Ownerless = Omit<Canary, 'person'>

const identity = ['customer:read']
const engagement = ['engagement:read']
const billing = ['billing:read']

/** Every value of these customers is random and in the graph once: wherever one shows up, it is known whose it is and of what kind. */
export async function seedCanaries(product: Product, graph: Graph, perState = 2): Promise<CanaryWorld> {
  const found = new Map<string, Canary>()
  const drafts = states.flatMap((state) =>
    Array.from({ length: perState }, (_, index) => draftOf(state, `${state}-${index}`)),
  )
  await product.ingest([...sources, ...drafts.flatMap(({ lines }) => lines)])
  const ids = new Map((await graph.read(customerByRecord, {})).map(({ recordId, id }) => [recordId, id]))
  const people = drafts.map(({ person, canaries }) => {
    const known = { ...person, id: ids.get(`${person.source}:${person.sourceId}`) ?? '' }
    for (const [value, canary] of canaries) found.set(value, { ...canary, person: known })
    return known
  })
  if (new Set(people.map(({ id }) => id)).size !== drafts.length) throw new Error('people were merged, or not written')
  return { people, canaries: found }
}

const sources: readonly Line[] = [
  { kind: 'source', source: 'crm', role: 'SYSTEM_OF_RECORD', controller: 'Shop' },
  { kind: 'source', source: 'web', role: 'TOUCHPOINT' },
]

const customerByRecord = statement({
  name: 'test.customerByRecord',
  text: cypher`MATCH (r:SourceRecord)-[:RESOLVED_TO]->(c:Customer) RETURN r.id AS recordId, c.id AS id`,
  row: (r) => ({ recordId: r.string('recordId'), id: r.string('id') }),
})

function draftOf(state: State, sourceId: string) {
  const canaries = new Map<string, Ownerless>()
  const source = state === 'nothing' || state === 'consented' ? 'web' : 'crm'
  const keep = (value: string, category: Category, scopes: readonly string[], closedFor?: PurposeKey) => {
    canaries.set(value, { category, scopes, ...(closedFor !== undefined && { closedFor }) })
    return value
  }
  const word = (...what: readonly [Category, readonly string[], PurposeKey?]) => keep(newWord(), ...what)
  const amount = (category: Category) => Number(keep(newDigits('77', 9), category, billing))
  const email = `${word('CONTACT', identity)}@canary.example`
  const owner = { record: { source, id: sourceId } }
  const fact = (id: string, occurredAt: string) => ({ source, id: `${sourceId}-${id}`, ...owner, occurredAt })
  const behaviour = (name: string, occurredAt: string, closedFor?: PurposeKey): readonly Line[] => {
    const secret = () => word('BEHAVIOURAL', engagement, closedFor)
    return [
      {
        kind: 'event',
        ...fact(`event-${name}`, occurredAt),
        name: `page_${secret()}`,
        channel: 'WEB',
        properties: { url: `https://shop.example/${secret()}`, query: secret() },
      },
      { kind: 'feedback', ...fact(`said-${name}`, occurredAt), type: 'REVIEW', score: 4, comment: secret() },
    ]
  }
  const report = (id: string, occurredAt: string, closedFor?: PurposeKey): Line => ({
    kind: 'external',
    ...fact(id, occurredAt),
    type: 'CREDIT_REPORT',
    provider: 'Bureau',
    licence: 'L-1',
    permittedPurposes: [...purposeKeys],
    values: { remark: word('EXTERNAL', [...billing, ...identity], closedFor) },
  })
  const lines: readonly Line[] = [
    {
      kind: 'record',
      source,
      id: sourceId,
      observedAt: '2025-01-01T00:00:00Z',
      ...(state === 'ended' && { endedAt: '2025-06-01T00:00:00Z' }),
      identifiers: [
        { type: 'EMAIL', value: email },
        { type: 'PHONE', value: `+${keep(newDigits('4479', 8), 'CONTACT', identity)}` },
        { type: 'SOCIAL_HANDLE', value: word('CONTACT', identity) },
        { type: 'PASSPORT', value: word('IDENTIFYING', identity) },
        { type: 'USER_ID', value: word('IDENTIFYING', identity) },
        { type: 'BANK_ACCOUNT', value: word('FINANCIAL', identity) },
        { type: 'OTHER', value: word('SPECIAL', identity) },
      ],
      attributes: {
        givenName: word('IDENTIFYING', identity),
        familyName: word('IDENTIFYING', identity),
        birthDate: state === 'minor' ? '2015-01-01' : keep(newBirthDate(), 'IDENTIFYING', identity),
        addresses: [{ line1: word('CONTACT', identity), city: word('CONTACT', identity), country: 'GB' }],
        preferredLanguage: word('DEMOGRAPHIC', identity),
        employer: word('DEMOGRAPHIC', identity),
        jobTitle: word('DEMOGRAPHIC', identity),
        income: word('FINANCIAL', identity),
        lastLoginAt: word('BEHAVIOURAL', identity),
        interests: word('INFERRED', identity),
        segment: word('INFERRED', identity),
        diagnosis: word('SPECIAL', identity),
        [`field${newWord()}`]: word('SPECIAL', identity),
      },
    },
    ...behaviour('open', '2025-03-01T12:00:00Z'),
    ...behaviour('gap', '2024-04-01T12:00:00Z', gapOf(state)),
    {
      kind: 'billing',
      ...fact('invoice', '2025-02-01T00:00:00Z'),
      type: 'INVOICE',
      amountMinor: amount('FINANCIAL'),
      currency: 'EUR',
      properties: { invoiceId: newWord(), lines: [{ description: word('FINANCIAL', billing), quantity: 1 }] },
    },
    {
      kind: 'billing',
      ...fact('contract', '2025-02-02T00:00:00Z'),
      type: 'CONTRACT',
      amountMinor: amount('FINANCIAL'),
      currency: 'EUR',
      properties: { contractId: newWord(), status: 'ACTIVE' },
    },
    report('report', '2025-02-03T00:00:00Z'),
    report('report-gap', '2024-04-03T00:00:00Z', gapOf(state)),
    ...choicesOf(state, (id, at) => fact(id, at)),
  ]
  return { person: { state, source, sourceId, email }, lines, canaries }
}

/** For which purpose April 2024 lies in a gap of consent. */
function gapOf(state: State): PurposeKey | undefined {
  return state === 'consented' ? 'Marketing' : undefined
}

function choicesOf(
  state: State,
  fact: (id: string, occurredAt: string) => { source: string; id: string; occurredAt: string },
): readonly Line[] {
  const all = (status: 'GIVEN' | 'REFUSED'): readonly Line[] =>
    purposeKeys.map((purpose) => ({
      kind: 'consent',
      ...fact(`${status}-${purpose}`, '2020-01-01T00:00:00Z'),
      purpose,
      status,
    }))
  const marketing = (status: 'GIVEN' | 'WITHDRAWN', at: string): Line => ({
    kind: 'consent',
    ...fact(`marketing-${at}`, at),
    purpose: 'Marketing',
    status,
  })
  switch (state) {
    case 'consented':
      return [
        ...all('GIVEN'),
        marketing('WITHDRAWN', '2024-03-01T00:00:00Z'),
        marketing('GIVEN', '2024-05-01T00:00:00Z'),
      ]
    case 'minor':
      return all('GIVEN')
    case 'refused':
      return all('REFUSED')
    case 'restricted':
      return [...all('GIVEN'), { kind: 'restriction', ...fact('restriction', '2020-01-02T00:00:00Z') }]
    default:
      return []
  }
}

/** Canaries in a text that this caller may not have. `known`: what the caller said itself. */
export function leaks({ canaries }: CanaryWorld, who: Viewer, purpose: PurposeKey, text: string, known: string) {
  const said = readings(known).toLowerCase()
  return canariesIn(canaries, text).filter(([value, canary]) => !said.includes(value) && !mayHave(canary, who, purpose))
}

/** All canaries in a text. */
export function canariesIn(canaries: CanaryWorld['canaries'], text: string): readonly (readonly [string, Canary])[] {
  return [...wordsLikeCanaries(text)].flatMap((value) => {
    const canary = canaries.get(value)
    return canary === undefined ? [] : [[value, canary] as const]
  })
}

/** Whatever in a text looks like one, however it is encoded, lower case. */
export function wordsLikeCanaries(text: string): ReadonlySet<string> {
  return new Set(readings(text).toLowerCase().match(anyCanary) ?? [])
}

function mayHave({ person, category, scopes, closedFor }: Canary, who: Viewer, purpose: PurposeKey): boolean {
  const principal: Principal = {
    scopes: [...who.scopes],
    ...(who.sources !== null && { sources: who.sources }),
    ...(who.customerId !== null && { customerId: who.customerId === person.id ? person.state : 'somebody else' }),
  }
  const isOwn = who.customerId === person.id && who.scopes.has('self')
  if (!isOwn && !scopes.some((scope) => who.scopes.has(scope))) return false
  return closedFor !== purpose && mayRead(principal, purpose, category, person.state)
}

const anyCanary = /zq[a-z]{12}|77\d{9}|4479\d{8}|19\d\d-\d\d-\d\d/g

/** Letters alone: among random digits are some that read as an amount or an account, which is then withheld as such. */
function newWord(): string {
  return `zq${[...randomBytes(12)].map((byte) => String.fromCodePoint(97 + (byte % 26))).join('')}`
}

function newDigits(start: string, count: number): string {
  return start + String(randomBytes(6).readUIntBE(0, 6)).padStart(count, '1').slice(-count)
}

let births = 0
function newBirthDate(): string {
  return new Date(Date.UTC(1940, 0, 1 + births++ * 17)).toISOString().slice(0, 10)
}
