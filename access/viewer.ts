import { codedError } from '../errors.ts'
import { isPurposeKey, type PurposeKey } from './purposes.ts'

/** Who asks: the claims of a verified token. */
export interface Viewer {
  readonly subject: string
  readonly clientId: string
  readonly scopes: ReadonlySet<string>
  readonly purposes: readonly PurposeKey[]
  /** Sees what these sources brought, see `view`; null = whatever any brought. */
  readonly sources: readonly string[] | null
  /**
   * What a viewer with `sources` sees of a customer with a record of them: `own`, which is the default, what those sources brought;
   * `golden` all that is known of the customer. Only the client registry grants it, never a token.
   */
  readonly view?: View | undefined
  /** Self-service: the one customer this viewer is. */
  readonly customerId: string | null
  /** Self-service: id of the record that the customer signed in with, where the identity provider names it. */
  readonly record?: string | undefined
  /** On whose behalf its client acts, as consents name it. Only the client registry tells, never a token. */
  readonly controller?: string | undefined
  readonly issuer?: string | undefined
  /** The claim jti. */
  readonly tokenId?: string | undefined
}

export const views = ['own', 'golden'] as const
export type View = (typeof views)[number]

/** The sources of whose records and facts alone the viewer knows; null for one who may know whatever any source brought. */
export function sourcesKnownAlone({ sources, view }: Pick<Viewer, 'sources' | 'view'>): readonly string[] | null {
  return view === 'golden' ? null : sources
}

/**
 * Whether what restricts counts over all records, known or not. Not for customers who sign in: everything that they are told about themselves is
 * made of the records that are proven to be theirs, as if there were no others. Otherwise whoever names somebody's address in a form would learn
 * by what is closed that the holder is a minor, or has objected.
 */
export function hearsAllRecords({ customerId }: Pick<Viewer, 'customerId'>): boolean {
  return customerId === null
}

/**
 * Who calls, and what the token may do, as one text: the same for a token that was only renewed. Two tokens of one client and user differ where
 * their sources, scopes or customers do.
 */
export function callerOf({ issuer, clientId, subject, sources, scopes, customerId, record }: Viewer): string {
  const parts = [issuer ?? null, clientId, subject, sources?.toSorted() ?? null, [...scopes].sort(), customerId]
  return JSON.stringify([...parts, record ?? null])
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
    throw codedError(
      'FORBIDDEN',
      'The token does not list the purpose in the header x-purpose: send one of its purposes, or get a token for this one.',
    )
  return header
}
