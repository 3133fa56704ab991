import type { Graph } from '../graph/run.ts'
import { declaredSources } from './queries.ts'

/** It sent records and no source line says what it is, so it counts as a touchpoint. */
export interface UndeclaredSource {
  readonly source: string
  /** How many record and account lines of it came. */
  readonly count: number
  readonly firstLine: number
}

/** Names may be data: without a bound a big file would fill the memory. */
const maxSources = 1_000

/** Notes the sources of a run's records, to tell at its end which of them are undeclared. */
export function createSourceNotes() {
  const noted = new Map<string, { count: number; readonly firstLine: number }>()
  return {
    add(source: string, lineNumber: number): void {
      const known = noted.get(source)
      if (known !== undefined) known.count++
      else if (noted.size < maxSources) noted.set(source, { count: 1, firstLine: lineNumber })
    },

    /** In order of first line. */
    async undeclared(graph: Pick<Graph, 'read'>): Promise<readonly UndeclaredSource[]> {
      if (noted.size === 0) return []
      const declared = new Set(await graph.read(declaredSources, { keys: [...noted.keys()] }))
      return [...noted].flatMap(([source, told]) => (declared.has(source) ? [] : [{ source, ...told }]))
    },
  }
}
