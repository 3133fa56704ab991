import type { Client } from '../../access/clients.ts'
import { codedError } from '../../errors.ts'
import type { GraphQLParams } from '../caller.ts'
import { type StoredOperation, type StoredOperations, sha1, sha256 } from './stored-operations.ts'

export interface ResolvedOperation {
  readonly params: GraphQLParams
  /** Null: a text that nobody published. */
  readonly stored: StoredOperation | null
}

/**
 * The text of an operation that is requested by id (`documentId`, or Apollo's `extensions.persistedQuery`), and whether this client may run
 * it. A request never registers an operation, so an unknown id is NOT_FOUND.
 */
export function resolveOperation(
  params: GraphQLParams,
  client: Client | null,
  operations: StoredOperations,
): ResolvedOperation {
  const id = idOf(params)
  if (id === null && params.query === undefined)
    throw codedError('BAD_USER_INPUT', '`query` is missing or is not a string.', { http: { status: 400 } })
  const stored = id === null ? operations.findText(params.query ?? '') : operations.find(id)
  if (
    id !== null &&
    params.query !== undefined &&
    ![sha256(params.query), sha1(params.query)].includes(id.toLowerCase())
  )
    throw codedError(
      'BAD_USER_INPUT',
      'The hash does not match the text of the operation: send the SHA-256 of the text in hexadecimal.',
    )
  if (stored === null && params.query === undefined) throw unknownId(params, isAllowed(client, null))
  if (!isAllowed(client, stored))
    throw codedError('FORBIDDEN', 'This client may only run published operations: send the hash of one.')
  const { documentId: _, ...others } = params
  return { params: stored === null ? others : { ...others, query: stored.text }, stored }
}

/**
 * `PersistedQueryNotFound` would make Apollo's clients send the text once more with each request, as if that registered it. After this
 * message they send only texts. If texts are refused, they must not do that.
 */
function unknownId({ documentId }: GraphQLParams, maySendText: boolean): Error {
  if (documentId === undefined && maySendText) return codedError('NOT_FOUND', 'PersistedQueryNotSupported')
  const remedy = maySendText ? 'send its text, or have it published' : 'have it published before it is used'
  return codedError('NOT_FOUND', `No published operation has this hash: ${remedy} (\`npm run operations -- publish\`).`)
}

function isAllowed(client: Client | null, stored: StoredOperation | null): boolean {
  const allowed = client?.operations ?? 'any'
  if (allowed === 'any') return true
  if (stored === null) return false
  return allowed === 'known' || allowed.includes(stored.name)
}

function idOf({ documentId, extensions }: GraphQLParams): string | null {
  if (documentId !== undefined) return documentId.replace(/^sha(?:256|1):/, '')
  const persisted = extensions?.persistedQuery
  if (typeof persisted !== 'object' || persisted === null || !('sha256Hash' in persisted)) return null
  return typeof persisted.sha256Hash === 'string' ? persisted.sha256Hash : null
}
