import { describe, expect, it } from 'vitest'
import { ageingOf, isDelinquent } from '../../../subgraphs/billing/ageing.ts'

const dueAt = Date.UTC(2026, 5, 15)
const day = 86_400_000
const open = [{ currency: 'EUR', dueMinor: 100, dueAt }]

/** The part of the report that an invoice stands in, so many days and milliseconds after midnight of the day it is due. */
function partAfter(days: number, milliseconds = 0): string {
  const [row] = ageingOf(open, dueAt + days * day + milliseconds)
  const { currency, total, ...parts } = row ?? {}
  expect([currency, total?.amountMinor]).toEqual(['EUR', 100n])
  return Object.entries(parts)
    .filter(([, { amountMinor }]) => amountMinor !== 0n)
    .map(([name]) => name)
    .join()
}

describe('the age of what is owed', () => {
  it.each([
    [-1, 'current', false],
    [0, 'current', false],
    [1, 'days1To30', true],
    [30, 'days1To30', true],
    [31, 'days31To60', true],
    [60, 'days31To60', true],
    [61, 'days61To90', true],
    [90, 'days61To90', true],
    [91, 'over90', true],
  ] as const)('%i days after its due day is %s from the first to the last millisecond', (days, part, late) => {
    expect([partAfter(days), partAfter(days, day - 1)]).toEqual([part, part])
    expect(isDelinquent(open, dueAt + days * day)).toBe(late)
    expect(isDelinquent(open, dueAt + days * day + day - 1)).toBe(late)
  })

  it('counts a due time of day as its day', () => {
    const noon = [{ currency: 'EUR', dueMinor: 100, dueAt: dueAt + day / 2 }]
    expect(isDelinquent(noon, dueAt + day - 1)).toBe(false)
    expect(isDelinquent(noon, dueAt + day)).toBe(true)
  })
})
