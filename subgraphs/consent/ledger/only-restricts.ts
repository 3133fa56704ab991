import type { ConsentEventRow } from '../queries.ts'

type Said = Pick<
  ConsentEventRow,
  'status' | 'categories' | 'recipients' | 'expiresAt' | 'legalBasis' | 'jurisdiction' | 'iab' | 'confirmedFor'
>

/** Whether an entry only takes away from what the entry in force in its slot permits. A consent without one permits something new. */
export function onlyRestricts(next: Said, current: Said | null): boolean {
  if (next.status !== 'GIVEN') return next.status === 'REFUSED' || next.status === 'WITHDRAWN'
  if (current?.status !== 'GIVEN') return false
  const isSame = (['legalBasis', 'jurisdiction', 'iab'] as const).every((name) => next[name] === current[name])
  return (
    isSame &&
    isWithin(next.categories, current.categories) &&
    isWithin(next.recipients, current.recipients) &&
    isWithin(next.confirmedFor, current.confirmedFor) &&
    (next.expiresAt ?? Number.POSITIVE_INFINITY) <= (current.expiresAt ?? Number.POSITIVE_INFINITY)
  )
}

/** Null: all. */
function isWithin(some: readonly string[] | null, others: readonly string[] | null): boolean {
  return others === null || (some?.every((item) => others.includes(item)) ?? false)
}

export type Wished = Pick<ConsentEventRow, 'wish' | 'capMax' | 'capDays'>

/** Whether a preference only makes stricter what is in force for its channel. */
export function isStricter(next: Wished, current: Wished | null): boolean {
  const before = current ?? { wish: 'ACCEPTED', capMax: null, capDays: null }
  return isLooser(before, next) && !isLooser(next, before)
}

/** Whether a preference permits more messages than another in some respect. */
export function isLooser({ wish, capMax, capDays }: Wished, than: Wished): boolean {
  if (wish === 'UNWANTED') return false
  if (than.wish === 'UNWANTED') return true
  if (than.capMax === null || than.capDays === null) return false
  return capMax === null || capDays === null || capMax > than.capMax || capDays < than.capDays
}
