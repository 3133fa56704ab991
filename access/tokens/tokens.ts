import {
  decodeJwt,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
  SignJWT,
} from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { IssuerSettings } from '../../config.ts'
import { codedError, codeOf } from '../../errors.ts'
import { ownSources } from '../known-records/own-sources.ts'
import { isPurposeKey } from '../purposes.ts'
import type { Viewer } from '../viewer.ts'
import type { DemoKey } from './demo-key.ts'
import { createIssuerKeys } from './issuer-keys.ts'
import { type PersonaName, personas } from './personas.ts'
import { checkTokenTimes, usualLifetimeSeconds } from './token-times.ts'

const demoIssuer = 'federated-customer-graph/demo'
const demoAudience = 'federated-customer-graph'
/** RFC 9068: keeps an ID token from passing as an access token. */
const demoType = 'at+jwt'
const clockToleranceSeconds = 30
const longestToken = 8_192
const cacheSeconds = 60
const cacheEntries = 5_000

export interface TokenRequest {
  readonly persona: PersonaName
  /** The customer that the persona `customer` is. */
  readonly customerId?: string
  /** The record that this customer signed in with. */
  readonly record?: RecordClaim
  /** Binds the token to these sources. */
  readonly sources?: readonly string[]
  readonly expiresInSeconds: number
}

/** Names a record in the same way as ingest lines do. */
export interface RecordClaim {
  readonly source: string
  readonly id: string
}

/** A token of a demo persona. */
export function mintToken(key: DemoKey, request: TokenRequest, now: Date): Promise<string> {
  const { scopes, purposes } = personas[request.persona]
  const seconds = Math.floor(now.getTime() / 1000)
  return new SignJWT({
    client_id: `demo-${request.persona}`,
    scope: scopes.join(' '),
    purposes: [...purposes],
    ...(request.sources === undefined ? {} : { sources: [...request.sources] }),
    ...(request.customerId === undefined ? {} : { customer_id: request.customerId }),
    ...(request.record === undefined ? {} : { record: request.record }),
  })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: demoType })
    .setSubject(request.customerId ?? `demo-${request.persona}`)
    .setIssuer(demoIssuer)
    .setAudience(demoAudience)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + request.expiresInSeconds)
    .sign(key.privateKey)
}

/** Throws UNAUTHENTICATED for a token that is not valid, SERVICE_UNAVAILABLE while the issuer's keys cannot be read. */
export type VerifyToken = (token: string) => Promise<Viewer>

export function createDemoVerifier(key: DemoKey, now: () => Date): VerifyToken {
  const options = { issuer: demoIssuer, audience: demoAudience, typ: demoType, algorithms: ['EdDSA'] }
  const keyOf: JWTVerifyGetKey = ({ kid }) => {
    if (kid === key.kid) return key.publicKey
    throw new errors.JWKSNoMatchingKey()
  }
  return createVerifier((token, common) => jwtVerify(token, keyOf, { ...common, ...options }), now)
}

/** Accepts tokens of any of `issuers`, each verified by its own keys only. Without `keysOf`, the keys are requested over HTTP. */
export function createIssuerVerifier(
  issuers: readonly IssuerSettings[],
  now: () => Date,
  keysOf: (jwksUrl: string) => JWTVerifyGetKey = createIssuerKeys,
  longestSeconds: number = usualLifetimeSeconds,
): VerifyToken {
  const trusted = issuers.map(({ jwksUrl, issuer, audience }) => ({
    issuer,
    keys: keysOf(jwksUrl),
    options: {
      algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'],
      ...(issuer === null ? {} : { issuer }),
      ...(audience === null ? {} : { audience }),
    },
  }))
  return createVerifier(
    async (token, common) => {
      const { iss } = decodeJwt(token)
      // Not verified yet: it only selects the keys to try.
      const named = trusted.find(({ issuer }) => issuer === null || issuer === iss)
      if (named === undefined) throw new errors.JWTInvalid('no such issuer')
      const verified = await jwtVerify(token, named.keys, { ...common, ...named.options })
      if (isIdToken(verified.payload)) throw new errors.JWTInvalid('an ID token')
      return verified
    },
    now,
    longestSeconds,
  )
}

/**
 * OpenID Connect: recognised by its own claims, or by an audience that is the client. It states who somebody is, not what a program may do.
 */
function isIdToken({ aud, client_id, at_hash, c_hash, nonce }: JWTPayload): boolean {
  return (
    at_hash !== undefined || c_hash !== undefined || nonce !== undefined || (aud !== undefined && aud === client_id)
  )
}

type VerifySignature = (token: string, options: JWTVerifyOptions) => Promise<{ readonly payload: JWTPayload }>

function createVerifier(
  verifySignature: VerifySignature,
  now: () => Date,
  longestSeconds: number = usualLifetimeSeconds,
): VerifyToken {
  // Verifying a signature costs more than the rest of a small request. A revoked key is still noticed within a minute.
  const known = new LRUCache<string, { readonly viewer: Viewer; readonly until: number }>({ max: cacheEntries })

  return async (token) => {
    const at = now()
    const seconds = at.getTime() / 1000
    const hit = known.get(token)
    if (hit !== undefined && seconds < hit.until) return hit.viewer
    if (token.length > longestToken)
      throw codedError('UNAUTHENTICATED', `The token is too long: it may have at most ${longestToken} characters.`)
    const { payload } = await verified(verifySignature, token, at)
    checkTokenTimes(payload, { nowSeconds: seconds, toleranceSeconds: clockToleranceSeconds, longestSeconds })
    const viewer = toViewer(payload)
    known.set(token, { viewer, until: Math.min(payload.exp ?? 0, seconds + cacheSeconds) })
    return viewer
  }
}

async function verified(verifySignature: VerifySignature, token: string, currentDate: Date) {
  try {
    return await verifySignature(token, {
      currentDate,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['exp', 'sub', 'client_id', 'scope', 'purposes'],
    })
  } catch (error) {
    if (codeOf(error) !== null) throw error
    // What jose does not attribute to the token or its key is a failure to reach the issuer's keys.
    if (
      !(error instanceof errors.JOSEError) ||
      error instanceof errors.JWKSTimeout ||
      error.code === 'ERR_JOSE_GENERIC'
    )
      throw codedError(
        'SERVICE_UNAVAILABLE',
        "The token issuer's keys cannot be read: try again. If the error persists, check JWT_JWKS_URL.",
        {},
        error,
      )
    throw codedError('UNAUTHENTICATED', messageOf(error), {}, error)
  }
}

function messageOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.'
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf')
    return 'The token is not valid yet (nbf).'
  return 'The token is not valid.'
}

const names = z.array(z.string().min(1))
const claims = z.object({
  sub: z.string().min(1),
  client_id: z.string().min(1),
  scope: z.string(),
  purposes: names,
  sources: names.optional(),
  customer_id: z.string().min(1).optional(),
  record: z.object({ source: z.string().min(1), id: z.string().min(1) }).optional(),
  iss: z.string().optional(),
  jti: z.string().optional(),
})

function toViewer(payload: JWTPayload): Viewer {
  const parsed = claims.safeParse(payload)
  if (!parsed.success)
    throw codedError(
      'UNAUTHENTICATED',
      'The token lacks a required claim, or a claim has the wrong type: see Tokens and purposes in the README.',
    )
  const { data } = parsed
  const reserved = [...(data.sources ?? []), ...(data.record ? [data.record.source] : [])].find((name) =>
    ownSources.has(name),
  )
  if (reserved !== undefined)
    throw codedError(
      'UNAUTHENTICATED',
      `The token names the source \`${reserved}\`, which is reserved for ${ownSources.get(reserved)}. Name the systems that the caller owns in \`sources\` and \`record\`.`,
    )
  return {
    subject: data.sub,
    clientId: data.client_id,
    scopes: new Set(data.scope.split(' ').filter(Boolean)),
    purposes: data.purposes.filter(isPurposeKey),
    sources: data.sources ?? null,
    customerId: data.customer_id ?? null,
    ...(data.record === undefined ? {} : { record: `${data.record.source}:${data.record.id}` }),
    ...(data.iss === undefined ? {} : { issuer: data.iss }),
    ...(data.jti === undefined ? {} : { tokenId: data.jti }),
  }
}
