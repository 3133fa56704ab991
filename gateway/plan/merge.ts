export type Row = Record<string, unknown>

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Merges what another call returned for the same object into it. The objects keep their identity, because concurrent calls hold references
 * to them.
 */
export function mergeInto(target: Row, source: Row): void {
  for (const key of Object.keys(source)) {
    // No plan requests it: an answer with this key targets the prototype of all objects.
    if (key === '__proto__') continue
    const known = Object.hasOwn(target, key) ? target[key] : undefined
    const value = source[key]
    if (isRow(known) && isRow(value)) mergeRows(target, key, known, value)
    else if (Array.isArray(known) && Array.isArray(value) && known.length === value.length) mergeItems(known, value)
    // If one subgraph has no value for a field that several return, the value of the other one stays.
    else if (known === undefined || value !== null) target[key] = value
  }
}

function mergeRows(target: Row, key: string, known: Row, value: Row): void {
  // Only values of a scalar are frozen, and both are equal.
  if (Object.isFrozen(known)) target[key] = value
  else mergeInto(known, value)
}

function mergeItems(known: unknown[], items: readonly unknown[]): void {
  if (Object.isFrozen(known)) return
  for (const [index, item] of items.entries()) {
    const before = known[index]
    if (isRow(before) && isRow(item) && !Object.isFrozen(before)) mergeInto(before, item)
    else if (item !== null) known[index] = item
  }
}
