import { join } from 'node:path'
import {
  CompactSign,
  calculateJwkThumbprint,
  compactVerify,
  decodeProtectedHeader,
  exportJWK,
  importJWK,
  type JWK,
} from 'jose'
import { z } from 'zod'
import { loadSigningKey } from '../tokens/signing-key.ts'
import type { ChainHead } from './record.ts'

/** The length of a writer's chain, and the hash that stands for everything up to there. */
export interface WriterHead extends ChainHead {
  readonly writer: string
}

export interface SignedHead {
  /** The ISO time of the signature. */
  readonly at: string
  readonly heads: readonly WriterHead[]
  /** The RFC 7638 thumbprint of the key. */
  readonly kid: string
  /** JWS in compact serialisation, signed with EdDSA: all of the above, with the public key in its header. */
  readonly jws: string
}

export interface HeadSigner {
  sign(heads: readonly WriterHead[], at: Date): Promise<SignedHead>
}

/** In the data directory; created on first use with mode 0600. */
export function auditKeyFile(dataDir: string): string {
  return join(dataDir, 'audit-key.json')
}

export function createHeadSigner(dataDir: string): HeadSigner {
  let loaded: Promise<Awaited<ReturnType<typeof loadSigningKey>> & { readonly jwk: JWK }> | null = null

  async function load() {
    const key = await loadSigningKey(auditKeyFile(dataDir))
    return { ...key, jwk: await exportJWK(key.publicKey) }
  }

  return {
    async sign(heads, time) {
      loaded ??= load().catch((error: unknown) => {
        loaded = null
        throw error
      })
      const { privateKey, kid, jwk } = await loaded
      const at = time.toISOString()
      const payload = new TextEncoder().encode(JSON.stringify({ at, heads }))
      const jws = await new CompactSign(payload).setProtectedHeader({ alg: 'EdDSA', typ, kid, jwk }).sign(privateKey)
      return { at, heads, kid, jws }
    },
  }
}

/** Every signed head in a text: a line of the log, a whole log, the answer of `/audit/head`, or a bare JWS. */
export async function readSignedHeads(text: string): Promise<{
  readonly heads: readonly SignedHead[]
  /** How many parts look like a signed head and are not one. */
  readonly broken: number
}> {
  const found = new Set(text.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g)?.filter(claimsToBeHead))
  const heads = (await Promise.all([...found].map(readOne))).filter((head) => head !== null)
  return { heads, broken: found.size - heads.length }
}

function claimsToBeHead(jws: string): boolean {
  try {
    return decodeProtectedHeader(jws).typ === typ
  } catch {
    return false
  }
}

/** Null if the signature does not fit, or if it was made with another key than the one it names. */
async function readOne(jws: string): Promise<SignedHead | null> {
  try {
    const { jwk = {}, kid = '' } = decodeProtectedHeader(jws)
    if ((await calculateJwkThumbprint(jwk)) !== kid) return null
    const { payload } = await compactVerify(jws, await importJWK(jwk, 'EdDSA'), { algorithms: ['EdDSA'] })
    return { ...statement.parse(JSON.parse(new TextDecoder().decode(payload))), kid, jws }
  } catch {
    return null
  }
}

const typ = 'audit-head+jwt'

const statement = z.object({
  at: z.string(),
  heads: z.array(z.object({ writer: z.string(), sequence: z.int().positive(), hash: z.string() })),
})
