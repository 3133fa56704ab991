import { z } from 'zod'
import { command, cypher, statement } from '../../graph/cypher.ts'
import type { Graph } from '../../graph/run.ts'
import type { LineResult, LineTypes } from '../../subgraphs/runtime/subgraph.ts'

const noteLine = z.object({
  kind: z.enum(['source', 'record', 'note']),
  source: z.string(),
  id: z.string().default('source'),
  text: z.string().default(''),
})
type NoteLine = z.output<typeof noteLine>

const storedNotes = statement({
  name: 'test.storedNotes',
  text: cypher<{ ids: readonly string[] }>`
    MATCH (n:Note) WHERE n.id IN $ids RETURN n.id AS id, n.text AS text`,
  row: (row) => ({ id: row.string('id'), text: row.string('text') }),
})

const writeNotes = command({
  name: 'test.writeNotes',
  text: cypher<{ rows: readonly { readonly id: string; readonly text: string }[] }>`
    UNWIND $rows AS row
    MERGE (n:Note {id: row.id})
    SET n.text = row.text, n.length = 100 / size(row.text)`,
})

export interface NoteTypes {
  readonly lines: LineTypes
  /** Ids of each transaction that was tried, in order. */
  readonly tried: readonly (readonly string[])[]
}

/**
 * Lines of kinds that this test owns, written to the real graph: a database fails on a note without text, by itself, as it
 * would on a line that a real writer cannot write.
 */
export function createNoteTypes(graph: Graph): NoteTypes {
  const tried: string[][] = []
  async function write(lines: readonly NoteLine[]) {
    const rows = lines.map(({ kind, source, id, text }) => ({ id: `${kind}:${source}:${id}`, text }))
    tried.push(rows.map(({ id }) => id))
    const { value, bookmarks } = await graph.write(writeNotes.name, async (transaction) => {
      const stored = await transaction.run(storedNotes, { ids: rows.map(({ id }) => id) })
      await transaction.run(writeNotes, { rows })
      const textById = new Map(stored.map((row) => [row.id, row.text]))
      return rows.map(({ id, text }): LineResult => {
        if (!textById.has(id)) return { status: 'ACCEPTED' }
        return { status: textById.get(id) === text ? 'DUPLICATE' : 'UPDATED' }
      })
    })
    return { results: value, bookmarks }
  }
  const type = { shape: noteLine, write }
  return { lines: { source: type, record: type, note: type }, tried }
}
