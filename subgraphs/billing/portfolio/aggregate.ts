import type { StampOf } from '../../aggregates/tally.ts'
import type { Channel } from '../../channels.ts'
import type { Exchange } from '../metrics/exchange.ts'
import { type ChangeParts, type ChangeTallies, createChange } from './change.ts'
import { type CohortTable, type CohortTallies, createCohorts } from './cohorts.ts'
import type { Dimension } from './dimensions.ts'
import type { Group } from './group-sums.ts'
import { createGroups } from './groups.ts'
import { monthAfter, startOf } from './months.ts'
import { payerFigures } from './payer-figures.ts'
import type { PayerRow } from './payers.ts'
import { mrrParts, revenueParts } from './plan-parts.ts'

export interface PortfolioQuestion {
  readonly by: ReadonlySet<Dimension>
  /** `yyyy-mm`, in order, without gaps. */
  readonly months: readonly string[]
  /** Null: the figures are exact. */
  readonly stampOf: StampOf | null
}

export interface Portfolio {
  readonly groups: readonly Group[]
  readonly cohorts: CohortTable
  readonly revenueChange: ChangeParts
  readonly mrrChange: ChangeParts
  readonly missing: ReadonlySet<string>
  readonly tallies: {
    readonly cohorts: readonly CohortTallies[]
    readonly revenueChange: ChangeTallies
    readonly mrrChange: ChangeTallies
  }
}

export interface PortfolioAggregator {
  add(payer: PayerRow, channel: Channel | null, exchange: Exchange): void
  result(): Portfolio
}

/** Processes one payer after the other and keeps only sums, so that its memory grows with the groups and not with the payers. */
export function createAggregator({ by, months, stampOf }: PortfolioQuestion): PortfolioAggregator {
  const groups = createGroups(by, months, stampOf)
  const missing = new Set<string>()
  const cohorts = createCohorts(months, stampOf)
  const revenueChange = createChange(stampOf)
  const mrrChange = createChange(stampOf)
  const first = months[0] ?? ''
  const last = months.at(-1) ?? ''
  const before = monthAfter(first, -months.length)
  const startsAt = startOf(first)
  const endsAt = startOf(monthAfter(last, 1))

  return {
    add(payer, channel, exchange) {
      const figures = payerFigures(payer, exchange, missing)
      const { firstMonth, firstSubscribed } = figures
      const common = {
        channel: by.has('CHANNEL') ? channel : null,
        accountId: by.has('ACCOUNT') && payer.isAccount ? payer.id : null,
      }
      groups.add(payer.id, figures, common)
      cohorts.add(payer.id, figures)
      const owner = { id: payer.id, isAccount: payer.isAccount }
      const isNewBuyer = firstMonth !== null && firstMonth >= first && firstMonth <= last
      revenueChange.add(owner, common, revenueParts(figures, by, before, first, last), isNewBuyer)
      const isNewSubscriber = firstSubscribed !== null && firstSubscribed >= startsAt
      mrrChange.add(owner, common, mrrParts(figures, by, startsAt - 1, endsAt - 1), isNewSubscriber)
    },
    result: () => ({
      groups: groups.all(),
      cohorts: cohorts.table(),
      revenueChange: revenueChange.parts(),
      mrrChange: mrrChange.parts(),
      missing,
      tallies: {
        cohorts: cohorts.tallies(),
        revenueChange: revenueChange.tallies(),
        mrrChange: mrrChange.tallies(),
      },
    }),
  }
}
