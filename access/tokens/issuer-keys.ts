import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose'

/** How long keys remain valid while their issuer is unreachable. After that, every token is refused. */
export const keysBelievedMs = 600_000
/** An unknown kid makes the server ask the issuer again, at most at this interval. */
const askAgainMs = 30_000
/** Without usable keys the server asks more often, because every token is refused until then. */
const recoverMs = 2_000

/**
 * The keys that an issuer publishes, by kid. While they cannot be read, it rejects with an error that is not a JOSEError of the token. A
 * failed attempt counts towards the interval, which the library omits: otherwise each forged kid would be a request to an issuer that is
 * down.
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
