import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../neo4j.ts'
import { type Product, startProduct } from '../product.ts'

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

describe('half of a character in variables', () => {
  const query = 'query ($id: ID!) { records(refs: [{source: "crm", sourceId: $id}]) { source } }'
  const asked = (id: string) => product.ask({ as: 'steward', for: 'ServiceProvision', query, variables: { id } })

  it('is refused by its place: the database would take it for another character', async () => {
    const { status, errors } = await asked('1\ud83d')
    expect(status).toBe(400)
    expect(errors[0]?.message).toContain('variables.id holds half of a character')
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('is not what takes its place', async () => {
    expect((await asked('1\ufffd')).errors).toEqual([])
  })
})
