import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonaName } from '../../../access/tokens/personas.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, startProduct } from '../../harness/product.ts'

const testGraph = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(testGraph)
})
afterAll(() => product.close())
beforeEach(async () => {
  await testGraph.clear()
  await product.ingest([
    { kind: 'source', source: 'crm', uniqueIds: true },
    { kind: 'source', source: 'erp' },
    { kind: 'source', source: 'web', role: 'TOUCHPOINT' },
  ] as IngestLineInput[])
})

const verifiedAt = '2026-01-01'
const email = (value: string, more: object = {}) => ({ type: 'EMAIL', value, ...more })
const phone = { type: 'PHONE', value: '+447700900777' }
const vera = { givenName: 'Vera', familyName: 'Vickelstone', birthDate: '1971-05-05' }

function record(name: string, identifiers: readonly object[], attributes: object = {}): IngestLineInput {
  const [source = '', id = ''] = name.split(':')
  return { kind: 'record', source, id, observedAt: verifiedAt, identifiers, attributes } as unknown as IngestLineInput
}

const victim = record('crm:v', [email('v@x.io', { verifiedAt }), phone], vera)
const visit = {
  ...{ kind: 'event', source: 'web', id: 'e', record: { source: 'crm', id: 'v' } },
  ...{ name: 'Read about divorce', channel: 'WEB', occurredAt: '2026-02-01' },
} as unknown as IngestLineInput

const file = `query ($type: IdentifierType!, $value: String!) { found: customersByIdentifier(type: $type, value: $value) {
  displayName profile { birthDate { value } } touchpoints(first: 3) { edges { node { name } } }
  reach(purpose: CustomerCare, channel: EMAIL) { value } identifiers(first: 9) { edges { node { value } } } } }`

async function asked(query: string, variables: object, as: PersonaName = 'support') {
  const { data, errors } = await product.ask({ as, for: 'CustomerCare', query, variables })
  expect(errors).toEqual([])
  return data as Record<string, never>
}

interface Found {
  readonly reach: { readonly value: string }
}

/** All whom the look-up finds: two customers hold what one of them merely states. */
async function lookUp(value: string): Promise<readonly Found[]> {
  return (await asked(file, { type: 'EMAIL', value })).found as unknown as readonly Found[]
}

const attacks: readonly (readonly [string, readonly object[], object])[] = [
  ['the e-mail address', [email('v@x.io')], {}],
  ['the e-mail address and name', [email('v@x.io')], { givenName: 'Vera', familyName: 'Vickelstone' }],
  ['the e-mail address, name and birth date', [email('v@x.io')], vera],
  ['the phone number', [phone], {}],
  ['the phone number, name and birth date', [phone], vera],
]

describe('a customer of one system of record who states what a customer of another holds', () => {
  it.each(attacks)('reads nothing of theirs and moves nothing, with %s', async (_, stated, attributes) => {
    const account = record('erp:a', [email('a@x.io', { verifiedAt }), ...stated], {
      ...attributes,
      addresses: [{ line1: 'Evil 1', city: 'Berlin', postalCode: '10115', countryCode: 'DE' }],
    })
    for (const lines of [
      [victim, visit, account],
      [account, victim, visit],
    ]) {
      await testGraph.clear()
      await product.ingest([
        { kind: 'source', source: 'crm', uniqueIds: true },
        { kind: 'source', source: 'erp' },
        { kind: 'source', source: 'web', role: 'TOUCHPOINT' },
      ] as IngestLineInput[])
      for (const line of lines) await product.ingest([line])
      expect(JSON.stringify(await lookUp('a@x.io'))).not.toMatch(/divorce/)
      const [own, ...others] = (await lookUp('v@x.io')).filter((each) => JSON.stringify(each).includes('divorce'))
      expect(others).toEqual([])
      expect(own?.reach).toEqual({ value: 'v@x.io' })
      expect(JSON.stringify(own)).not.toMatch(/a@x\.io|Evil/)
    }
  })

  it('is the same customer once the address is confirmed, which is the control', async () => {
    const account = record('erp:a', [email('a@x.io', { verifiedAt }), email('v@x.io', { verifiedAt })])
    await product.ingest([victim, visit, account])
    expect(JSON.stringify(await lookUp('a@x.io'))).toContain('divorce')
  })

  it('may be united with them by a person, and parted again', async () => {
    await product.ingest([victim, visit, record('erp:a', [email('a@x.io', { verifiedAt }), email('v@x.io')])])
    const queue = `{ matchCandidates(first: 5) { edges { node { id reason } } } }`
    const { edges } = (await asked(queue, {}, 'steward')).matchCandidates as unknown as {
      edges: { node: { id: string } }[]
    }
    expect(edges).toHaveLength(1)
    const decide = `mutation ($id: ID!) { decideMatchCandidate(id: $id, accept: true, reason: "called") {
      __typename ... on AssertSuccess { changeId } } }`
    await asked(decide, { id: edges[0]?.node.id }, 'steward')
    expect(JSON.stringify(await lookUp('a@x.io'))).toContain('divorce')
    const part = `mutation { assertDistinct(a: { source: "crm", sourceId: "v" }, b: { source: "erp", sourceId: "a" }, reason: "two") { __typename } }`
    await asked(part, {}, 'steward')
    expect(JSON.stringify(await lookUp('a@x.io'))).not.toContain('divorce')
    expect((await lookUp('v@x.io')).map(({ reach }) => reach.value)).toContain('v@x.io')
  })

  it('opens nothing of theirs by the consent that staff entered for the account, until a person unites the two', async () => {
    const account = record('erp:a', [email('a@x.io', { verifiedAt }), email('v@x.io')])
    const agreed = {
      ...{ kind: 'consent', source: 'erp', id: 'c', record: { source: 'erp', id: 'a' } },
      ...{ purpose: 'Marketing', status: 'GIVEN', occurredAt: '2026-02-01' },
    } as unknown as IngestLineInput
    await product.ingest([victim, visit, account, agreed])
    const query = `{ records(refs: [{ source: "crm", sourceId: "v" }]) { customer { reach(purpose: Marketing, channel: EMAIL) { value } } } }`
    const reached = async () => JSON.stringify((await product.ask({ as: 'marketing', for: 'Marketing', query })).data)
    expect(await reached()).not.toContain('x.io')
    const unite = `mutation { assertSame(a: { source: "crm", sourceId: "v" }, b: { source: "erp", sourceId: "a" }, reason: "one") { __typename } }`
    await asked(unite, {}, 'steward')
    // The control: a consent of a system of record counts for the customer whom a person united.
    expect(await reached()).toContain('x.io')
  })
})
