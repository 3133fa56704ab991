import type { Writable } from 'node:stream'
import { type Config, loadConfig } from '../../config.ts'
import type { GraphAddress } from '../../graph/driver.ts'
import { readEndpoint } from '../../graph/server/endpoint.ts'
import { neo4jHomeOf, readOrMakePassword } from '../../graph/server/neo4j-home.ts'
import { createCommand, runCommand } from '../../process/command-line.ts'
import { findSettingFaults } from '../../process/setting-faults.ts'
import { printLine } from '../../process/terminal.ts'
import { checkRegistries } from '../open-registries.ts'
import { type Finding, failed, ok, warning } from './finding.ts'
import { checkGraph } from './graph.ts'
import { checkJava, checkKeyFiles, checkNode, checkPort } from './machine.ts'
import { checkSupergraph } from './supergraph.ts'

export interface DoctorDeps {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly nodeVersion: string
  readonly stdout: Writable
}

/** `npm run doctor [-- --json]`. Returns the exit code: 1 if something must be fixed. Changes nothing. */
export async function runDoctor(args: readonly string[], deps: DoctorDeps): Promise<number> {
  const command = createCommand({
    name: 'npm run doctor --',
    description: 'Checks everything that the product needs and states how to fix each fault. It changes nothing.',
    examples: ['npm run doctor', 'npm run --silent doctor -- --json'],
  }).option('--json', 'print JSON and nothing else')
  return runCommand<{ readonly json?: boolean }>(command, args, async ({ json = false }) => {
    const findings = await examine(deps)
    printLine(deps.stdout, json ? JSON.stringify(findings, null, 2) : findings.map(toLine).join('\n'))
    return findings.some(({ state }) => state === 'failed') ? 1 : 0
  })
}

async function examine({ env, nodeVersion }: DoctorDeps): Promise<readonly Finding[]> {
  const config = settingsOf(env)
  if (!('port' in config)) return [checkNode(nodeVersion), config]
  return [
    checkNode(nodeVersion),
    ok('settings', 'are valid'),
    ...findSettingFaults(config, 'gateway').map(({ message }) => warning('settings', message)),
    await checkFiles(config),
    checkJava({ isEmbedded: config.neo4j === null, javaHome: env.JAVA_HOME }),
    ...(await checkGraph(addressOf(config), config.database)),
    await checkKeyFiles(config.dataDir),
    await checkPort({
      name: 'port',
      setting: 'PORT',
      port: config.port,
      host: config.host,
      path: '/healthcheck',
      sign: 'alive',
    }),
    ...(config.metrics === null
      ? []
      : [
          await checkPort({
            ...config.metrics,
            name: 'metrics',
            setting: 'METRICS_PORT',
            path: '/metrics',
            sign: 'graphql_request_duration_seconds',
          }),
        ]),
    checkSupergraph(),
  ]
}

async function checkFiles(config: Config): Promise<Finding> {
  try {
    await checkRegistries(config)
    return ok('files', 'the client registry and the published operations can be read')
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return failed('files', message, 'Mend or name the file: CLIENTS_FILE and OPERATIONS_DIR in the README')
  }
}

function settingsOf(env: DoctorDeps['env']): Config | Finding {
  try {
    return loadConfig(env)
  } catch (error) {
    return failed(
      'settings',
      error instanceof Error ? error.message : String(error),
      'Fix them: the README describes each setting',
    )
  }
}

/** Checks the embedded server only while it runs: the doctor starts nothing. */
function addressOf({ neo4j, dataDir }: Config): GraphAddress | null {
  if (neo4j !== null) return neo4j
  const home = neo4jHomeOf(dataDir)
  const endpoint = readEndpoint(home)
  if (endpoint?.state !== 'ready' || endpoint.port === null) return null
  return { uri: `bolt://127.0.0.1:${endpoint.port}`, user: 'neo4j', password: readOrMakePassword(home) }
}

function toLine({ name, state, found, fix }: Finding): string {
  const label = { ok: 'ok     ', warning: 'warning', failed: 'FAILED ', skipped: '-      ' }[state]
  return `${label} ${name.padEnd(11)} ${found}${fix === undefined ? '' : `\n                     -> ${fix}`}`
}
