import type { IncomingMessage } from 'node:http'
import Negotiator from 'negotiator'
import { codedError } from '../../errors.ts'
import { isUtf8, mediaType } from './media-type.ts'

const types = ['application/json', 'application/graphql-response+json'] as const
export type AnswerType = (typeof types)[number]

/** What the caller accepts; JSON where it says nothing. Throws status 406 where it accepts neither. */
export function acceptedType({ headers }: IncomingMessage): AnswerType {
  const { accept = '' } = headers
  if (accept === 'application/json' || accept.trim() === '') return 'application/json'
  const offers = accept.split(',').flatMap(plainOffer).join(', ')
  const chosen = new Negotiator({ headers: { accept: offers } }).mediaType([...types])
  const type = types.find((known) => known === chosen)
  if (type !== undefined) return type
  throw codedError(
    'BAD_USER_INPUT',
    'The accept header must include application/graphql-response+json or application/json.',
    {
      http: { status: 406 },
    },
  )
}

/** An offer with nothing but its quality: other parameters choose no type here, and an offer of a charset other than UTF-8 is left out. */
function plainOffer(offer: string): readonly string[] {
  const type = mediaType(offer.trim())
  if (type === null || !isUtf8(type.params.get('charset') ?? 'utf-8')) return []
  const quality = type.params.get('q')
  return [`${type.essence};q=${quality === null ? 1 : Number(quality) || 0}`]
}
