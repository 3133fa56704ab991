import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type SubgraphName, subgraphNames } from '../config.ts'
import type { GraphAddress } from '../graph/driver.ts'
import type { ContenderName } from './contender-names.ts'
import { apolloDialect, byHandDialect, type Dialect, ourDialect } from './dialects.ts'
import { outputOf, type Spawned, startServer } from './server-process.ts'

export interface Running {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** `spawned` is called with each process, so that all are stopped whatever happens next. */
export type Start = (setting: Setting, spawned: (spawned: Spawned) => void) => Promise<Running>

export interface Setting {
  readonly neo4j: GraphAddress
  /** Where the gateway stores its demo key. */
  readonly dataDir: string
  /** The checkout of `ours-before`. */
  readonly before: string | null
}

export interface Contender {
  readonly dialect: Dialect
  readonly start: Start
}

export const contenders: Readonly<Record<ContenderName, Contender>> = {
  'by-hand': { dialect: byHandDialect, start: byHand('execute-read') },
  'by-hand-autocommit': { dialect: byHandDialect, start: byHand('autocommit') },
  'by-hand-batched': { dialect: byHandDialect, start: byHand('batched') },
  apollo: { dialect: apolloDialect, start: apollo('execute-read') },
  'apollo-autocommit': { dialect: apolloDialect, start: apollo('autocommit') },
  ours: { dialect: ourDialect, start: (setting, spawned) => startOurs(setting, spawned, {}) },
  'ours-remote': { dialect: ourDialect, start: startOursRemote },
  'ours-before': { dialect: ourDialect, start: startOursBefore },
  'ours-with-both': { dialect: ourDialect, start: oursWith('both') },
  'ours-without-audit': { dialect: ourDialect, start: oursWith('without-audit') },
  'ours-without-guard': { dialect: ourDialect, start: oursWith('without-guard') },
}

function byHand(mode: string): Start {
  return async (setting, spawned) => {
    const command = { file: 'bench/by-hand/server.ts', args: [mode], env: envOf(setting) }
    return { url: await startServer(command, spawned), headers: {} }
  }
}

function apollo(mode: string): Start {
  return async (setting, spawned) => {
    const urls = await startSubgraphs(setting, spawned, 'bench/apollo/subgraph.ts', [mode])
    const args = urls.map(([name, url]) => `${name}=${url}`)
    return { url: await startServer({ file: 'bench/apollo/gateway.mjs', args, env: {} }, spawned), headers: {} }
  }
}

async function startOursRemote(setting: Setting, spawned: (spawned: Spawned) => void): Promise<Running> {
  const urls = await startSubgraphs(setting, spawned, 'commands/subgraph.ts', [])
  const env = urls.map(([name, url]) => [`SUBGRAPH_${name.toUpperCase()}_URL`, `${url}graphql`] as const)
  return startOurs(setting, spawned, Object.fromEntries(env))
}

/** The same gateway of another revision, on the same graph. */
function startOursBefore(setting: Setting, spawned: (spawned: Spawned) => void): Promise<Running> {
  if (setting.before === null) throw new Error('the contender ours-before requires --before FOLDER')
  return startOurs(setting, spawned, {}, setting.before)
}

/** The gateway as run by `npm start`: tokens are verified, the guard is on. */
async function startOurs(
  setting: Setting,
  spawned: (spawned: Spawned) => void,
  subgraphUrls: Readonly<Record<string, string>>,
  root?: string,
): Promise<Running> {
  const env = { ...envOf(setting), ...subgraphUrls, DEMO: 'false', LOG_LEVEL: 'warn' }
  // Where older checkouts start.
  const file = existsSync(join(root ?? '.', 'commands/start.ts')) ? 'commands/start.ts' : 'gateway/main.ts'
  const command = { file, env, ...(root !== undefined && { root }) }
  return asSupport(await startServer(command, spawned), setting)
}

/** Gateway and subgraphs without the other parts of `npm start`, so that only guard and audit differ. */
function oursWith(mode: string): Start {
  return async (setting, spawned) =>
    asSupport(await startServer({ file: 'bench/ours/server.ts', args: [mode], env: envOf(setting) }, spawned), setting)
}

async function asSupport(url: string, setting: Setting): Promise<Running> {
  const token = await outputOf({ file: 'commands/token.ts', args: ['--persona', 'support'], env: envOf(setting) })
  return { url, headers: { authorization: `Bearer ${token.trim()}`, 'x-purpose': 'CustomerCare' } }
}

function startSubgraphs(
  setting: Setting,
  spawned: (spawned: Spawned) => void,
  file: string,
  args: readonly string[],
): Promise<readonly (readonly [SubgraphName, string])[]> {
  return Promise.all(
    subgraphNames.map(async (name) => {
      const command = { file, args: [name, ...args], env: envOf(setting) }
      return [name, await startServer(command, spawned)] as const
    }),
  )
}

function envOf({ neo4j: { uri, user, password }, dataDir }: Setting): Readonly<Record<string, string>> {
  return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, DATA_DIR: dataDir, PORT: '0' }
}
