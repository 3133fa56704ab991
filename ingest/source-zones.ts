import type { Graph } from '../graph/run.ts'
import { isTimeField, writtenTime } from '../resolution/records/line-parts.ts'
import { withOffset } from '../resolution/records/time-zone.ts'
import { zonesBySources } from './queries.ts'

/** Reads the times of lines in the time zones of their sources. */
export interface SourceZones {
  /**
   * The lines with an offset at each time that states none, also in `propertyTimes` of their properties. Unchanged if their source is in
   * UTC.
   */
  read<L>(lines: readonly L[], propertyTimes: readonly string[]): Promise<readonly L[]>
  /** To be called after lines about sources. */
  forget(): void
}

export function createSourceZones(graph: Pick<Graph, 'read'>): SourceZones {
  const zoneBySource = new Map<string, string>()

  async function load(lines: readonly unknown[]): Promise<void> {
    const keys = [...new Set(lines.map(sourceOf))].filter((key) => !zoneBySource.has(key))
    if (keys.length === 0) return
    for (const key of keys) zoneBySource.set(key, 'UTC')
    for (const { key, timeZone } of await graph.read(zonesBySources, { keys })) zoneBySource.set(key, timeZone)
  }

  return {
    async read(lines, propertyTimes) {
      await load(lines)
      return lines.map((line) => {
        const zone = zoneBySource.get(sourceOf(line)) ?? 'UTC'
        // The same shape: a time stays text.
        return zone === 'UTC' ? line : (inZone(line, zone, new Set(propertyTimes)) as typeof line)
      })
    },
    forget: () => zoneBySource.clear(),
  }
}

function sourceOf(line: unknown): string {
  return typeof line === 'object' && line !== null ? String(Reflect.get(line, 'source')) : ''
}

/** The source's free part. */
const freeParts: ReadonlySet<string> = new Set(['attributes', 'values'])

function inZone(value: unknown, zone: string, propertyTimes: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => inZone(item, zone, propertyTimes))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (freeParts.has(key)) return [key, item]
      if (key === 'properties') return [key, propertiesIn(item, zone, propertyTimes)]
      if (typeof item === 'string') return [key, isTimeField(key) ? withOffset(item, zone) : item]
      return [key, inZone(item, zone, propertyTimes)]
    }),
  )
}

/** A value that is not a time stays as written. */
function propertiesIn(properties: object, zone: string, propertyTimes: ReadonlySet<string>): unknown {
  if (propertyTimes.size === 0) return properties
  return Object.fromEntries(
    Object.entries(properties).map(([key, item]) => {
      const written = propertyTimes.has(key) ? writtenTime(item) : null
      return [key, written === null ? item : withOffset(written, zone)]
    }),
  )
}
