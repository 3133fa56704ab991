import { CountryCodeResolver } from 'graphql-scalars'

/** Whether the published scalar can represent this code: ISO 3166-1 alpha-2, in capitals. */
export function isCountryCode(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code)) return false
  try {
    CountryCodeResolver.parseValue(code)
    return true
  } catch {
    return false
  }
}
