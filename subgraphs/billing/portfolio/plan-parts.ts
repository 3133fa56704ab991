import type { Dimension } from './dimensions.ts'
import type { PayerFigures, Recurring } from './payer-figures.ts'

/** A figure before and after, by plan if that is requested. */
export interface PlanPart {
  readonly planId: string | null
  beforeMinor: bigint
  afterMinor: bigint
  entries: number
  /** Only if the entries are already known. */
  readonly entryIds: Set<string>
}

function partOf(parts: Map<string | null, PlanPart>, planId: string | null): PlanPart {
  let part = parts.get(planId)
  if (part === undefined) {
    part = { planId, beforeMinor: 0n, afterMinor: 0n, entries: 0, entryIds: new Set() }
    parts.set(planId, part)
  }
  return part
}

/** Revenue of the months from `before` to before `first`, and of those from `first` to `last`. */
export function revenueParts(
  { billed }: PayerFigures,
  by: ReadonlySet<Dimension>,
  before: string,
  first: string,
  last: string,
): readonly PlanPart[] {
  const parts = new Map<string | null, PlanPart>()
  for (const { month, planId, type, entries, netMinor } of billed) {
    if (month < before || month > last) continue
    const part = partOf(parts, by.has('PLAN') ? planId : null)
    const signed = type === 'INVOICE' ? netMinor : -netMinor
    if (month < first) part.beforeMinor += signed
    else part.afterMinor += signed
    part.entries += entries
  }
  return [...parts.values()]
}

/** Monthly recurring revenue at `from` and at `to`. */
export function mrrParts(
  figures: PayerFigures,
  by: ReadonlySet<Dimension>,
  from: number,
  to: number,
): readonly PlanPart[] {
  const parts = new Map<string | null, PlanPart>()
  const add = (recurring: readonly Recurring[], when: 'beforeMinor' | 'afterMinor') => {
    for (const { planId, monthlyMinor, subscriptionId } of recurring) {
      const part = partOf(parts, by.has('PLAN') ? planId : null)
      part[when] += monthlyMinor
      part.entryIds.add(subscriptionId)
      part.entries = part.entryIds.size
    }
  }
  add(figures.recurringAt(from), 'beforeMinor')
  add(figures.recurringAt(to), 'afterMinor')
  return [...parts.values()]
}
