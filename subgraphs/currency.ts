import { CurrencyResolver } from 'graphql-scalars'

/** Whether the published scalar can represent this code: an ISO 4217 currency in use, in capitals. */
export function isCurrency(code: string): boolean {
  if (!/^[A-Z]{3}$/.test(code)) return false
  try {
    CurrencyResolver.parseValue(code)
    return true
  } catch {
    return false
  }
}
