import { readFileSync, rmSync } from 'node:fs'
import { type Neo4jHome, writeWhole } from './neo4j-home.ts'

/** What the holder of the lock publishes to other processes. Valid only while the lock is held. */
export interface Endpoint {
  readonly state: 'starting' | 'ready' | 'stopping' | 'backup' | 'restore'
  readonly port: number | null
  readonly serverPid: number | null
}

export function readEndpoint({ endpoint }: Neo4jHome): Endpoint | null {
  try {
    // Written by writeEndpoint of this version or an older one. An unreadable file counts as absent.
    return JSON.parse(readFileSync(endpoint, 'utf8')) as Endpoint
  } catch {
    return null
  }
}

export function writeEndpoint({ endpoint }: Neo4jHome, content: Endpoint): void {
  writeWhole(endpoint, JSON.stringify(content))
}

export function removeEndpoint({ endpoint }: Neo4jHome): void {
  rmSync(endpoint, { force: true })
}
