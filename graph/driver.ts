import neo4j, { type Driver } from 'neo4j-driver'
import { readWholeNumbersFast } from './whole-numbers.ts'

export interface GraphAddress {
  readonly uri: string
  readonly user: string
  readonly password: string
}

/** One driver per process, which holds the pool. It does not connect yet. A dead server is noticed within 2 s. */
export function createDriver(address: GraphAddress): Driver {
  readWholeNumbersFast()
  return neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password), {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: 64,
    connectionTimeout: 1_500,
    connectionAcquisitionTimeout: 2_000,
    maxTransactionRetryTime: 2_000,
    fetchSize: 1_000,
    // The database would send them with every answer, such as a warning for each property that no node has yet. Nothing reads them.
    notificationFilter: { minimumSeverityLevel: 'OFF' },
    userAgent: 'federated-customer-graph',
  })
}
