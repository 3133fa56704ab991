import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { SubgraphName } from '../../config.ts'
import { codedError } from '../../errors.ts'
import type { Budget } from '../budget.ts'
import { type PurposeKey, purposeKeys } from '../purposes.ts'
import { type Viewer, views } from '../viewer.ts'
import { readOrCreateKeyFile } from './key-file.ts'
import { rememberHere, type UsedTokens } from './used-tokens.ts'

const issuer = 'federated-customer-graph/gateway'
const lifetimeSeconds = 30
/** The tolerance between the clocks of machines: a token is accepted for this much longer than its 30 s. */
const clockToleranceSeconds = 5
const shortestKey = 32

/** What the gateway states about a request towards a remote subgraph. */
export interface GatewayClaims {
  readonly viewer: Viewer
  readonly purpose: PurposeKey
  readonly requestId: string
  /** The id that groups access records if `requestId` is the caller's choice. */
  readonly auditId?: string | undefined
  /** See RequestContext. */
  readonly hasSignal?: boolean
  readonly bookmarks: readonly string[]
  /** Absent: no limit. */
  readonly budget?: Budget | undefined
  /** W3C trace context of the call (traceparent, tracestate), signed like the rest: anybody could set a header. */
  readonly trace?: Readonly<Record<string, string>>
}

export interface GatewayTokens {
  /** Valid for one subgraph, one request body (extensions included) and 30 s. */
  mint(audience: SubgraphName, claims: GatewayClaims, body: string): Promise<string>
  /** Throws UNAUTHENTICATED, also for a token that was used before. */
  verify(audience: SubgraphName, token: string, body: string): Promise<GatewayClaims>
}

/** `keys`: the first one signs, each one verifies, so that a key can be changed without a gap. Throws on a short one. */
export function createGatewayTokens(
  keys: readonly string[],
  now: () => Date,
  used: UsedTokens = rememberHere(now),
): GatewayTokens {
  if (keys.length === 0 || keys.some((key) => key.length < shortestKey))
    throw new Error(`A gateway key must have at least ${shortestKey} characters`)
  const secrets = keys.map((key) => new TextEncoder().encode(key))
  const [signing = new Uint8Array()] = secrets

  return {
    mint(audience, { viewer, purpose, hasSignal = false, requestId, auditId, bookmarks, budget, trace }, body) {
      const seconds = Math.floor(now().getTime() / 1000)
      return new SignJWT({
        viewer: { ...viewer, scopes: [...viewer.scopes] },
        purpose,
        hasSignal,
        requestId,
        ...(auditId !== undefined && { auditId }),
        bookmarks: [...bookmarks],
        ...(budget !== undefined && { budget }),
        ...(trace !== undefined && { trace }),
        body: digest(body),
      })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(viewer.subject)
        .setJti(randomUUID())
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + lifetimeSeconds)
        .sign(signing)
    },

    async verify(audience, token, body) {
      for (const secret of secrets) {
        const payload = await payloadOf(token, secret, audience, now())
        const parsed = payload === null ? null : claims.safeParse(payload)
        if (parsed === null || !parsed.success) continue
        const { data } = parsed
        if (data.body !== digest(body)) break
        if (!(await used.claim(data.jti, data.exp + clockToleranceSeconds)))
          throw codedError('UNAUTHENTICATED', 'The gateway token has already been used: sign a new one for each call.')
        const { viewer, purpose, hasSignal, requestId, auditId, bookmarks, budget, trace = {} } = data
        return {
          viewer: { ...viewer, scopes: new Set(viewer.scopes) },
          purpose,
          hasSignal,
          requestId,
          auditId,
          bookmarks,
          budget,
          trace,
        }
      }
      throw codedError(
        'UNAUTHENTICATED',
        'This subgraph only answers requests that the gateway has signed: send the request to the gateway.',
      )
    },
  }
}

/** The key file of a data directory, for a gateway and subgraphs on one machine. */
export async function loadGatewayKeys(
  configured: readonly string[] | null,
  dataDir: string,
): Promise<readonly string[]> {
  if (configured !== null) return configured
  return [await readOrCreateKeyFile(join(dataDir, 'gateway-key'), () => randomUUID() + randomUUID())]
}

async function payloadOf(token: string, secret: Uint8Array, audience: string, currentDate: Date) {
  try {
    const { payload } = await jwtVerify(token, secret, {
      issuer,
      audience,
      currentDate,
      algorithms: ['HS256'],
      clockTolerance: clockToleranceSeconds,
    })
    return payload
  } catch {
    return null
  }
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('base64url')
}

const list = z.array(z.string())
const claims = z.object({
  jti: z.string().min(1),
  exp: z.number(),
  body: z.string(),
  viewer: z.object({
    subject: z.string(),
    clientId: z.string(),
    scopes: list,
    purposes: z.array(z.enum(purposeKeys)),
    sources: list.nullable(),
    view: z.enum(views).optional(),
    controller: z.string().optional(),
    customerId: z.string().nullable(),
    record: z.string().optional(),
    issuer: z.string().optional(),
    tokenId: z.string().optional(),
  }),
  purpose: z.enum(purposeKeys),
  hasSignal: z.boolean().default(false),
  requestId: z.string(),
  auditId: z.string().optional(),
  bookmarks: list,
  budget: z.object({ limit: z.number(), remaining: z.number(), resetAt: z.number(), cost: z.number() }).optional(),
  trace: z.record(z.string(), z.string()).optional(),
})
