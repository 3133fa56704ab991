import type { z } from 'zod'
import { createMatchRecordCache } from '../../resolution/neighbourhood/match-record-cache.ts'
import { accountLine, recordLine, sourceLine } from '../../resolution/records/record-line.ts'
import { writeAndResolve } from '../../resolution/write/write-and-resolve.ts'
import { writeRecords } from '../../resolution/write/write-records.ts'
import { writeSources } from '../../resolution/write/write-sources.ts'
import type { LineType, LineTypes, SubgraphDeps } from '../runtime/subgraph.ts'

/** Lines that describe systems, and what systems state about people and organisations. */
export function createLines(deps: SubgraphDeps): LineTypes {
  const source: LineType<z.output<typeof sourceLine>> = {
    shape: sourceLine,
    async write(lines) {
      const { value, bookmarks } = await deps.graph.write('identity.writeSources', (transaction) =>
        writeSources(transaction, lines),
      )
      return { results: value, bookmarks }
    },
  }
  const record: LineType<z.output<typeof recordLine>> = { shape: recordLine, write }
  const account: LineType<z.output<typeof accountLine>> = { shape: accountLine, write }

  const settled = { ...deps, matchRecords: createMatchRecordCache() }

  async function write(lines: Parameters<typeof writeRecords>[1]) {
    const { value, bookmarks } = await writeAndResolve(deps.graph, 'identity.writeRecords', settled, (transaction) =>
      writeRecords(transaction, lines, settled),
    )
    return { results: value, bookmarks }
  }

  return { source, record, account }
}
