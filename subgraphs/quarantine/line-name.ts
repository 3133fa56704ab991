import { createHash } from 'node:crypto'

/**
 * The identity of a line, as far as it states one. At most 512 characters each. Null if it contains half of a character, which cannot be
 * stored.
 */
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

/** The key by which a corrected line finds its refused versions. Null if the line does not identify itself. A source line has no id. */
export function lineKey({ kind, source, sourceId }: LineName): string | null {
  if (kind === null || source === null) return null
  // An account line is a record of another type: both share one space of ids.
  return `${kind === 'account' ? 'record' : kind} ${source} ${sourceId ?? ''}`
}

/** The same line is the same node, however often it arrives. */
export function quarantineIdOf(name: LineName, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify([name.kind, name.source, name.sourceId]))
    .update(text)
    .digest('hex')
    .slice(0, 32)
}
