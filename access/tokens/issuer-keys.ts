import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose'

/** How long keys are believed while their issuer cannot be asked; then nobody gets in. */
export const keysBelievedMs = 600_000
/** An unknown kid makes us ask the issuer again, at most so often. */
const askAgainMs = 30_000
/** Without usable keys we ask more often: nobody gets in until then. */
const recoverMs = 2_000

/**
 * The keys an issuer publishes, by kid. Rejects with an error that is no JOSEError of the token while they cannot be read. A failed
 * attempt counts too, which the library leaves out: else each forged kid would be a request to an issuer that is down.
 */
export function createIssuerKeys(jwksUrl: string, ask: typeof fetch = fetch): JWTVerifyGetKey {
  let askedAt = Number.NEGATIVE_INFINITY
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    cooldownDuration: askAgainMs,
    cacheMaxAge: keysBelievedMs,
    timeoutDuration: 3_000,
    [customFetch]: (url, options) => {
      const now = Date.now()
      if (now < askedAt + (keys.fresh ? askAgainMs : recoverMs))
        return Promise.reject(new Error('The keys were asked for a moment ago'))
      askedAt = now
      return ask(url, options)
    },
  })
  return keys
}
