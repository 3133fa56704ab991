import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createCommand, runCommand } from '../process/command-line.ts'

interface Options {
  readonly long: boolean
  readonly zones: boolean
  readonly testNamePattern?: string
  readonly maxWorkers?: string
  readonly bail?: string
}

const root = fileURLToPath(new URL('../', import.meta.url))
/** No result may depend on the time zone of the machine. */
const zones = ['America/Los_Angeles', 'Asia/Kathmandu', 'UTC']
const zoneFolders = [
  'test/subgraphs/billing',
  'test/subgraphs/engagement',
  'test/subgraphs/consent',
  'test/ingest',
  'test/demo',
  'test/resolution',
  'test/cases',
]
const vitestOptions = ['testNamePattern', 'maxWorkers', 'bail'] as const

/** Entry of `npm test` and `npm run test:long`. The arguments are checked before lint and type check, which take half a minute. */
const command = createCommand({
  name: 'npm test --',
  description:
    'Lints, type-checks and runs the tests against a real Neo4j. `npm run test:long` runs the long tests and `npm run test:zones` the tests of times under three time zones, both without lint and type check.',
  examples: ['npm test', 'npm test -- test/access', 'npm run test:long -- overload'],
})
  .argument('[names...]', 'run only the files whose path contains one of these names')
  .option('-t, --testNamePattern <pattern>', 'run only the tests whose name matches')
  .option('--maxWorkers <count>', 'number of test files, and of Neo4j servers, at the same time')
  .option('--bail <count>', 'stop after so many failures')
  .option('--long', 'run the long tests, without lint and type check', false)
  .option('--zones', 'run the tests of times under three time zones, without lint and type check', false)

function run(tool: string, args: readonly string[], zone = process.env.TZ): number {
  const isWindows = process.platform === 'win32'
  const { status, error } = spawnSync(`${root}node_modules/.bin/${tool}${isWindows ? '.cmd' : ''}`, args, {
    cwd: root,
    stdio: 'inherit',
    env: zone === undefined ? process.env : { ...process.env, TZ: zone },
    shell: isWindows,
  })
  if (error !== undefined) throw error
  return status ?? 1
}

process.exitCode = await runCommand<Options>(command, process.argv.slice(2), async (options, names) => {
  const passed = vitestOptions.flatMap((name) => (options[name] === undefined ? [] : [`--${name}`, options[name]]))
  if (options.long) return run('vitest', ['run', '--config', 'vitest.long.config.ts', ...passed, ...names])
  if (options.zones) {
    const chosen = names.length > 0 ? names : zoneFolders
    return zones.reduce((code, zone) => code || run('vitest', ['run', ...passed, ...chosen], zone), 0)
  }
  return run('biome', ['check', '.']) || run('tsc', ['-p', '.']) || run('vitest', ['run', ...passed, ...names])
})
