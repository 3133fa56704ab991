import type { Graph } from '../../graph/run.ts'
import type { TakenLine } from '../../subgraphs/quarantine/corrected-versions.ts'
import { quarantineIdOf } from '../../subgraphs/quarantine/line-name.ts'
import { idsSettledBy, markSettled, type RejectedLine } from '../../subgraphs/quarantine/quarantine.ts'
import type { RawLine } from '../raw-line.ts'

export interface SettlingLine extends RawLine, TakenLine {}

/** Closes refused lines whose corrected versions arrive. */
export interface Settling {
  /** `rejected`: of the window, kept before its other lines are written. */
  beginWindow(rejected: readonly (RawLine & RejectedLine)[]): void
  /** Lines that are in the graph now settle what they correct. */
  taken(lines: readonly SettlingLine[]): Promise<void>
  /** A line that was edited and refused again takes the place of the one it was. */
  replaced(rejected: readonly (RawLine & RejectedLine)[]): Promise<void>
}

export function createSettling(graph: Pick<Graph, 'read' | 'write'>, now: () => Date): Settling {
  /** Numbers of the window's refused lines. */
  let numberById = new Map<string, number>()

  async function settle(ids: readonly string[]): Promise<void> {
    if (ids.length > 0)
      await graph.write('ingest.settleQuarantined', (transaction) => markSettled(transaction, ids, now()))
  }

  return {
    beginWindow(rejected) {
      numberById = new Map(rejected.map(({ name, text, number }) => [quarantineIdOf(name, text), number]))
    },

    async taken(lines) {
      const settled = new Set(lines.flatMap(({ quarantineId }) => quarantineId ?? []))
      // A line corrects what came before it, not what stands further down in the same file.
      const isAfter = ({ number }: SettlingLine, id: string) => (numberById.get(id) ?? 0) < number
      for (const id of await idsSettledBy(graph.read, lines, isAfter)) settled.add(id)
      await settle([...settled])
    },

    async replaced(rejected) {
      await settle(
        rejected.flatMap(({ quarantineId, name, text }) =>
          quarantineId === undefined || quarantineId === quarantineIdOf(name, text) ? [] : [quarantineId],
        ),
      )
    },
  }
}
