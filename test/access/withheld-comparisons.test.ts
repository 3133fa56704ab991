import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../harness/product.ts'
import { subjectOf } from '../resolution/graph-state.ts'

const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())

const rosalind = { givenName: 'Rosalind', familyName: 'Thornbury', birthDate: '1971-04-02' }
const record = (source: string, id: string, attributes: Record<string, unknown>) =>
  ({ kind: 'record', source, id, observedAt: '2026-01-01', attributes }) as const
const of = (id: string) => ({ source: 'crm', sourceId: id })

let customer = ''
let other = ''

beforeEach(async () => {
  await test.clear()
  await product.ingest([
    { kind: 'source', source: 'crm', controller: 'Acme' },
    record('crm', '1', { ...rosalind, religion: 'Quaker', segment: 'loyal', addresses: [{ city: 'Fremantle' }] }),
  ])
  await product.ingest([
    record('crm', 'right', { ...rosalind, religion: 'Quaker' }),
    record('crm', 'wrong', { givenName: 'Rosalind', familyName: 'Marsh', birthDate: '1985-10-21' }),
    {
      kind: 'event',
      source: 'web',
      id: 'e1',
      name: 'page_viewed',
      channel: 'WEB',
      occurredAt: '2026-01-05T00:00:00Z',
      record: { source: 'crm', id: '1' },
    },
  ])
  customer = (await subjectOf(test.graph, 'crm:1')).id
  other = (await subjectOf(test.graph, 'crm:wrong')).id
})

const restrict = (id: string, source = 'crm') =>
  product.ingest([{ kind: 'restriction', source, id: `r-${id}`, record: { source, id }, occurredAt: '2026-01-06' }])

async function asked(query: string, variables: object = {}) {
  const { data, errors } = await product.ask({ as: 'steward', for: 'ServiceProvision', query, variables })
  const codes = errors.map(({ extensions }) => [extensions.coordinate ?? null, extensions.reason ?? extensions.code])
  return { data, codes: Object.fromEntries(codes), messages: errors.map(({ message }) => message) }
}

const explain = (a: string, b: string) =>
  asked(
    `query($a: RecordRefInput!, $b: RecordRefInput!) { explainMatch(a: $a, b: $b) {
      confidence blockedBy against { name score } path { rule score features { name score } }
    } }`,
    { a: of(a), b: of(b) },
  )

const nothing = { confidence: null, blockedBy: null, against: null, path: null }

describe('what two records have in common', () => {
  it.each([
    ['1', 'wrong', '1'],
    ['1', 'wrong', 'wrong'],
    ['1', 'right', '1'],
    ['1', 'right', 'right'],
  ])('is withheld where either customer is restricted: %s and %s, of which %s', async (a, b, restricted) => {
    // The negative control: nobody is restricted yet.
    const open = await explain(a, b)
    expect(open.codes).toEqual({})
    expect(open.data?.explainMatch).not.toMatchObject({ confidence: null })
    await restrict(restricted)
    const { data, codes } = await explain(a, b)
    expect(data).toEqual({ explainMatch: nothing })
    expect(codes).toMatchObject({
      'MatchExplanation.confidence': 'RESTRICTED',
      'MatchExplanation.against': 'RESTRICTED',
    })
    expect((await explain(b, a)).data).toEqual({ explainMatch: nothing })
  })

  it('is withheld of the questions of the review queue as well', async () => {
    const name = { givenName: 'Jorunn', familyName: 'Askvold' }
    await product.ingest(['desk', 'shop'].map((source) => ({ kind: 'source' as const, source, controller: 'Acme' })))
    await product.ingest([record('desk', 'q', { ...name, addresses: [{ city: 'Fremantle' }] })])
    await product.ingest([record('shop', 'q', name)])
    const query = '{ matchCandidates(first: 9) { edges { node { score reason stake } } } }'
    const nodes = async () => {
      const { data } = await asked(query)
      type Queue = { readonly edges: readonly { readonly node: object }[] }
      return (data?.matchCandidates as Queue).edges.map(({ node }) => node)
    }
    const open = await nodes()
    expect(open.length).toBeGreaterThan(0)
    for (const node of open)
      expect(node).toMatchObject({ score: expect.any(Number), reason: expect.any(String), stake: expect.any(Number) })
    await restrict('q', 'shop')
    // The name of the one that is open would be nearly that of the other.
    expect(await nodes()).toEqual([])
    await restrict('q', 'desk')
    expect(await nodes()).toEqual(open.map(() => ({ score: null, reason: null, stake: null })))
  })
})

describe('what a merge would move', () => {
  const counts = async () =>
    asked(
      `query($keep: ID!, $absorb: ID!) { mergePreview(keepId: $keep, absorbId: $absorb) { recordsMoved eventsTouched invoicesTouched } }`,
      { keep: other, absorb: customer },
    )

  it.each(['1', 'wrong'])('is not counted where either customer is restricted: %s', async (restricted) => {
    expect(await counts()).toMatchObject({
      data: { mergePreview: { eventsTouched: 1, invoicesTouched: 0 } },
      codes: {},
    })
    await restrict(restricted)
    expect(await counts()).toMatchObject({
      data: { mergePreview: { eventsTouched: null, invoicesTouched: null } },
      codes: { 'MergePreview.eventsTouched': 'RESTRICTED', 'MergePreview.invoicesTouched': 'RESTRICTED' },
    })
  })
})

describe('whether a merge is possible', () => {
  const preview = async () =>
    asked(
      'query($keep: ID!, $absorb: ID!) { mergePreview(keepId: $keep, absorbId: $absorb) { blockedBy leaving { sourceId } } }',
      {
        keep: other,
        absorb: customer,
      },
    )
  const merge = () =>
    asked(
      `mutation($keep: ID!, $absorb: ID!) { mergeCustomers(keepId: $keep, absorbId: $absorb, reason: "x") {
        __typename ... on Conflict { blockedBy } } }`,
      { keep: other, absorb: customer },
    )

  it.each(['1', 'wrong'])('tells nothing of the values of a restricted customer: %s', async (restricted) => {
    // The negative control: their records are compared.
    const open = await preview()
    expect(open.data).not.toMatchObject({ mergePreview: { blockedBy: [expect.stringContaining('GDPR article 18')] } })
    await restrict(restricted)
    const closed = [expect.stringContaining('GDPR article 18')]
    expect((await preview()).data).toEqual({ mergePreview: { blockedBy: closed, leaving: [] } })
    expect((await merge()).data).toEqual({ mergeCustomers: { __typename: 'Conflict', blockedBy: closed } })
  })
})

describe('that two records are one customer', () => {
  const assert = () =>
    asked(
      `mutation($a: RecordRefInput!, $b: RecordRefInput!) { assertSame(a: $a, b: $b, reason: "x") {
        __typename ... on Conflict { blockedBy } } }`,
      { a: of('1'), b: of('wrong') },
    )

  it.each([null, '1', 'wrong'])('is decided by nobody while either is restricted: %s', async (restricted) => {
    if (restricted !== null) await restrict(restricted)
    const refused = { __typename: 'Conflict', blockedBy: [expect.stringContaining('GDPR article 18')] }
    const done = { __typename: 'AssertSuccess' }
    expect((await assert()).data).toEqual({ assertSame: restricted === null ? done : refused })
  })

  it.each([false, true])('is no answer to a question about one who is restricted: %s', async (isRestricted) => {
    const name = { givenName: 'Jorunn', familyName: 'Askvold' }
    await product.ingest(['desk', 'shop'].map((source) => ({ kind: 'source' as const, source, controller: 'Acme' })))
    await product.ingest([record('desk', 'q', { ...name, addresses: [{ city: 'Fremantle' }] })])
    await product.ingest([record('shop', 'q', name)])
    const { data } = await asked(
      '{ matchCandidates(first: 9) { edges { node { id a { sourceId } b { sourceId } } } } }',
    )
    type Queue = {
      readonly edges: readonly { readonly node: { readonly id: string; readonly a: { sourceId: string } } }[]
    }
    const question = (data?.matchCandidates as Queue).edges.find(({ node }) => node.a.sourceId === 'q')?.node.id
    if (isRestricted) await restrict('q', 'shop')
    const decide = (accept: boolean) =>
      asked(
        `mutation($id: ID!, $accept: Boolean!) { decideMatchCandidate(id: $id, accept: $accept, reason: "x") { __typename } }`,
        { id: question, accept },
      )
    expect((await decide(true)).data).toEqual({
      decideMatchCandidate: { __typename: isRestricted ? 'Conflict' : 'AssertSuccess' },
    })
  })
})

describe('a customer who restricted the use while one record that the rules joined stays open', () => {
  const erp = {
    ...record('erp', 'guess', rosalind),
    // Anybody who may write records of the system can write this one.
    identifiers: [],
  }

  async function restrictOwn(): Promise<void> {
    await product.ingest([{ kind: 'source', source: 'erp', controller: 'Acme' }, erp])
    const as = personaViewer('customer', { customerId: (await subjectOf(test.graph, 'crm:1')).id, record: 'crm:1' })
    const query = `mutation { restrictUse(customerId: "${as.customerId}") { __typename } }`
    const { data } = await product.ask({ as, for: 'ServiceProvision', query })
    expect(data).toEqual({ restrictUse: { __typename: 'LedgerSuccess' } })
    customer = as.customerId ?? ''
    expect((await subjectOf(test.graph, 'erp:guess')).id).toBe(customer)
    // The other record is open: the control.
    const named = await asked(`{ customer(id: "${customer}") { displayName } }`)
    expect(named.data).toEqual({ customer: { displayName: 'Rosalind Thornbury' } })
  }
  beforeEach(restrictOwn)

  it.each([
    ['1', 'wrong'],
    ['wrong', '1'],
  ])('is compared with nobody: %s and %s', async (a, b) => {
    expect((await explain(a, b)).data).toEqual({ explainMatch: nothing })
  })

  it('shows no step to the closed record', async () => {
    const { data } = await asked(`{ customer(id: "${customer}") { resolution { recordCount steps { rule } } } }`)
    expect(data).toMatchObject({ customer: { resolution: { steps: [] } } })
  })

  it('is merged with nobody, and nothing of the closed record is counted', async () => {
    const closed = [expect.stringContaining('GDPR article 18')]
    const ids = { keep: other, absorb: customer }
    const preview = await asked(
      `query($keep: ID!, $absorb: ID!) { mergePreview(keepId: $keep, absorbId: $absorb) { blockedBy eventsTouched invoicesTouched } }`,
      ids,
    )
    expect(preview.data).toEqual({ mergePreview: { blockedBy: closed, eventsTouched: null, invoicesTouched: null } })
    const merge = await asked(
      `mutation($keep: ID!, $absorb: ID!) { mergeCustomers(keepId: $keep, absorbId: $absorb, reason: "x") { ... on Conflict { blockedBy } } }`,
      ids,
    )
    expect(merge.data).toEqual({ mergeCustomers: { blockedBy: closed } })
    const same = await asked(
      `mutation($a: RecordRefInput!, $b: RecordRefInput!) { assertSame(a: $a, b: $b, reason: "x") { ... on Conflict { blockedBy } } }`,
      { a: of('wrong'), b: of('1') },
    )
    expect(same.data).toEqual({ assertSame: { blockedBy: closed } })
  })
})

describe('a correction', () => {
  const correct = (name: string, value: string | null = 'x') =>
    asked(
      `mutation($id: ID!, $name: String!, $value: String) {
        correctAttribute(customerId: $id, name: $name, value: $value, reason: "they called") { __typename }
      }`,
      { id: customer, name, value },
    )
  const done = { data: { correctAttribute: { __typename: 'CorrectAttributeSuccess' } }, codes: {} }

  it.each(['religion', 'segment'])('of what is closed answers as one of what nobody knows: %s', async (name) => {
    for (const value of ['x', null]) {
      const unknown = await correct('healthNote', value)
      expect(unknown.codes).toEqual({ null: 'BAD_USER_INPUT' })
      expect(await correct(name, value)).toEqual(unknown)
    }
  })

  it.each([
    ['birthDate', '1971-02-04'],
    ['familyName', 'x'],
    ['city', 'x'],
  ])('of what a restriction closed does so too: %s', async (name, right) => {
    // The negative control: it is open.
    expect(await correct(name, right)).toMatchObject(done)
    await restrict('1')
    for (const value of [right, 'x', null])
      expect(await correct(name, value)).toEqual(await correct('healthNote', value))
  })
})
