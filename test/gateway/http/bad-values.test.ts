import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, startProduct } from '../../harness/product.ts'
import { write } from '../../resolution/graph-state.ts'

const test = useGraph()
let product: Product

beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())

describe('a value that its scalar does not take', () => {
  const query = `mutation ($at: DateTime) {
    recordConsent(customerId: "nobody", purpose: Marketing, status: GIVEN, expiresAt: $at) { __typename } }`
  const asked = (at: string) => product.ask({ as: 'support', for: 'CustomerCare', query, variables: { at } })

  it.each([
    '2027-02-30T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '2026-11-28',
    '2026-11-28T24:00:00Z',
    '1970',
  ])('is the fault of the caller, who is told: %s', async (at) => {
    const { errors } = await asked(at)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
    expect(errors[0]?.message).toContain(at)
  })

  it('is no fault where the value is a time', async () => {
    expect((await asked('2999-11-28T10:00:00Z')).errors).toEqual([])
  })
})

describe('a value that its scalar does not take, written into the document', () => {
  const asked = (field: string) => product.ask({ as: 'support', for: 'CustomerCare', query: `{ ${field} }` })
  const ofCustomer = (field: string) => `records(refs: [{source: "crm", sourceId: "1"}]) { customer { ${field} } }`
  const times = ['2026-02-30T00:00:00Z', '2026-01-01T24:00:00Z', '+010000-01-01T00:00:00Z']

  beforeAll(async () => {
    await write(test.graph, [{ source: 'crm', id: '1', attributes: { fullName: 'Ann Lee' } }])
  })

  const cases: readonly [string, string][] = [
    ...times.flatMap((at): readonly [string, string][] => [
      ['since', ofCustomer(`timeline(first: 1, since: "${at}") { edges { cursor } }`)],
      ['until', ofCustomer(`touchpoints(first: 1, until: "${at}") { edges { cursor } }`)],
      ['since', ofCustomer(`invoices(first: 1, since: "${at}") { edges { cursor } }`)],
      ['asOf', ofCustomer(`consents(asOf: "${at}") { status }`)],
      ['since', ofCustomer(`billingAnomalies(since: "${at}") { __typename }`)],
      ['knownAt', ofCustomer(`metrics(knownAt: "${at}") { __typename }`)],
    ]),
    ['currency', ofCustomer('metrics(currency: "ZZZ") { __typename }')],
    [
      'currency',
      'portfolioMetrics(by: [PLAN], window: {from: "2026-01-01", to: "2026-02-01"}, currency: "ZZZ") { __typename }',
    ],
    ['until', 'journeyFunnel(since: "2026-01-01", until: "2026-02-30") { __typename }'],
  ]

  it.each(cases)('is told by the name of the argument, %s: %s', async (argument, field) => {
    const { errors } = await asked(field)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
    expect(errors[0]?.message).toContain(`"${argument}"`)
  })

  it('is no fault where the scalar takes it: the control', async () => {
    const { errors } = await asked(ofCustomer('timeline(first: 1, since: "2026-02-28T00:00:00Z") { edges { cursor } }'))
    expect(errors).toEqual([])
  })
})

describe('half of a character in variables', () => {
  const query = 'query ($id: ID!) { records(refs: [{source: "crm", sourceId: $id}]) { source } }'
  const asked = (id: string) => product.ask({ as: 'steward', for: 'ServiceProvision', query, variables: { id } })

  it('is refused by its place: the database would take it for another character', async () => {
    const { status, errors } = await asked('1\ud83d')
    expect(status).toBe(400)
    expect(errors[0]?.message).toContain('variables.id contains half of a character')
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('is not what takes its place', async () => {
    expect((await asked('1\ufffd')).errors).toEqual([])
  })
})
