import { describe, expect, it } from 'vitest'
import { readMetrics } from '../../../subgraphs/billing/resolvers/metric-fields.ts'

describe('a time of which no figure can be computed', () => {
  const read = () => {
    throw new Error('the ledger is read')
  }
  const context = new Proxy({}, { get: read }) as Parameters<typeof readMetrics>[2]
  const asked = (asOf: string) => readMetrics({ id: 'ann', isAccount: false }, { asOf }, context, new Date())

  it.each([
    '0001-01-01T00:00:00Z',
    '1899-12-31T23:59:59Z',
    '2201-01-01T00:00:00Z',
    '9999-12-31T00:00:00Z',
  ])('is refused by its name: %s', async (asOf) => {
    await expect(asked(asOf)).rejects.toThrow('`asOf` must be a time of the years 1900 to 2200')
  })

  it.each(['1900-01-01T00:00:00Z', '2200-12-31T23:59:59Z'])('is none of these years: %s', async (asOf) => {
    await expect(asked(asOf)).rejects.toThrow('the ledger is read')
  })
})
