import { createHash } from 'node:crypto'
import type { Subgraph } from '../../subgraphs/runtime/subgraph.ts'
import { NotReady, type Part } from '../readiness.ts'

/** The hash of a schema, which gateway and subgraph compare, because neither shows the schema itself to everybody. */
export function schemaDigest({ sdl }: Pick<Subgraph, 'sdl'>): string {
  return createHash('sha256').update(sdl).digest('hex').slice(0, 16)
}

/** Ready if the subgraph says so and serves the schema that this gateway's supergraph was composed from. */
export function remotePart({ name, sdl }: Pick<Subgraph, 'name' | 'sdl'>, url: string): Part {
  return {
    name,
    async check() {
      const response = await fetch(new URL('/readiness', url), { signal: AbortSignal.timeout(2_000) })
      const answer: unknown = await response.json()
      if (!response.ok) throw new NotReady('not ready')
      const schema = typeof answer === 'object' && answer !== null && 'schema' in answer ? answer.schema : null
      if (schema !== schemaDigest({ sdl }))
        throw new NotReady('another schema: deploy gateway and subgraph of one version')
    },
  }
}
