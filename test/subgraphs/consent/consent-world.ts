import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { afterAll } from 'vitest'
import type { z } from 'zod'
import { subgraphNames } from '../../../config.ts'
import { createConsentSubgraph } from '../../../subgraphs/consent/index.ts'
import { createReceiptSigner } from '../../../subgraphs/consent/ledger/receipt.ts'
import { readSdl } from '../../../subgraphs/runtime/executable.ts'
import type { LineType } from '../../../subgraphs/runtime/subgraph.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { createAsk } from '../ask.ts'

/** The consent subgraph over the worker's Neo4j, with a clock to set. */
export function useConsentWorld(start: string) {
  const test = useGraph()
  let time = Date.parse(start)
  const now = () => new Date(time)
  const dataDir = mkdtempSync(join(tmpdir(), 'receipts-'))
  afterAll(() => rmSync(dataDir, { recursive: true }))
  const receipts = createReceiptSigner(dataDir)
  const deps = { graph: test.graph, batcher: test.batcher, now, newId: () => ulid(), secrets: testSecrets }
  const sdls = subgraphNames.map((name) =>
    readSdl(new URL(`../../../subgraphs/${name}/schema.graphql`, import.meta.url)),
  )
  const subgraph = createConsentSubgraph(deps, sdls, receipts)
  const asks = createAsk(test, subgraph, now)
  let count = 0

  return {
    ...asks,
    test,
    deps,
    subgraph,
    receipts,
    now,
    /** Sets the clock. */
    at(when: string) {
      time = Date.parse(when)
    },
    /** Writes ledger lines of `crm:1` unless stated otherwise, each with an id of its own. */
    async write(kind: 'consent' | 'objection' | 'restriction' | 'preference', ...lines: readonly object[]) {
      // The map of line types is loose where all subgraphs meet; each kind's shape has parsed what its writer takes.
      const { shape, write } = subgraph.lines[kind] as unknown as LineType<unknown> & { shape: z.ZodType }
      return write(
        lines.map((line) =>
          shape.parse({ kind, source: 'cmp', id: `${kind}-${++count}`, record: { source: 'crm', id: '1' }, ...line }),
        ),
      )
    },
  }
}
