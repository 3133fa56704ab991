import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runDoctor } from '../gateway/doctor/doctor.ts'
import { plainText, plainValue, printLine } from '../process/terminal.ts'
import { tellReport } from '../resolution/training/training-report.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
/** A title, a cleared screen, text that reads backwards, the one-byte escape of old terminals, an invisible tag, half a character. */
const hostile = 'A\u001b]0;title\u0007\u001b[2J\u202egnp.exe\u2066\u009b31m\u{e0041}\ud800\rB'
/** Written here a second time: a mistake in the product's own list must not hide itself. */
const commands = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029\u{e0000}-\u{e007f}]/u
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'terminal-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('plainText', () => {
  it('shows what a terminal would obey, and nothing else differently', () => {
    expect(plainText(hostile)).toBe(
      'A\\u001b]0;title\\u0007\\u001b[2J\\u202egnp.exe\\u2066\\u009b31m\\udb40\\udc41\\ud800\\u000dB',
    )
    const harmless = 'Zoë Ångström, 山田太郎, مريم, שרה, नमस्ते, \u{1f469}\u200d\u{1f680} می\u200cخواهم\n\tdone'
    expect(plainText(harmless)).toBe(harmless)
  })

  it('keeps JSON what it is', () => {
    const value = { name: hostile }
    expect(JSON.parse(plainText(JSON.stringify(value)))).toEqual(value)
  })

  it('lets no value begin another line', () => expect(plainValue('a\nREADY\tb')).toBe('a\\u000aREADY\\u0009b'))

  it('leaves none of the characters, which the raw text does have', () => {
    const all = Array.from({ length: 0x11_00_00 }, (_, code) => String.fromCodePoint(code)).join('')
    expect(commands.test(all)).toBe(true)
    expect(commands.test(plainText(all))).toBe(false)
  })
})

/** All that an entry prints, on both streams. */
function outputOf(script: string, ...args: readonly string[]): string {
  const env = { PATH: process.env.PATH ?? '', NODE_ENV: 'production', DATA_DIR: folder }
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, script), ...args], { encoding: 'utf8', env })
  return stdout + stderr
}

async function fileWith(name: string, text: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, text)
  return file
}

describe('a command prints nothing that a terminal obeys', () => {
  const label = 'A\u001b[2J\u202eB\u009b31m'

  it('stripe:convert, of data and of faults', async () => {
    const customer = { id: `cus_${label}`, object: 'customer', name: label, email: 'ann@example.com', created: 1 }
    const file = await fileWith('stripe.jsonl', `${JSON.stringify(customer)}\n{"${label}`)
    const text = outputOf('commands/stripe-convert.ts', file)
    expect(text).toContain('\\u202e')
    expect(text).not.toMatch(commands)
  })

  it('lines:map, of data and of faults', async () => {
    const mapping = await fileWith(
      'mapping.json',
      JSON.stringify({ lines: [{ line: { kind: 'note', source: 'x', id: '{a}' } }] }),
    )
    const text = outputOf('commands/lines-map.ts', await fileWith('rows.csv', `a\n${label}`), '--mapping', mapping)
    expect(text).toContain('\\u202e')
    expect(text).not.toMatch(commands)
  })

  it('operations publish', async () => {
    const text = outputOf(
      'commands/operations.ts',
      'publish',
      await fileWith('odd.graphql', `query A { "${label}" }`),
      '--owner',
      'x',
    )
    expect(text).not.toBe('')
    expect(text).not.toMatch(commands)
  })

  it('value:fit', async () => {
    const text = outputOf(
      'commands/value-fit.ts',
      '--data',
      await fileWith('purchases.txt', `${label} 1 20200101 1 1\n`),
    )
    expect(text).not.toBe('')
    expect(text).not.toMatch(commands)
  })

  it('identity:train', () => {
    const changes = {
      merges: [[[label, 'b']]],
      parts: [],
      review: { before: 0, after: 0 },
      brokenAssertions: [{ relation: 'SAME' as const, a: label, b: 'b\nadopted: in force', by: label }],
    }
    const report = { outcome: 'TRAINED' as const, kind: 'person' as const, records: 1, present: '1', changes }
    let text = ''
    printLine({ write: (part) => (text += part) }, tellReport(report as unknown as Parameters<typeof tellReport>[0]))
    expect(text).toContain('\\u202e')
    expect(text).not.toMatch(commands)
    expect(text).not.toMatch(/^adopted/m)
  })

  it('doctor', async () => {
    let text = ''
    const stdout = new Writable({
      write(chunk, _encoding, done) {
        text += chunk
        done()
      },
    })
    await runDoctor([], { env: { ALLOWED_HOSTS: label }, nodeVersion: '24.21.0', stdout })
    expect(text).toContain('\\u202e')
    expect(text).not.toMatch(commands)
  })

  it('the log of a server', async () => {
    const program = `import { createLog } from ${JSON.stringify(join(root, 'gateway/telemetry/log.ts'))}
      createLog('info', 'gateway').info({ client: ${JSON.stringify(label)} }, 'request')`
    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
    expect(JSON.parse(stderr)).toMatchObject({ client: label })
    expect(stderr).not.toMatch(commands)
  })
})

/** The progress bar moves the cursor itself, by Node's own functions; a table's cells are made plain one by one. */
const printers = new Set(['process/terminal.ts', 'commands/operations.ts'])

function printingFiles(): readonly string[] {
  const rooms = ['access', 'gateway', 'graph', 'ingest', 'resolution', 'subgraphs', 'demo', 'examples']
  return rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .filter((file) => printsItself(readFileSync(join(root, file), 'utf8'))),
  )
}

function printsItself(source: string): boolean {
  return /\b(?:stdout|stderr|output)\.write\(|\bconsole\.\w+\(/.test(source)
}

it('every program prints by this one function', () => {
  expect(printingFiles().filter((file) => !printers.has(file))).toEqual([])
  expect(printsItself('deps.stdout.write(line)')).toBe(true)
})
