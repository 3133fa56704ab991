import { codedError } from '../errors.ts'
import { isPurposeKey, type PurposeKey } from './purposes.ts'

/** The caller: the claims of a verified token. */
export interface Viewer {
  readonly subject: string
  readonly clientId: string
  readonly scopes: ReadonlySet<string>
  readonly purposes: readonly PurposeKey[]
  /** The sources whose data the viewer sees, see `view`. Null: data of all sources. */
  readonly sources: readonly string[] | null
  /**
   * What a viewer with `sources` sees of a customer who has a record of them: `own`, the default, shows the data of those sources; `golden`
   * shows everything about the customer. Only the client registry grants it, never a token.
   */
  readonly view?: View | undefined
  /** Self-service: the one customer that this viewer is. */
  readonly customerId: string | null
  /** Self-service: the id of the record that the customer signed in with, if the identity provider names it. */
  readonly record?: string | undefined
  /** The organisation that its client acts for, as consents name it. Only the client registry states it, never a token. */
  readonly controller?: string | undefined
  readonly issuer?: string | undefined
  /** The claim jti. */
  readonly tokenId?: string | undefined
}

export const views = ['own', 'golden'] as const
export type View = (typeof views)[number]

/** The only sources whose records and facts the viewer knows. Null if the viewer may know data of all sources. */
export function sourcesKnownAlone({ sources, view }: Pick<Viewer, 'sources' | 'view'>): readonly string[] | null {
  return view === 'golden' ? null : sources
}

/**
 * Whether restrictions count over all records, known or not. Not for customers who sign in: everything that they see about themselves is
 * computed over the records that are proven to be theirs, as if there were no others. Otherwise, somebody who names a customer's address in
 * a form would learn by what is closed that the customer is a minor, or has objected.
 */
export function hearsAllRecords({ customerId }: Pick<Viewer, 'customerId'>): boolean {
  return customerId === null
}

/**
 * The caller and what the token permits, as one text: the same for a token that was only renewed. Two tokens of one client and user differ
 * if their sources, scopes or customers do.
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
