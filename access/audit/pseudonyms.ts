import { createHmac, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { readOrCreateKeyFile } from '../key-file.ts'

/** Names as nobody can compute them who does not have the key in `dataDir`. */
export async function loadPseudonyms(dataDir: string) {
  const key = await readOrCreateKeyFile(join(dataDir, 'pseudonym-key'), () => randomBytes(32).toString('base64url'))
  return {
    pseudonym: (context: string, value: string) =>
      createHmac('sha256', key).update(`${context}\n${value}`).digest('base64url').slice(0, 22),
  }
}
