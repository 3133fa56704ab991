import { comparePair } from '../../../resolution/match/compare.ts'
import { shippedModel } from '../../../resolution/match/model.ts'
import { type Traits, traitsOf } from '../../../resolution/match/traits.ts'
import { compareTraits } from '../../../resolution/partition/compare-traits.ts'

/** Attributes, or a whole name. */
export type Written = string | Readonly<Record<string, unknown>>

export interface Shared {
  readonly email?: string
  readonly phone?: string
  readonly birthDate?: string
  readonly home?: boolean
}

const model = shippedModel()

export function traitsOfName(written: Written, shared: Shared = {}, sourceId = 'a'): Traits {
  const { email, phone, birthDate, home } = shared
  const attributes = {
    ...(typeof written === 'string' ? { fullName: written } : written),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(home
      ? { addresses: [{ line1: '19 Tanyard Lane', city: 'Ludlow', postalCode: 'SY8 1DJ', countryCode: 'GB' }] }
      : {}),
  }
  const identifiers = [
    ...(email === undefined ? [] : [{ type: 'EMAIL' as const, value: email }]),
    ...(phone === undefined ? [] : [{ type: 'PHONE' as const, value: phone }]),
  ]
  return traitsOf({ source: sourceId, sourceId, type: 'PERSON', identifiers, relations: [], attributes }, {})
}

/** The level at which two given names compare. */
export function givenLevel(a: Written, b: Written): string | undefined {
  return pairOf(a, b).features.find(({ name }) => name === 'givenName')?.level
}

/** Whether the model and the rules for shared mailboxes and phones hold two names apart. */
export function contradict(a: Written, b: Written): boolean {
  return compareTraits(traitsOfName(a), traitsOfName(b), model).names === 'CONTRADICT'
}

/** LINK, REVIEW or APART of two records that share what is told. */
export function pairOf(a: Written, b: Written, shared: Shared = {}): ReturnType<typeof comparePair> {
  return comparePair(traitsOfName(a, shared, 'a'), traitsOfName(b, shared, 'b'), model)
}
