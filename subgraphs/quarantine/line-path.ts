/** A place in a line, such as `identifiers[0].type`. */
export function showPath(path: readonly PropertyKey[]): string {
  let shown = ''
  for (const part of path)
    shown += typeof part === 'number' ? `[${part}]` : shown === '' ? String(part) : `.${String(part)}`
  return shown
}

/** The value at `path`. Undefined if there is none. */
export function readPath(value: unknown, path: readonly PropertyKey[]): unknown {
  let current: unknown = value
  for (const part of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, part)) return undefined
    // Own property of an object, checked above.
    current = (current as Record<PropertyKey, unknown>)[part]
  }
  return current
}

/** Keys of `written` that `kept` lacks, such as `identifiers[].note`. List positions are omitted so that lines can be counted together. */
export function missingKeys(written: unknown, kept: unknown, prefix = ''): readonly string[] {
  // A part that was kept as it arrived is the same object: nothing is missing in it, however deep it is.
  if (written === kept || typeof written !== 'object' || written === null) return none
  if (typeof kept !== 'object' || kept === null) return none
  if (Array.isArray(written))
    return Array.isArray(kept) ? written.flatMap((item, index) => missingKeys(item, kept[index], `${prefix}[]`)) : none
  let missing: string[] | null = null
  for (const [key, value] of Object.entries(written)) {
    const path = prefix === '' ? key : `${prefix}.${key}`
    // Own property of an object, checked beside it.
    const inner = Object.hasOwn(kept, key) ? missingKeys(value, (kept as Record<string, unknown>)[key], path) : [path]
    if (inner.length > 0) missing = [...(missing ?? none), ...inner]
  }
  return missing ?? none
}

const none: readonly string[] = []
