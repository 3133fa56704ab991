import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts'

/** A record that shared the keys with others without having verified them. */
export interface EndedStatement {
  readonly id: string
  readonly keys: readonly string[]
}

/**
 * Those of the records that were joined with the part by an identifier that they stated without verification, and now share none with it: one
 * of the two states other values. Such a record's customer had only named somebody, unless the record had verified the identifier before.
 */
export function statementsEnded(
  records: readonly string[],
  part: readonly string[],
  { replaced, records: present, matchRecordOf }: Pick<Neighbourhood, 'replaced' | 'records' | 'matchRecordOf'>,
): readonly EndedStatement[] {
  if (replaced.size === 0) return []
  const identifiersOf = (id: string, versions: readonly ReadonlyMap<string, Parameters<typeof matchRecordOf>[0]>[]) => {
    const version = versions.find((known) => known.has(id))?.get(id)
    return version === undefined ? [] : matchRecordOf(version).identifiers
  }
  const before = [replaced, present]
  const held = new Set(part.flatMap((id) => identifiersOf(id, before)).map(({ key }) => key))
  const holds = new Set(part.flatMap((id) => identifiersOf(id, [present])).map(({ key }) => key))
  return records.flatMap((id) => {
    const shared = identifiersOf(id, before).filter(({ key }) => held.has(key))
    const isStatedAlone = shared.length > 0 && shared.every(({ isVerified }) => !isVerified)
    const hasEnded = isStatedAlone && !identifiersOf(id, [present]).some(({ key }) => holds.has(key))
    return hasEnded ? [{ id, keys: shared.map(({ key }) => key) }] : []
  })
}
