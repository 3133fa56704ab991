import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'

export interface Phone {
  /** E.164; without a country `~` and the digits after leading zeros: a weaker form. */
  readonly value: string
  readonly isValid: boolean
}

/** `country` is ISO 3166-1 alpha-2. Null where there are too few digits for a phone. */
export function normalisePhone(written: string, country: string | null): Phone | null {
  const text = written
    .normalize('NFKC')
    .trim()
    .replace(/^tel:/i, '')
    .replace(/^00(?=[1-9])/, '+')
  // libphonenumber answers undefined for a country it does not know.
  const parsed = parsePhoneNumberFromString(text, country === null ? undefined : (country as CountryCode))
  // Possible, not valid: the list of ranges in use ages, and a number outside it is still one person's number.
  if (parsed?.isPossible() === true) return { value: parsed.number, isValid: true }
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length < 6 || digits.length > 17 ? null : { value: `~${digits}`, isValid: false }
}
