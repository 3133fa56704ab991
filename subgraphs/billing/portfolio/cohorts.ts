import { leastPeople } from '../../../access/policy.ts'
import { addPerson, createTally, type StampOf, type Tally } from '../../aggregates/tally.ts'
import { monthsFrom } from './months.ts'
import type { PayerFigures } from './payer-figures.ts'

export interface CohortCellRow {
  readonly monthsSince: number
  /** Null: too few to be shown, but some. */
  readonly customers: number | null
  readonly retention: number | null
  readonly revenueMinor: bigint | null
}

export interface CohortRow {
  readonly month: string
  readonly customers: number
  readonly cells: readonly CohortCellRow[]
}

export type CohortTable = readonly CohortRow[]

export interface CohortTallies {
  readonly month: string
  readonly tally: Tally
  /** By months since. */
  readonly cells: readonly Tally[]
}

/** Who first bought in which month of the window, and who bought again how many months later. */
export function createCohorts(months: readonly string[], stampOf: StampOf | null) {
  const last = months.at(-1) ?? ''
  const cohorts = new Map(
    months.map((month) => [
      month,
      {
        customers: 0,
        tally: createTally(),
        tallies: Array.from({ length: monthsFrom(month, last) + 1 }, createTally),
        cells: Array.from({ length: monthsFrom(month, last) + 1 }, () => ({ customers: 0, revenueMinor: 0n })),
      },
    ]),
  )
  return {
    add(id: string, { billed, firstMonth }: PayerFigures): void {
      const cohort = firstMonth === null ? undefined : cohorts.get(firstMonth)
      if (cohort === undefined || firstMonth === null) return
      cohort.customers++
      const seen = new Set<string>()
      const shares = new Map<number, { buyers: number; revenueMinor: number }>()
      for (const { month, type, netMinor } of billed) {
        const since = monthsFrom(firstMonth, month)
        const cell = cohort.cells[since]
        if (cell === undefined) continue
        const signed = type === 'INVOICE' ? netMinor : -netMinor
        cell.revenueMinor += signed
        const share = shares.get(since) ?? { buyers: 0, revenueMinor: 0 }
        shares.set(since, share)
        share.revenueMinor += Number(signed)
        if (type !== 'INVOICE' || seen.has(month)) continue
        seen.add(month)
        cell.customers++
        share.buyers = 1
      }
      if (stampOf === null) return
      addPerson(cohort.tally, id, {}, stampOf)
      for (const [since, share] of shares) {
        const tally = cohort.tallies[since]
        if (tally !== undefined) addPerson(tally, id, share, stampOf)
      }
    },
    tallies(): readonly CohortTallies[] {
      return [...cohorts].map(([month, { tally, tallies }]) => ({ month, tally, cells: tallies }))
    },
    table(): CohortTable {
      return [...cohorts].flatMap(([month, { customers, cells }]) =>
        customers < leastPeople
          ? []
          : [{ month, customers, cells: cells.map((cell, monthsSince) => cellRow(cell, monthsSince, customers)) }],
      )
    },
  }
}

function cellRow(
  { customers, revenueMinor }: { readonly customers: number; readonly revenueMinor: bigint },
  monthsSince: number,
  size: number,
): CohortCellRow {
  // A cell without people is nobody's data. Revenue without an invoice comes from a few credit notes.
  if (customers === 0) return { monthsSince, customers: 0, retention: 0, revenueMinor: revenueMinor === 0n ? 0n : null }
  if (customers < leastPeople) return { monthsSince, customers: null, retention: null, revenueMinor: null }
  return { monthsSince, customers, retention: customers / size, revenueMinor }
}
