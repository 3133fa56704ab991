import { codedError } from '../errors.ts'
import { isPurposeKey, type PurposeKey } from './purposes.ts'

/** Who asks: the claims of a verified token. */
export interface Viewer {
  readonly subject: string
  readonly clientId: string
  readonly scopes: ReadonlySet<string>
  readonly purposes: readonly PurposeKey[]
  /** Sees only customers with a record of these sources; null = of any. */
  readonly sources: readonly string[] | null
  /** Self-service: the one customer this viewer is. */
  readonly customerId: string | null
  readonly issuer?: string | undefined
  /** The claim jti. */
  readonly tokenId?: string | undefined
}

/** Throws PURPOSE_REQUIRED or FORBIDDEN. `header` is the request's `x-purpose`, null where absent. */
export function purposeOf(viewer: Viewer, header: string | null): PurposeKey {
  const [only, ...others] = viewer.purposes
  if (header === null) {
    if (only !== undefined && others.length === 0) return only
    throw codedError(
      'PURPOSE_REQUIRED',
      `Name the purpose in the header x-purpose: one of ${viewer.purposes.join(', ')}.`,
    )
  }
  if (!isPurposeKey(header) || !viewer.purposes.includes(header))
    throw codedError('FORBIDDEN', 'The token does not list the purpose that the header x-purpose names.')
  return header
}
