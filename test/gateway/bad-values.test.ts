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
