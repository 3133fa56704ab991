import type { Graph } from '../../graph/run.ts'
import type { TakenLine } from '../../subgraphs/quarantine/corrected-versions.ts'
import { quarantineIdOf } from '../../subgraphs/quarantine/line-name.ts'
import { idsCorrectedBy, markCorrected, type RejectedLine } from '../../subgraphs/quarantine/quarantine.ts'
import type { RawLine } from '../raw-line.ts'

export interface ClosingLine extends RawLine, TakenLine {}

/** Closes refused lines when their corrected versions arrive. */
export interface QuarantineClosing {
  /** `rejected`: the refused lines of the window, kept before its other lines are written. */
  beginWindow(rejected: readonly (RawLine & RejectedLine)[]): void
  /** Lines that are now in the graph close the quarantined lines that they correct. */
  taken(lines: readonly ClosingLine[]): Promise<void>
  /** A line that was edited and refused again replaces its earlier version. */
  replaced(rejected: readonly (RawLine & RejectedLine)[]): Promise<void>
}

export function createQuarantineClosing(graph: Pick<Graph, 'read' | 'write'>, now: () => Date): QuarantineClosing {
  /** The numbers of the window's refused lines. */
  let numberById = new Map<string, number>()

  async function close(ids: readonly string[]): Promise<void> {
    if (ids.length > 0)
      await graph.write('ingest.settleQuarantined', (transaction) => markCorrected(transaction, ids, now()))
  }

  return {
    beginWindow(rejected) {
      numberById = new Map(rejected.map(({ name, text, number }) => [quarantineIdOf(name, text), number]))
    },

    async taken(lines) {
      const corrected = new Set(lines.flatMap(({ quarantineId }) => quarantineId ?? []))
      // A line corrects lines before it, not those further down in the same file.
      const isAfter = ({ number }: ClosingLine, id: string) => (numberById.get(id) ?? 0) < number
      for (const id of await idsCorrectedBy(graph.read, lines, isAfter)) corrected.add(id)
      await close([...corrected])
    },

    async replaced(rejected) {
      await close(
        rejected.flatMap(({ quarantineId, name, text }) =>
          quarantineId === undefined || quarantineId === quarantineIdOf(name, text) ? [] : [quarantineId],
        ),
      )
    },
  }
}
