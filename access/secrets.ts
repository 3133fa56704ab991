import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto'
import { join } from 'node:path'
import { readOrCreateKeyFile } from './tokens/key-file.ts'

/**
 * Values that only this deployment can seal, open and derive. `context` states what a value is for: a value of one context is invalid in
 * another.
 */
export interface Secrets {
  /**
   * Encrypts and authenticates `text` as base64url. The same text in the same context is always sealed to the same value, so that answers
   * can be compared and cached. The length is rounded up, so that it reveals little about the text.
   */
  seal(context: string, text: string): string
  /** Null if the value was not sealed here, was changed, or belongs to another context. */
  open(context: string, sealed: string): string | null
  /**
   * Stands for `value` where the value itself must not be shown: 22 characters of base64url, always the same for the same context and
   * value. Nobody without the key can find the value by trying candidates.
   */
  pseudonym(context: string, value: string): string
}

const shortestKey = 32
const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16
/** The size that most keys of lists fit into. */
const blockBytes = 64
const endMark = 0x80
const pseudonymBytes = 16

/**
 * `keys`: the first one seals, each one opens. The last one derives pseudonyms, so that they stay the same while a new key is put before
 * it. Throws on a short key.
 */
export function createSecrets(keys: readonly string[]): Secrets {
  if (keys.length === 0 || keys.some((key) => key.length < shortestKey))
    throw new Error(`A secret key must have at least ${shortestKey} characters`)
  const sealing = keys.map((key) => derive(key, 'seal'))
  const [current = Buffer.alloc(0)] = sealing
  // A key object is parsed once. A buffer would be parsed again by each call, which costs five times as much.
  const nonces = createSecretKey(derive(keys[0] ?? '', 'nonce'))
  const pseudonyms = createSecretKey(derive(keys.at(-1) ?? '', 'pseudonym'))

  return {
    seal(context, text) {
      // A nonce derived from everything that is sealed never serves two different texts.
      const nonce = hmac(nonces, context, text).subarray(0, nonceBytes)
      const cipher = createCipheriv(algorithm, current, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(padded(text)), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(context, sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      // Node ignores characters that are not base64url, so only the one canonical spelling of a value opens.
      if (bytes.length < nonceBytes + tagBytes || bytes.toString('base64url') !== sealed) return null
      for (const key of sealing) {
        const opened = decrypt(key, context, bytes)
        if (opened !== null) return opened
      }
      return null
    },
    pseudonym: (context, value) => hmac(pseudonyms, context, value).subarray(0, pseudonymBytes).toString('base64url'),
  }
}

/** The secrets as configured, or those of the key file of the data directory, for processes on one machine. */
export async function loadSecrets(configured: readonly string[] | null, dataDir: string): Promise<Secrets> {
  if (configured !== null) return createSecrets(configured)
  const file = join(dataDir, 'secret-key')
  const key = await readOrCreateKeyFile(file, () => randomUUID() + randomUUID())
  if (key.length < shortestKey)
    throw new Error(
      `DATA_DIR: ${file} holds fewer than ${shortestKey} characters. Restore it from a backup, or set SECRET_KEYS.`,
    )
  return createSecrets([key])
}

function hmac(key: KeyObject, context: string, text: string): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([context, text]))
    .digest()
}

function derive(key: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `federated-customer-graph/${use}`, 32))
}

/** A mark and zeros follow the text, up to a whole block. Zeros contain no mark, so the last mark is the end. */
function padded(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  const whole = Buffer.alloc(Math.ceil((bytes.length + 1) / blockBytes) * blockBytes)
  bytes.copy(whole)
  whole[bytes.length] = endMark
  return whole
}

function decrypt(key: Buffer, context: string, bytes: Buffer): string | null {
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    const body = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
    return body.subarray(0, body.lastIndexOf(endMark)).toString('utf8')
  } catch {
    return null
  }
}
