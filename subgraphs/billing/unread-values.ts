import { readTime } from '../../resolution/line-parts.ts'
import type { UnreadValue } from '../subgraph.ts'
import { isInterval } from './intervals.ts'
import type { BillingLine } from './lines.ts'
import { wholeOf } from './rules.ts'
import { unknownStateOf } from './statuses.ts'

/** Keys of `properties` that are read as times. */
export const propertyTimes = [
  'dueAt',
  'periodStart',
  'periodEnd',
  'trialEnd',
  'endedAt',
  'renewsAt',
  'effectiveAt',
] as const
const wholeNumbers = ['taxMinor', 'discountMinor', 'quantity', 'termMonths', 'intervalCount'] as const
const maxShown = 60

/** What `properties` state in a form that no figure can use. A null counts as absent. */
export function unreadValues({ type, properties }: BillingLine): readonly UnreadValue[] {
  const state = unknownStateOf(type, properties)
  const interval = properties.interval
  return [
    ...(state === null ? [] : [told('status', state)]),
    ...propertyTimes.flatMap((key) =>
      isAbsent(properties[key]) || readTime(properties[key]) !== null ? [] : [told(key, properties[key])],
    ),
    ...wholeNumbers.flatMap((key) =>
      isAbsent(properties[key]) || wholeOf(properties[key]) !== null ? [] : [told(key, properties[key])],
    ),
    ...(isAbsent(interval) || (typeof interval === 'string' && isInterval(interval.toUpperCase()))
      ? []
      : [told('interval', interval)]),
  ]
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function told(key: string, value: unknown): UnreadValue {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return { place: `properties.${key}`, value: text.length > maxShown ? `${text.slice(0, maxShown)}...` : text }
}
