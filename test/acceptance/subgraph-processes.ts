import { type SubgraphName, subgraphNames } from '../../config.ts'
import { type TestGraph, testSecretKey } from '../harness/neo4j.ts'
import { type StartedProcess, startProcess } from '../harness/start-process.ts'

export interface SubgraphProcess extends StartedProcess {
  readonly url: string
}

export interface SubgraphProcesses {
  readonly urls: Readonly<Record<SubgraphName, string>>
  stop(): Promise<void>
}

/** One subgraph in a process of its own, as `npm run subgraph` starts it. */
export async function startSubgraphProcess(
  { address, database }: TestGraph,
  key: string,
  name: SubgraphName,
): Promise<SubgraphProcess> {
  const started = startProcess(['commands/subgraph.ts', name], {
    NEO4J_URI: address.uri,
    NEO4J_USER: address.user,
    NEO4J_PASSWORD: address.password,
    NEO4J_DATABASE: database,
    GATEWAY_KEYS: key,
    SECRET_KEYS: testSecretKey,
  })
  return { ...started, url: await started.ready }
}

/** The four subgraphs, each in a process of its own. */
export async function startSubgraphProcesses(testGraph: TestGraph, key: string): Promise<SubgraphProcesses> {
  const started = await Promise.all(
    subgraphNames.map(async (name) => [name, await startSubgraphProcess(testGraph, key, name)] as const),
  )
  return {
    // Each of the four is there.
    urls: Object.fromEntries(started.map(([name, { url }]) => [name, url])) as Record<SubgraphName, string>,
    stop: async () => {
      await Promise.all(started.map(([, one]) => one.stop()))
    },
  }
}
