import { codedError } from '../../errors.ts'

/** A token that lives longer is a password: nobody renews it, and it remains valid after its owner has left. */
export const usualLifetimeSeconds = 86_400

export interface TokenTimes {
  readonly exp?: unknown
  readonly iat?: unknown
  readonly nbf?: unknown
}

export interface TimeRules {
  readonly nowSeconds: number
  readonly toleranceSeconds: number
  /** From its issue, or from now if it does not state that. */
  readonly longestSeconds: number
}

/** Throws UNAUTHENTICATED for times that no honest issuer writes. Whether the token has expired or is not valid yet is checked before. */
export function checkTokenTimes(times: TokenTimes, { nowSeconds, toleranceSeconds, longestSeconds }: TimeRules): void {
  for (const name of ['exp', 'iat', 'nbf'] as const)
    if (times[name] !== undefined && !Number.isSafeInteger(times[name]))
      throw codedError('UNAUTHENTICATED', `The claim ${name} of the token is not a whole number of seconds.`)
  const { exp = 0, iat } = times as { readonly [name in keyof TokenTimes]?: number }
  const latest = nowSeconds + toleranceSeconds
  if (iat !== undefined && iat > latest)
    throw codedError('UNAUTHENTICATED', 'The token was issued in the future (iat): compare the clocks.')
  const issued = Math.min(iat ?? nowSeconds, nowSeconds)
  if (exp - issued > longestSeconds + toleranceSeconds)
    throw codedError(
      'UNAUTHENTICATED',
      `The token lives longer than ${longestSeconds} seconds: ask its issuer for one that expires sooner.`,
    )
}
