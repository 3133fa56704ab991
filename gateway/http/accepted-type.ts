import type { IncomingMessage } from 'node:http'
import { codedError } from '../../errors.ts'
import { isUtf8, mediaType } from './media-type.ts'

const types = ['application/json', 'application/graphql-response+json'] as const
export type AnswerType = (typeof types)[number]

interface Range {
  readonly media: string
  readonly quality: number
  /** Of a type itself more than of all of its family, and of that more than of everything. */
  readonly precision: number
  readonly place: number
}

/** What the caller accepts; JSON where it says nothing. Throws status 406 where it accepts neither. */
export function acceptedType({ headers }: IncomingMessage): AnswerType {
  const { accept = '' } = headers
  if (accept === 'application/json' || accept.trim() === '') return 'application/json'
  const ranges = accept.split(',').flatMap(toRange)
  let best: { readonly type: AnswerType; readonly range: Range } | null = null
  for (const type of types) {
    const range = rangeOf(type, ranges)
    if (range !== null && range.quality > 0 && (best === null || isBetter(range, best.range))) best = { type, range }
  }
  if (best !== null) return best.type
  throw codedError(
    'BAD_USER_INPUT',
    'The accept header must include application/graphql-response+json or application/json.',
    {
      http: { status: 406 },
    },
  )
}

/** Of the ranges that a type falls under the most precise one counts. */
function rangeOf(type: AnswerType, ranges: readonly Range[]): Range | null {
  const fitting = ranges.filter(({ media }) => media === type || media === 'application/*' || media === '*/*')
  return fitting.reduce<Range | null>(
    (one, other) => (one !== null && one.precision >= other.precision ? one : other),
    null,
  )
}

function isBetter(a: Range, b: Range): boolean {
  if (a.quality !== b.quality) return a.quality > b.quality
  return a.precision !== b.precision ? a.precision > b.precision : a.place < b.place
}

function toRange(offer: string, place: number): readonly Range[] {
  // `*` is no letter of a type, but may stand for one here.
  const type = mediaType(offer.trim())
  if (type === null) return []
  // Nothing but UTF-8 is sent.
  const charset = type.params.get('charset')
  if (charset !== null && !isUtf8(charset)) return []
  const quality = type.params.get('q')
  const precision = type.type === '*' ? 0 : type.subtype === '*' ? 1 : 2
  return [{ media: type.essence, quality: quality === null ? 1 : Number(quality) || 0, precision, place }]
}
