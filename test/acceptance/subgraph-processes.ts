import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type SubgraphName, subgraphNames } from '../../config.ts'
import type { TestGraph } from '../neo4j.ts'

export interface SubgraphProcess {
  readonly url: string
  readonly child: ChildProcess
  /** By SIGTERM, unless it has ended. */
  stop(): Promise<void>
}

export interface SubgraphProcesses {
  readonly urls: Readonly<Record<SubgraphName, string>>
  stop(): Promise<void>
}

const entry = fileURLToPath(new URL('../../gateway/serve-subgraph.ts', import.meta.url))

/** One subgraph in a process of its own, as `npm run subgraph` starts it. */
export async function startSubgraphProcess(
  { address, database }: TestGraph,
  key: string,
  name: SubgraphName,
): Promise<SubgraphProcess> {
  const child = spawn(process.execPath, [entry, name], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: '0',
      NEO4J_URI: address.uri,
      NEO4J_USER: address.user,
      NEO4J_PASSWORD: address.password,
      NEO4J_DATABASE: database,
      GATEWAY_KEYS: key,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  return {
    url: await readyUrl(child),
    child,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
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

async function readyUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output to read')
  for await (const line of createInterface(child.stdout)) {
    const url = /^READY (\S+)/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  throw new Error('the subgraph ended before it was ready')
}
