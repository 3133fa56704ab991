import type { Graph } from '../graph/run.ts'
import { declaredSources } from './queries.ts'

/** A source that sent records without a source line, so it counts as a touchpoint. */
export interface UndeclaredSource {
  readonly source: string
  /** The number of its record and account lines. */
  readonly count: number
  readonly firstLine: number
}

/** Names may be data. Without a bound, a big file would fill the memory. */
const maxSources = 1_000

/** Collects the sources of a run's records, to report the undeclared ones at its end. */
export function createSourceNotes() {
  const noted = new Map<string, { count: number; readonly firstLine: number }>()
  return {
    add(source: string, lineNumber: number): void {
      const known = noted.get(source)
      if (known !== undefined) known.count++
      else if (noted.size < maxSources) noted.set(source, { count: 1, firstLine: lineNumber })
    },

    /** In the order of their first lines. */
    async undeclared(graph: Pick<Graph, 'read'>): Promise<readonly UndeclaredSource[]> {
      if (noted.size === 0) return []
      const declared = new Set(await graph.read(declaredSources, { keys: [...noted.keys()] }))
      return [...noted].flatMap(([source, told]) => (declared.has(source) ? [] : [{ source, ...told }]))
    },
  }
}
