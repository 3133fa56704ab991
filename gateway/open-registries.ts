import { join } from 'node:path'
import { openClients } from '../access/clients.ts'
import type { DemoKey } from '../access/tokens/demo-key.ts'
import { createIssuerKeys } from '../access/tokens/issuer-keys.ts'
import { createDemoVerifier, createIssuerVerifier } from '../access/tokens/tokens.ts'
import type { Config } from '../config.ts'
import { createPoints } from './cost/points.ts'
import type { ListenerDeps } from './http/listener.ts'
import { openOperationUse } from './operations/operation-use.ts'
import { readOperations } from './operations/stored-operations.ts'

/** Where the gateway stores when each published operation was last requested. */
export function operationUseFile(dataDir: string): string {
  return join(dataDir, 'operation-use.json')
}

export interface OpenAdmission {
  /** What the listener needs to decide who may send requests, and for what. */
  readonly deps: Pick<
    ListenerDeps,
    'verifyToken' | 'clients' | 'points' | 'introspection' | 'operations' | 'operationUse' | 'corsOrigins'
  >
  close(): Promise<void>
}

/** Throws a fault that names the file if the client registry or the published operations cannot be read. Starts nothing. */
export async function checkRegistries({ clientsFile, operationsDir, issuers }: Config): Promise<void> {
  if (clientsFile !== null) {
    const clients = await openClients({ file: clientsFile, issuers: issuersOf(issuers), onFault: () => undefined })
    clients.stop()
  }
  readOperations(operationsDir)
}

function issuersOf(issuers: Config['issuers']): readonly string[] {
  return (issuers ?? []).flatMap(({ issuer }) => issuer ?? [])
}

/** Without `demoKey`, tokens come from the configured issuers. */
export async function openAdmission(
  config: Config,
  demoKey: DemoKey | null,
  now: () => Date,
  onFault: (fault: unknown) => void,
): Promise<OpenAdmission> {
  const issuers = issuersOf(config.issuers)
  const clients = config.clientsFile === null ? null : await openClients({ file: config.clientsFile, issuers, onFault })
  const points = clients === null ? null : createPoints({ redisUrl: config.redisUrl, onFault })
  const operationUse = openOperationUse(operationUseFile(config.dataDir), now)
  return {
    deps: {
      verifyToken:
        demoKey === null
          ? createIssuerVerifier(config.issuers ?? [], now, createIssuerKeys, config.tokenLifetimeSeconds)
          : createDemoVerifier(demoKey, now),
      clients,
      points,
      introspection: config.introspection,
      operations: readOperations(config.operationsDir),
      operationUse,
      corsOrigins: config.corsOrigins,
    },
    async close() {
      clients?.stop()
      operationUse.stop()
      await points?.close()
    },
  }
}
