import { decodeTime } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PurposeKey } from '../../../access/purposes.ts'
import type { Viewer } from '../../../access/viewer.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'

const testGraph = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(testGraph)
})
afterAll(() => product.close())

/** Knows the records of its own sources alone, and writes them. */
const partner: Viewer = personaViewer('partner', {
  scopes: new Set([
    'customer:read',
    'engagement:read',
    'billing:read',
    'consent:read',
    'ingest:write',
    'identity:steward',
  ]),
  purposes: ['FraudPreventionAndDetection', 'Marketing'],
  sources: ['shop'],
  view: 'own',
})

const home = { line1: '7 Orchard Lane', city: 'Leeds', postalCode: 'LS1 9ZZ', countryCode: 'GB' }
const email = { type: 'EMAIL' as const, value: 'vic@x.example' }
const phone = { type: 'PHONE' as const, value: '+447700900123' }
const trueBirth = '1991-05-06'
const births = ['1991-01-02', '1991-03-04', trueBirth, '1991-07-08', '1960-12-24']

function line(source: string, id: string, identifiers: readonly object[], attributes: object): IngestLineInput {
  return { kind: 'record', source, id, observedAt: '2026-01-01', identifiers, attributes } as IngestLineInput
}

const crm: IngestLineInput = { kind: 'source', source: 'crm' }
const app: IngestLineInput = { kind: 'source', source: 'app', role: 'TOUCHPOINT', mayRecordConsentFor: '*' }
/** What others know: a person, a company, and people who crowd an address and an identifier. */
const others: readonly IngestLineInput[] = [
  line('crm', 'v', [{ ...email, verifiedAt: '2026-01-01' }, phone, { type: 'LOYALTY_ID', value: 'l1' }], {
    ...{ givenName: 'Annabel', familyName: 'Leighton', birthDate: trueBirth, addresses: [home] },
  }),
  line(
    'web',
    'u',
    [
      { type: 'EMAIL', value: 'second@x.example' },
      { type: 'LOYALTY_ID', value: 'l2' },
    ],
    {
      ...{ givenName: 'Annabel', familyName: 'Leighton', birthDate: trueBirth },
    },
  ),
  {
    kind: 'account',
    source: 'crm',
    id: 'acme',
    name: 'Acme Widgets Ltd',
    observedAt: '2026-01-01',
    identifiers: [{ type: 'DOMAIN', value: 'acme.example' }],
  },
  ...Array.from({ length: 60 }, (_, n) =>
    line(
      'crm',
      `c${n}`,
      [
        { type: 'EMAIL', value: 'crowd@x.example' },
        { type: 'CRM_ID', value: `k${n}` },
      ],
      {
        ...{
          fullName: `${['Zoe', 'Ivan', 'Mary'][n % 3]} Family${n}`,
          birthDate: `19${30 + n}-02-03`,
          addresses: [home],
        },
      },
    ),
  ),
  {
    kind: 'consent',
    source: 'app',
    id: 'no',
    record: { source: 'crm', id: 'v' },
    purpose: 'Marketing',
    status: 'REFUSED',
    occurredAt: '2026-01-02',
  },
  {
    kind: 'event',
    source: 'app',
    id: 'e',
    identifier: email,
    name: 'visited',
    channel: 'WEB',
    occurredAt: '2026-01-02',
  },
]

interface Guess {
  readonly id: string
  readonly identifiers?: readonly object[]
  readonly attributes?: object
  readonly relations?: readonly object[]
  readonly type?: 'ORGANISATION'
}

let sent = 0
async function send(guesses: readonly Guess[]) {
  const records = guesses.map((guess, index) => ({
    source: 'shop',
    observedAt: new Date(Date.UTC(2026, 1, 1) + 1000 * (sent * 1000 + index)).toISOString(),
    ...guess,
  }))
  const { data, errors } = await product.ask({
    as: partner,
    for: 'FraudPreventionAndDetection',
    query: `mutation($records: [RecordInput!]!, $key: String!) { ingestRecords(records: $records, idempotencyKey: $key) {
      __typename ... on IngestSuccess { items { index status message } accepted updated duplicate quarantined } } }`,
    variables: { records, key: `k${sent++}` },
  })
  return { data, errors }
}

const told = [
  'id',
  'kind displayName supersededIds resolution { confidence recordCount steps { step rule score } }',
  'profile { birthDate { value } givenName { value } } identityChanges { kind } household { confidence members { customer { id } } }',
  'identifiers(first: 5) { edges { node { type value verified shared provenance { source } } } } accounts { role account { id } }',
  'records(first: 9) { edges { node { source sourceId } } } withheld { category } consents { purpose { key } status }',
  'touchpoints(first: 3) { edges { node { name } } } timeline(first: 3) { edges { node { kind } } }',
]

/** Everything that the partner is told of its own records. */
async function observe(ids: readonly string[], since: number) {
  const refs = ids.map((id) => `{source: "shop", sourceId: "${id}"}`).join(' ')
  const queries = [
    ...told.map((fields) => `{ records(refs: [${refs}]) { customer { ${fields} } account { id name } } }`),
    '{ customers(first: 50) { edges { node { id kind displayName } } } }',
    ...['vic@x.example', 'crowd@x.example'].flatMap((value) => [
      `{ customerByIdentifier(type: EMAIL, value: "${value}") { id } }`,
      `{ customersByIdentifier(type: EMAIL, value: "${value}") { id } }`,
    ]),
    `{ explainMatch(a: {source: "shop", sourceId: "${ids[0]}"}, b: {source: "shop", sourceId: "${ids.at(-1)}"}) { same confidence blockedBy } }`,
  ]
  const answered: object[] = []
  for (const query of queries) answered.push(await answerTo(query, 'FraudPreventionAndDetection'))
  answered.push(await answerTo('{ customers(first: 50) { edges { node { id displayName } } } }', 'Marketing'))
  const text = JSON.stringify(answered)
  const found = [...new Set(text.match(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g))]
  const named = found.reduce((rest, id, index) => rest.replaceAll(id, `id ${index}`), text)
  return {
    // Which of its records share a customer, and all else, whatever the ids are.
    told: inOneOrder(JSON.parse(named)),
    areYounger: found.every((id) => decodeTime(id) >= since),
  }
}

/** A busy machine may take longer than a request has. */
async function answerTo(query: string, purpose: PurposeKey, patience = 5): Promise<object> {
  const { data, errors } = await product.ask({ as: partner, for: purpose, query })
  const codes = errors.map(({ extensions }) => extensions.code)
  if (codes.includes('SERVICE_UNAVAILABLE') && patience > 0) return answerTo(query, purpose, patience - 1)
  for (const code of ['BAD_USER_INPUT', 'LIMIT_EXCEEDED', 'FORBIDDEN', 'SERVICE_UNAVAILABLE'])
    expect(codes).not.toContain(code)
  return { data, codes }
}

/** Ids that were given at one moment stand in any order. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(inOneOrder(item))).toSorted()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inOneOrder(item)]))
}

type Attack = readonly [name: string, rounds: readonly (readonly Guess[])[]]

const attacks: readonly Attack[] = [
  [
    'birth dates beside the e-mail address of a record whose id is known',
    [
      [{ id: 'be0', identifiers: [email] }],
      births.map((birthDate, n) => ({ id: `be${n + 1}`, identifiers: [email], attributes: { birthDate } })),
    ],
  ],
  [
    'birth dates beside a name, without an identifier',
    [
      births.map((birthDate, n) => ({
        id: `be${n}`,
        attributes: { givenName: 'Annabel', familyName: 'Leighton', birthDate, addresses: [home] },
      })),
    ],
  ],
  [
    'names beside an e-mail address',
    [
      [{ id: 'be0', identifiers: [email] }],
      ['Zoe Quill', 'Annabel Leighton', 'Boris Quist'].map((fullName, n) => ({
        id: `be${n + 1}`,
        identifiers: [email],
        attributes: { fullName },
      })),
    ],
  ],
  [
    'birth dates one after the other on the same record',
    births.map((birthDate) => [
      { id: 'be0', identifiers: [email], attributes: { birthDate, fullName: 'Annabel Leighton' } },
    ]),
  ],
  [
    'two identifiers, whether they are of one person',
    [
      [
        { id: 'be0', identifiers: [email] },
        { id: 'be1', identifiers: [phone] },
        { id: 'be2', identifiers: [{ type: 'LOYALTY_ID', value: 'l1' }] },
        { id: 'be3', identifiers: [{ type: 'LOYALTY_ID', value: 'l2' }] },
      ],
    ],
  ],
  [
    'an e-mail address that the partner says it has verified',
    [
      births.map((birthDate, n) => ({
        id: `be${n}`,
        identifiers: [{ ...email, verifiedAt: '2026-01-01T00:00:00Z' }],
        attributes: { birthDate },
      })),
    ],
  ],
  [
    'an e-mail address that many share',
    [
      Array.from({ length: 3 }, (_, n) => ({
        id: `be${n}`,
        identifiers: [{ type: 'EMAIL', value: 'crowd@x.example' }],
      })),
    ],
  ],
  [
    'a company by its domain and its people',
    [
      [
        {
          id: 'be0',
          type: 'ORGANISATION' as const,
          identifiers: [{ type: 'DOMAIN', value: 'acme.example' }],
          attributes: { name: 'Acme Widgets Ltd' },
        },
        {
          id: 'be1',
          identifiers: [email],
          relations: [{ role: 'EMPLOYEE_OF', to: { source: 'shop', sourceId: 'be0' } }],
        },
      ],
    ],
  ],
  [
    'a family at an address',
    [
      ['Annabel', 'Carlos'].map((givenName, n) => ({
        id: `be${n}`,
        attributes: { givenName, familyName: 'Leighton', addresses: [home] },
      })),
    ],
  ],
]

/** What the partner is told after each round, in a graph where others know something and in one where they do not. */
async function run(
  rounds: readonly (readonly Guess[])[],
  source: readonly IngestLineInput[],
  known: readonly IngestLineInput[],
  since: 'FROM_THE_START' | 'LATER' = 'FROM_THE_START',
) {
  await testGraph.clear()
  sent = 0
  await product.ingest([crm, app, ...source, ...(since === 'LATER' ? [] : known)])
  const begunAt = Date.now()
  const seen: Awaited<ReturnType<typeof observe>>[] = []
  const written: unknown[] = []
  for (const round of rounds) {
    written.push(await send(round))
    seen.push(await observe([...new Set(rounds.flat().map(({ id }) => id))], begunAt))
  }
  if (since === 'LATER') {
    await product.ingest(known)
    seen.push(await observe([...new Set(rounds.flat().map(({ id }) => id))], begunAt))
  }
  return { written, told: seen.map((one) => one.told), areYounger: seen.every((one) => one.areYounger) }
}

/** Some thirty questions are asked in each graph, and the first of them are planned. */
const patience = 240_000

beforeEach(() => testGraph.clear())

describe('a client that knows its own sources alone, and guesses', () => {
  const isolated: IngestLineInput = { kind: 'source', source: 'shop', role: 'TOUCHPOINT', isolated: true }
  const open: IngestLineInput = { ...isolated, isolated: false }

  it.each(attacks)(
    'is told the same whether or not anybody knows the person: %s',
    async (_, rounds) => {
      const nobody = await run(rounds, [], [])
      expect(JSON.stringify(nobody.told)).toContain('id 0')
      const somebody = await run(rounds, [], others)
      expect(somebody).toEqual(nobody)
      expect(somebody.areYounger).toBe(true)
      // Also where others come to know the person later.
      const later = await run(rounds, [], others, 'LATER')
      expect(later.told.at(-1)).toEqual(nobody.told.at(-1))
      expect(later.areYounger).toBe(true)
    },
    patience,
  )

  it.each(attacks.filter((_, index) => index % 2 === 0))(
    'and so where its source is declared to be isolated: %s',
    async (_, rounds) => {
      const nobody = await run(rounds, [isolated], [])
      expect(await run(rounds, [isolated], others)).toEqual(nobody)
    },
    patience,
  )

  it.each(attacks.filter((_, index) => [0, 1, 4].includes(index)))(
    'learns it from a declared source that is not isolated: %s',
    async (_, rounds) => {
      expect(await run(rounds, [open], others)).not.toEqual(await run(rounds, [open], []))
    },
    patience,
  )

  it('sees what a consent on its own record opens, whether or not others know the person', async () => {
    const own = { id: 'be0', identifiers: [email], attributes: { fullName: 'Annabel Leighton' } }
    const shown = async (known: readonly IngestLineInput[], by: 'partner' | 'operator') => {
      await testGraph.clear()
      await product.ingest([crm, app, ...known])
      if (by === 'partner') await send([own])
      else await product.ingest([line('shop', own.id, own.identifiers, own.attributes)])
      await product.ingest([
        {
          ...{ kind: 'consent', source: 'app', id: 'yes', record: { source: 'shop', id: 'be0' } },
          ...{ purpose: 'Marketing', status: 'GIVEN', occurredAt: '2026-02-01' },
        },
      ])
      const query = '{ records(refs: [{source: "shop", sourceId: "be0"}]) { customer { displayName } } }'
      return answerTo(query, 'Marketing')
    }
    const victim = others.slice(0, 1)
    const open = { data: { records: [{ customer: { displayName: 'Annabel Leighton' } }] }, codes: [] }
    expect(await shown([], 'partner')).toEqual(open)
    expect(await shown(victim, 'partner')).toEqual(open)
    // The control: what the operator writes is joined with the customer, and opens nothing of it.
    expect(await shown([], 'operator')).toEqual(open)
    expect(await shown(victim, 'operator')).not.toEqual(open)
  })

  it('isolates nothing that somebody else writes, nor what is declared', async () => {
    await product.ingest([crm, ...others.slice(0, 1), line('shop', 'own', [email], {})])
    const subjectOf = async (id: string, source = 'shop') => {
      const query = `{ records(refs: [{source: "${source}", sourceId: "${id}"}]) { customer { id } } }`
      const { data } = await product.ask({ as: 'steward', for: 'CustomerCare', query })
      return (data?.records as { customer: { id: string } }[])[0]?.customer.id
    }
    expect(await subjectOf('own')).toBe(await subjectOf('v', 'crm'))
    await send([{ id: 'be0', identifiers: [email] }])
    expect(await subjectOf('be0')).not.toBe(await subjectOf('v', 'crm'))
    await product.ingest([open])
    await send([{ id: 'be1', identifiers: [email] }])
    expect(await subjectOf('be1')).toBe(await subjectOf('v', 'crm'))
  })

  it('is not in the way of whoever looks the person up', async () => {
    await product.ingest([crm, ...others.slice(0, 1)])
    await send(
      births.map((birthDate, n) => ({
        id: `be${n}`,
        identifiers: [email, { type: 'EMAIL', value: 'mine@x.example' }],
        attributes: { birthDate },
      })),
    )
    const ask = async (query: string) => (await product.ask({ as: 'steward', for: 'CustomerCare', query })).data
    const found = await ask(`{ victim: records(refs: [{source: "crm", sourceId: "v"}]) { customer { id } }
      own: records(refs: [{source: "shop", sourceId: "be0"}]) { customer { id } }
      one: customerByIdentifier(type: EMAIL, value: "vic@x.example") { id }
      all: customersByIdentifier(type: EMAIL, value: "vic@x.example") { id } }`)
    const { victim, one, own, all } = found as {
      victim: { customer: { id: string } }[]
      own: typeof victim
      one: { id: string }
      all: { id: string }[]
    }
    expect(one.id).toBe(victim[0]?.customer.id)
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([one.id, own[0]?.customer.id]))
    expect(await ask('{ customersByIdentifier(type: EMAIL, value: "mine@x.example") { id } }')).toMatchObject({
      customersByIdentifier: expect.arrayContaining([own[0]?.customer]),
    })
  })
})
