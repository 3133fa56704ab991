import type { IncomingMessage } from 'node:http'
import Negotiator from 'negotiator'
import { codedError } from '../../errors.ts'
import { isUtf8, mediaType } from './media-type.ts'

const types = ['application/json', 'application/graphql-response+json'] as const
export type AnswerType = (typeof types)[number]

/** The media type that the caller accepts; JSON if the header is absent. Throws status 406 if it accepts neither. */
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

/** Only quality parameters are allowed: others select no media type here, and an offer of a charset other than UTF-8 is ignored. */
function plainOffer(offer: string): readonly string[] {
  const type = mediaType(offer.trim())
  if (type === null || !isUtf8(type.params.get('charset') ?? 'utf-8')) return []
  const quality = type.params.get('q')
  return [`${type.essence};q=${quality === null ? 1 : Number(quality) || 0}`]
}
