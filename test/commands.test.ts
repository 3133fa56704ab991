import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts

/** Programs of others, with help and refusals of their own; they write nothing unless asked by an option. */
const othersTools = ['lint', 'typecheck']
/** What these need besides. */
const needed: Readonly<Record<string, readonly string[]>> = {
  token: ['--persona', 'support'],
  'identity:eval': ['--dataset', 'none'],
  'lines:map': ['--mapping', 'none.json', 'none.csv'],
}
/** These take any number of arguments. */
const takeNames = ['test', 'test:long', 'test:zones']
/** Whoever needs longer does the work instead of refusing it. */
const longestMs = 60_000

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

let clone: string
let home: string
let database: Server
let connections = 0
let entries: readonly string[]
beforeAll(async () => {
  // A folder of links, so that whatever a command writes where it runs is seen and hurts nobody.
  clone = mkdtempSync(join(tmpdir(), 'commands-'))
  // Where tools of others keep their caches.
  home = mkdtempSync(join(tmpdir(), 'home-'))
  entries = readdirSync(root).toSorted()
  for (const name of entries) symlinkSync(join(root, name), join(clone, name))
  database = createServer((socket) => {
    connections++
    socket.destroy()
  })
  await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve))
})
beforeEach(() => {
  connections = 0
})
afterAll(async () => {
  await new Promise((resolve) => database.close(resolve))
  for (const folder of [clone, home]) rmSync(folder, { recursive: true, force: true })
})

/** As `npm run NAME -- ARGS` does, with a database that counts who asks it and a data directory that is not there. */
async function run(name: string, args: readonly string[], script = scripts[name] ?? ''): Promise<Ended> {
  const address = database.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const env = {
    HOME: home,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
    NEO4J_URI: `bolt://127.0.0.1:${port}`,
    NEO4J_PASSWORD: 'of nobody',
    DATA_DIR: join(clone, 'data'),
    PORT: '0',
    METRICS_PORT: 'off',
  }
  return new Promise((resolve) => {
    const shell = ['-c', `${script} "$@"`, name, ...args]
    execFile('sh', shell, { cwd: clone, env, timeout: longestMs }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
    )
  })
}

function expectNothingDone(): void {
  expect(connections).toBe(0)
  expect(existsSync(join(clone, 'data'))).toBe(false)
  expect(readdirSync(clone).toSorted()).toEqual(entries)
}

describe.each(Object.keys(scripts))('npm run %s', (name) => {
  const isOurs = !othersTools.includes(name)

  it('has help that does nothing', async () => {
    const { code, stdout, stderr } = await run(name, ['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    if (isOurs) expect(stdout).toMatch(/^Usage: npm (?:run |start|test)[\s\S]*\nExamples:\n {2}\S/)
    else expect(stdout).toMatch(/usage|COMMON COMMANDS/i)
    expectNothingDone()
  })

  it('refuses an option that it does not know', async () => {
    const { code, stderr, stdout } = await run(name, [...(needed[name] ?? []), '--no-such-option'])
    expect(stdout + stderr).toContain('no-such-option')
    if (isOurs) {
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain('Nothing was done. Run the command with --help to see its options.')
    } else expect(code).not.toBe(0)
    expectNothingDone()
  })

  it.runIf(isOurs && !takeNames.includes(name))('refuses an argument too many', async () => {
    const { code, stdout } = await run(name, ['one', 'two', 'three'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expectNothingDone()
  })
})

it('a reader who has enough ends a command without a fault', async () => {
  const { code, stderr } = await run('demo:write', [], `${scripts['demo:write']} --help | true; sleep 1; true`)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

describe('a command that', () => {
  const asScript = (program: string) => `node -e '${program}' --`

  it('acts at --help is found', async () => {
    await run('acting', ['--help'], asScript('fs.mkdirSync(process.env.DATA_DIR)'))
    expect(expectNothingDone).toThrow()
    rmSync(join(clone, 'data'), { recursive: true })
    await run('writing', ['--help'], asScript('fs.writeFileSync("--help", "")'))
    expect(expectNothingDone).toThrow()
    rmSync(join(clone, '--help'))
  })

  it('asks the database is found', async () => {
    const program = 'net.connect(Number(new URL(process.env.NEO4J_URI).port), "127.0.0.1").on("close", () => 0)'
    await run('asking', ['--help'], asScript(program))
    expect(expectNothingDone).toThrow()
  })
})
