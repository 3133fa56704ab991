import { join } from 'node:path'
import { loadSigningKey, type SigningKey } from './signing-key.ts'

/** Signs and verifies tokens if no issuer is configured. Never used beyond loopback: config.ts refuses that. */
export type DemoKey = SigningKey

/** The key of this data directory, created on first use. */
export function loadDemoKey(dataDir: string): Promise<DemoKey> {
  return loadSigningKey(join(dataDir, 'demo-key.json'))
}
