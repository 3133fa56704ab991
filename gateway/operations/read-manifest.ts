import { z } from 'zod'
import { parseExactJson } from '../../text/exact-json.ts'
import { tellShapeFaults } from '../../text/shape-faults.ts'
import { operationNameOf, sha1, sha256 } from './stored-operations.ts'

/** An operation that is to be published. */
export interface PublishedOperation {
  readonly name: string
  readonly text: string
}

const apollo = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
})
/** GraphQL codegen's persisted-documents.json: text by hash. */
const codegen = z.record(z.string(), z.string())

function textsByHash(json: unknown): Readonly<Record<string, string>> {
  const parsed = codegen.safeParse(json)
  if (parsed.success) return parsed.data
  throw new Error(`it is not a manifest of Apollo's or GraphQL codegen's tools: ${tellShapeFaults(parsed.error)}`)
}

/**
 * The operations of `text`: one operation, or a manifest of Apollo's or GraphQL codegen's tools. Throws an error that names each one whose
 * id is neither the SHA-256 nor the SHA-1 of its text, and each one that is not a single named operation.
 */
export function readManifest(file: string, text: string): readonly PublishedOperation[] {
  if (!file.endsWith('.json')) return [{ name: operationNameOf(text), text }]
  const json: unknown = parseExactJson(text)
  const ofApollo = apollo.safeParse(json)
  const entries = ofApollo.success
    ? ofApollo.data.operations.map(({ id, body }) => [id, body] as const)
    : Object.entries(textsByHash(json))
  const faults = entries.flatMap(([id, body]) =>
    [sha256(body), sha1(body)].includes(id.replace(/^sha(?:256|1):/, '').toLowerCase()) ? [] : [id],
  )
  if (faults.length > 0) throw new Error(`${file}: these ids are no hash of their operation: ${faults.join(', ')}`)
  return entries.map(([, body]) => ({ name: operationNameOf(body), text: body }))
}
