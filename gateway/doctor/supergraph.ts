import { readFileSync } from 'node:fs'
import { subgraphNames } from '../../config.ts'
import { readSdl } from '../../subgraphs/runtime/executable.ts'
import { composeSupergraph } from '../supergraph.ts'
import { type Finding, failed, ok } from './finding.ts'

/** `committed`: the text of supergraph.graphql. */
export function checkSupergraph(committed: string = readCommitted()): Finding {
  try {
    const composed = composeSupergraph(
      subgraphNames.map((name) => ({
        name,
        sdl: readSdl(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url)),
      })),
    )
    return committed.trim().endsWith(composed.trim())
      ? ok('supergraph', 'composed from the present schemas')
      : failed('supergraph', 'older than a schema.graphql', 'npm run codegen')
  } catch (error) {
    return failed(
      'supergraph',
      'the schemas do not compose',
      `Mend the schema: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function readCommitted(): string {
  return readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8')
}
