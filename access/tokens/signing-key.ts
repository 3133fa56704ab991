import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { readOrCreateKeyFile } from './key-file.ts'

/** An Ed25519 key pair. */
export interface SigningKey {
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  /** The RFC 7638 thumbprint. */
  readonly kid: string
}

/** The key pair in `file` (a JWK, mode 0600), created on first use. */
export async function loadSigningKey(file: string): Promise<SigningKey> {
  const text = await readOrCreateKeyFile(file, createKey)
  try {
    return await parseKey(text)
  } catch (error) {
    const remedy =
      'Restore the file from a backup, or remove it: the server then makes a new key, which does not verify what the old one signed.'
    throw new Error(`DATA_DIR: ${file} is not an Ed25519 key in JWK form. ${remedy}`, { cause: error })
  }
}

async function parseKey(text: string): Promise<SigningKey> {
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
