/** Whether arrays and objects are nested more than `most` levels deep. Works without recursion. */
export function isNestedDeeper(value: unknown, most: number): boolean {
  let level: readonly object[] = isNode(value) ? [value] : []
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > most) return true
    level = level.flatMap((node) => Object.values(node).filter(isNode))
  }
  return false
}

function isNode(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
