import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ConsentFact } from '../../../access/consent/consent-state.ts'
import { partsOf } from '../../../access/consent/parts.ts'
import type { RecordFacts } from '../../../access/facts/record-facts.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'
import { subjectOf } from '../../resolution/graph-state.ts'

const testGraph = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(testGraph)
})
afterAll(() => product.close())

const verifies = ['EMAIL' as const, 'PHONE' as const]
const sources: readonly IngestLineInput[] = [
  { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies },
  { kind: 'source', source: 'desk', role: 'TOUCHPOINT', verifies },
  { kind: 'source', source: 'cmp', role: 'TOUCHPOINT', mayRecordConsentFor: ['*'] },
]

type Identifier = { readonly type: string; readonly value: string; readonly verifiedAt?: string }
const verified = (type: string, value: string): Identifier => ({ type, value, verifiedAt: '2026-01-01' })
const stated = (type: string, value: string): Identifier => ({ type, value })

function record(ref: string, identifiers: readonly Identifier[], attributes: object): IngestLineInput {
  const [source, id] = ref.split(':')
  return { kind: 'record', source, id, observedAt: '2026-01-01', identifiers, attributes } as unknown as IngestLineInput
}

const name = { givenName: 'Cressida', familyName: 'Wollstonecraft' }
const home = { line1: '7 Hidden Road', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }
const email = 'cressida@x.example'
const own = { ...name, birthDate: '1981-05-06', addresses: [home] }
const victim = (source = 'web') =>
  record(`${source}:victim`, [verified('EMAIL', email), stated('COOKIE_ID', 'vic-cookie')], own)
const form = (...more: readonly Identifier[]) =>
  record('web:a-form', [stated('EMAIL', email), stated('COOKIE_ID', 'mal-cookie'), ...more], name)

function consent(owner: object, status: 'GIVEN' | 'REFUSED' = 'GIVEN', occurredAt = '2026-02-01'): IngestLineInput {
  const id = `${JSON.stringify(owner)} ${status}`
  return { kind: 'consent', source: 'cmp', id, ...owner, purpose: 'Marketing', status, occurredAt } as IngestLineInput
}
const on = (source: string, id: string) => ({ record: { source, id } })
const about = (type: string, value: string) => ({ identifier: { type, value } })

const visit = (source: string, id: string): IngestLineInput => ({
  kind: 'event',
  source,
  id: `visit-${id}`,
  record: { source, id },
  name: `viewed_by_${id}`,
  channel: 'WEB',
  occurredAt: '2026-03-01T00:00:00Z',
  properties: {},
})

async function askAs(as: 'marketing' | 'support', selection: string) {
  const query = `{ customerByIdentifier(type: EMAIL, value: "${email}") { ${selection} } }`
  const forPurpose = as === 'marketing' ? 'Marketing' : 'CustomerCare'
  const viewer = personaViewer(as, { purposes: ['Marketing', 'CustomerCare', 'ServiceProvision'] })
  const { data, errors } = await product.ask({ as: viewer, for: forPurpose, query })
  expect(errors.filter(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR')).toEqual([])
  return data?.customerByIdentifier as Readonly<Record<string, unknown>> | null
}

interface Told {
  readonly reach: { readonly value: string | null }
}

/** What Marketing is shown, on every path. */
async function shown(): Promise<Told> {
  const selection = `displayName profile { birthDate { value } addresses { line1 } }
     identifiers(first: 9) { edges { node { value } } } touchpoints(first: 9) { edges { node { name } } }
     mayUse(purpose: Marketing) { category allowed } reach(purpose: Marketing, channel: EMAIL) { value }`
  return (await askAs('marketing', selection)) as unknown as Told
}

/** What only the victim's record states. */
const victims = ['1981-05-06', '7 Hidden Road', 'vic-cookie', 'viewed_by_victim']
const forms = ['mal-cookie', 'viewed_by_a-form']

/** Which of these values Marketing is shown, and the address that reaches the customer. */
async function told(): Promise<readonly unknown[]> {
  const answer = await shown()
  const text = JSON.stringify(answer)
  return [...[...victims, ...forms].filter((value) => text.includes(value)), answer.reach.value]
}
const nothing = [null]

async function enter(more: string) {
  const id = (await askAs('support', 'id'))?.id
  const { data } = await product.ask({
    as: 'support',
    for: 'CustomerCare',
    query: `mutation { recordConsent(customerId: "${id}", purpose: Marketing${more}) { ... on LedgerSuccess { events { subject } } } }`,
  })
  return data?.recordConsent
}

async function recordIds(): Promise<readonly string[]> {
  const { records } = await subjectOf(testGraph.graph, 'web:a-form')
  return records
    .map((id) => id.slice(id.indexOf(':') + 1))
    .filter((id) => !id.includes(':'))
    .toSorted()
}

const conflict = async () =>
  (
    (await askAs('support', 'consents { conflict { reason subject remedies } }')) as {
      consents: { conflict: unknown }[]
    }
  ).consents.map((row) => row.conflict)

beforeEach(async () => {
  await testGraph.clear()
  await product.ingest(sources)
})

describe.each([
  'web',
  'desk',
])('a stranger’s form that joins a customer who verified an address in %s alone', (source) => {
  beforeEach(async () => {
    await product.ingest([victim(source), visit(source, 'victim'), form(), visit('web', 'a-form')])
    expect(await recordIds()).toEqual(['a-form', 'victim'])
    expect(await told()).toEqual(nothing)
  })

  it.each<readonly [string, () => Promise<unknown>]>([
    ['a declared source enters', () => product.ingest([consent(on('web', 'a-form'))])],
    ['staff enter', () => enter(', record: { source: "web", sourceId: "a-form" }')],
    ['is told about its cookie', () => product.ingest([consent(about('COOKIE_ID', 'mal-cookie'))])],
  ])('opens its own record alone by a consent that %s', async (_, give) => {
    await give()
    const open = await told()
    expect(open).not.toEqual(expect.arrayContaining([expect.stringMatching(victims.join('|'))]))
    // The address is verified as the victim's.
    expect(open.at(-1)).toBeNull()
    expect(open).toContain('mal-cookie')
  })

  it('tells why', async () => {
    await product.ingest([consent(on('web', 'a-form'))])
    expect(await conflict()).toEqual([
      {
        reason: 'UNVERIFIED_RECORD',
        subject: expect.stringMatching(/^web:/),
        remedies: ['VERIFY_SHARED_IDENTIFIER', 'CONFIRM_FOR_ALL', 'SPLIT_RECORDS'],
      },
    ])
  })

  it('is opened by no consent of the customer’s, which opens the customer', async () => {
    const open = [...victims, email]
    // Staff who name no record.
    expect(await enter('')).toEqual({ events: [{ subject: expect.stringContaining(`${source}:`) }] })
    expect(await told()).toEqual(open)
  })

  it.each<readonly [string, object]>([
    ['the record', on(source, 'victim')],
    ['the address', about('EMAIL', email)],
    ['the browser', about('COOKIE_ID', 'vic-cookie')],
  ])('leaves a consent about %s to open what is the customer’s', async (what, owner) => {
    await product.ingest([consent(owner)])
    // What is agreed to in a browser never includes contact points.
    const isDevice = what === 'the browser'
    const open = isDevice ? [...victims.filter((value) => value !== home.line1), null] : [...victims, email]
    expect(await told()).toEqual(open)
  })

  it('closes the customer by what it refuses', async () => {
    await product.ingest([consent(on(source, 'victim'))])
    expect(await told()).toEqual([...victims, email])
    await product.ingest([consent(on('web', 'a-form'), 'REFUSED', '2026-03-01')])
    expect(await told()).toEqual(nothing)
  })

  it('opens all once the customer confirms it for all records', async () => {
    await enter(', record: { source: "web", sourceId: "a-form" }, confirmed: true')
    expect(await told()).toEqual([...victims, ...forms, email])
  })

  it('opens the customer once it verified the address: the control', async () => {
    const linked = record('web:a-form', [verified('EMAIL', email), stated('COOKIE_ID', 'mal-cookie')], name)
    await product.ingest([{ ...linked, observedAt: '2026-02-01' } as IngestLineInput, consent(on('web', 'a-form'))])
    expect(await told()).toEqual([...victims, ...forms, email])
  })
})

describe('records of touchpoints that each verified something else', () => {
  const given: ConsentFact = {
    ...{ purpose: 'Marketing', status: 'GIVEN', channel: null, controller: null, occurredAt: 1, expiresAt: null },
  }
  const facts = (subject: string, more: Partial<RecordFacts> = {}): RecordFacts => ({
    ...{ subject, source: 'web', role: 'TOUCHPOINT', isDeclared: true, isPlaceholder: false, endedAt: null },
    ...{ isDevice: false, verified: [], consents: [], ...more },
  })
  const one = facts('web:1', { verified: ['EMAIL:1'], held: ['EMAIL:1', 'COOKIE_ID:1', 'COOKIE_ID:both'] })
  const two = facts('web:2', { verified: ['EMAIL:2'], held: ['EMAIL:2', 'COOKIE_ID:both'], consents: [given] })
  const also = facts('web:3', { verified: ['EMAIL:2'], held: ['EMAIL:2'] })
  const form = facts('web:4', { held: ['EMAIL:1', 'COOKIE_ID:1'] })
  const browser = (key: string, consents: readonly ConsentFact[] = [given]) =>
    facts(`identifier:${key}`, { source: 'identifier', isPlaceholder: true, isDevice: true, held: [key], consents })

  /** Ids of the records that what is given opens. */
  const opened = (records: readonly RecordFacts[]) =>
    (partsOf(records) ?? [{ records: new Set(records.map(({ subject }) => subject)), facts: records }]).flatMap(
      (part) => (part.facts.some(({ consents }) => consents.length > 0) ? [...part.records] : []),
    )

  it('consent each for those that are linked with it', () => {
    expect(opened([one, two, also, form])).toEqual(['web:2', 'web:3'])
    // The control: nothing is verified.
    const typed = [one, two, also].map((record) => ({ ...record, verified: [] }))
    expect(opened(typed)).toEqual(['web:1', 'web:2', 'web:3'])
    // The control: a system of record knows them, and verified the same.
    const system = facts('crm:1', { source: 'crm', role: 'SYSTEM_OF_RECORD', verified: ['EMAIL:2'], held: ['EMAIL:2'] })
    expect(opened([one, two, system])).toEqual(['web:1', 'web:2', 'crm:1'])
  })

  it('are opened by a browser that one of them holds, and not by one that several hold', () => {
    const silent = { ...two, consents: [] }
    expect(opened([one, silent, form, browser('COOKIE_ID:1')])).toEqual(['web:1', 'identifier:COOKIE_ID:1'])
    expect(opened([one, silent, browser('COOKIE_ID:both')])).toEqual(['identifier:COOKIE_ID:both'])
  })
})

describe('a visitor of whom nothing is verified', () => {
  const browsers = [
    record('web:victim', [stated('EMAIL', email), stated('COOKIE_ID', 'vic-cookie')], own),
    visit('web', 'victim'),
    form(),
    visit('web', 'a-form'),
  ]

  it.each<readonly [string, object]>([
    ['one browser', about('COOKIE_ID', 'mal-cookie')],
    ['the record of one browser', on('web', 'a-form')],
  ])('is opened by a consent about %s, as before', async (_, owner) => {
    await product.ingest([...browsers, consent(owner)])
    expect(await recordIds()).toEqual(['a-form', 'victim'])
    const open = (await told()).slice(0, -1).filter((value) => value !== home.line1)
    expect(open).toEqual([...victims, ...forms].filter((value) => value !== home.line1))
  })
})
