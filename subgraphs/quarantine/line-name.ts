import { createHash } from 'node:crypto'

/** What a line calls itself, as far as it tells. At most 512 characters each; null where it holds half of one, which cannot be stored. */
export interface LineName {
  readonly kind: string | null
  readonly source: string | null
  readonly sourceId: string | null
}

export const nameless: LineName = { kind: null, source: null, sourceId: null }

const maxNameLength = 512

export function nameLine(written: Readonly<Record<string, unknown>>): LineName {
  return { kind: nameOf(written.kind), source: nameOf(written.source), sourceId: nameOf(written.id) }
}

function nameOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const name = String(value)
  return name.isWellFormed() ? name.slice(0, maxNameLength).toWellFormed() : null
}

/** By which a corrected line finds its refused versions; null where the line did not say what it is. A source line has no id. */
export function lineKey({ kind, source, sourceId }: LineName): string | null {
  if (kind === null || source === null) return null
  // An account line is a record of another type: both share one space of ids.
  return `${kind === 'account' ? 'record' : kind} ${source} ${sourceId ?? ''}`
}

/** The same line is the same node, however often it comes. */
export function quarantineIdOf(name: LineName, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify([name.kind, name.source, name.sourceId]))
    .update(text)
    .digest('hex')
    .slice(0, 32)
}
