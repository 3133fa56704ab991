import { join } from 'node:path'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { readOrCreateKeyFile } from './key-file.ts'

/** Signs and verifies tokens where no issuer is configured. Never used beyond loopback: config.ts refuses. */
export interface DemoKey {
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  /** RFC 7638 thumbprint. */
  readonly kid: string
}

/** The key of this data directory, made on first use. */
export async function loadDemoKey(dataDir: string): Promise<DemoKey> {
  const text = await readOrCreateKeyFile(join(dataDir, 'demo-key.json'), createKey)
  const jwk: JWK = JSON.parse(text)
  const { d: _secret, ...publicJwk } = jwk
  return {
    // Only a symmetric JWK becomes bytes.
    privateKey: (await importJWK(jwk, 'EdDSA')) as CryptoKey,
    publicKey: (await importJWK(publicJwk, 'EdDSA')) as CryptoKey,
    kid: await calculateJwkThumbprint(publicJwk),
  }
}

async function createKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  return JSON.stringify(await exportJWK(privateKey))
}
