import { time, toMillis } from '../../resolution/records/line-parts.ts'
import type { LineName } from './line-name.ts'
import { lineKey } from './line-name.ts'
import type { OpenVersion } from './queries.ts'

/** A line that was accepted. */
export interface TakenLine {
  readonly name: LineName
  /** The line as its shape parsed it. */
  readonly line: unknown
  /** False: it was already there, so its arrival alone does not correct what was refused since. */
  readonly isNews: boolean
}

/**
 * The refused versions that a line closes: those that it corrects, which are not newer than the line. If a refused version states no
 * readable time, a line that brings something new closes it. `mayCorrect`: whether a line came after the refused one.
 */
export function correctedVersions<T extends TakenLine>(
  taken: readonly T[],
  open: readonly OpenVersion[],
  mayCorrect: (line: T, id: string) => boolean = () => true,
): readonly OpenVersion[] {
  if (open.length === 0) return []
  const takenByKey = Map.groupBy(taken, ({ name }) => lineKey(name))
  return open.filter((version) =>
    takenByKey.get(version.key)?.some((line) => mayCorrect(line, version.id) && corrects(line, version)),
  )
}

function corrects({ line, isNews }: TakenLine, { line: text, rule }: OpenVersion): boolean {
  const refused = objectOf(parse(text))
  const written = objectOf(line)
  // The id belonged to another owner, and the fact of that owner does not correct it.
  if (rule === 'ID_TAKEN' && !isOfOneOwner(written, refused)) return false
  const refusedAt = timeOf(refused)
  const takenAt = timeOf(written)
  return refusedAt === null || takenAt === null ? isNews : takenAt >= refusedAt
}

function timeOf({ observedAt, occurredAt }: Readonly<Record<string, unknown>>): number | null {
  const parsed = time.safeParse(observedAt ?? occurredAt)
  return parsed.success ? toMillis(parsed.data) : null
}

function isOfOneOwner(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  return ['record', 'identifier'].every((part) => {
    const [left, right] = [objectOf(a[part]), objectOf(b[part])]
    return ['source', 'id', 'type', 'value'].every((name) => left[name] === right[name])
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
