import { describe, expect, it } from 'vitest'
import { ageingOf, isDelinquent } from '../../../subgraphs/billing/ageing.ts'

const dueAt = Date.UTC(2026, 5, 15)
const day = 86_400_000
const invoice = { currency: 'EUR', dueMinor: 100, dueAt, dueDay: dueAt / day, timeZone: 'UTC' }
const open = [invoice]

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
    const noon = [{ ...invoice, dueAt: dueAt + day / 2, dueDay: null }]
    expect(isDelinquent(noon, dueAt + day - 1)).toBe(false)
    expect(isDelinquent(noon, dueAt + day)).toBe(true)
  })

  it.each([
    // The day after begins when it does there; the second is the last moment before.
    ['UTC', '2026-06-16T00:00:00Z'],
    ['Asia/Kathmandu', '2026-06-15T18:15:00Z'],
    ['Pacific/Kiritimati', '2026-06-15T10:00:00Z'],
    ['America/Los_Angeles', '2026-06-16T07:00:00Z'],
    ['Europe/Berlin', '2026-06-15T22:00:00Z'],
  ])('knows a due date for the same day in %s, and a time for the day on which it falls there', (timeZone, text) => {
    const dated = [{ ...invoice, timeZone }]
    const midnight = Date.parse(text)
    expect([isDelinquent(dated, midnight - 1), isDelinquent(dated, midnight)]).toEqual([false, true])
    const timed = (dueAt: number) => [{ ...invoice, dueAt, dueDay: null, timeZone }]
    expect(isDelinquent(timed(midnight - 1), midnight - 1)).toBe(false)
    expect(isDelinquent(timed(midnight - 1), midnight)).toBe(true)
    expect(isDelinquent(timed(midnight), midnight + day - 1)).toBe(false)
  })

  it.each([
    // 23 and 25 hours long.
    ['Europe/Berlin', '2026-03-29', '2026-03-29T22:00:00Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T23:00:00Z'],
    ['America/New_York', '2026-03-08', '2026-03-09T04:00:00Z'],
    ['America/New_York', '2026-11-01', '2026-11-02T05:00:00Z'],
  ])('counts the days of %s, not hours, when clocks change on %s', (timeZone, due, over) => {
    const dueDay = Date.parse(due) / day
    const dated = [{ ...invoice, dueDay, timeZone }]
    const next = Date.parse(over)
    expect([isDelinquent(dated, next - 1), isDelinquent(dated, next)]).toEqual([false, true])
    const parts = [29, 30].map((days) => ageingOf(dated, next + days * day)[0])
    expect(parts.map((part) => part?.days1To30.amountMinor)).toEqual([100n, 0n])
  })
})
