import { z } from 'zod'
import { factParts, toMillis } from '../../resolution/records/line-parts.ts'
import { isCurrency } from '../currency.ts'
import { factProperties } from '../facts/fact.ts'
import type { Fact } from '../facts/fact-plan.ts'

const currency = z.string().refine(isCurrency, 'must be the ISO 4217 code of a currency in use, in capitals')

/** One unit of `base` costs `rate` units of `quote` from `occurredAt` on, until a later rate of the pair. */
export const fxLine = z
  .object({
    kind: z.literal('fx'),
    source: factParts.source,
    id: factParts.id,
    occurredAt: factParts.occurredAt,
    observedAt: factParts.observedAt,
    sequence: factParts.sequence,
    base: currency,
    quote: currency,
    // Text: a JSON number would pass through a float.
    rate: z.string().regex(/^(?!0+(\.0+)?$)\d{1,12}(\.\d{1,12})?$/, 'must be a decimal text above 0, such as "1.0845"'),
  })
  .refine(({ base, quote }) => base !== quote, { message: 'base and quote must differ', path: ['quote'] })
export type FxLine = z.output<typeof fxLine>

export function fxFact(line: FxLine, recordedAt: number): Fact {
  const { base, quote, rate } = line
  const common = factProperties(line, recordedAt)
  // The time from which it applies, which may be in the future. Only `observedAt` decides whether it replaces another rate of the same id.
  const occurredAt = toMillis(line.occurredAt)
  return { owner: null, labels: [], properties: { ...common, occurredAt, base, quote, rate } }
}
