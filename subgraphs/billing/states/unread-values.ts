import type { UnreadValue } from '../../runtime/subgraph.ts'
import type { BillingLine } from '../lines.ts'
import { unreadTerms } from '../rules.ts'
import { unknownStateOf } from './statuses.ts'

const maxShown = 60

/** What `properties` state in a form that no figure can use. */
export function unreadValues(line: BillingLine): readonly UnreadValue[] {
  const { type, properties } = line
  const state = unknownStateOf(type, properties)
  return [
    ...(state === null ? [] : [told('status', state)]),
    ...unreadTerms(line).map(([key, value]) => told(key, value)),
  ]
}

function told(key: string, value: unknown): UnreadValue {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return { place: `properties.${key}`, value: text.length > maxShown ? `${text.slice(0, maxShown)}...` : text }
}
