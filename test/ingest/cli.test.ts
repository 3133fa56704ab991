import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { runIngestCli } from '../../ingest/cli.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createNoteTypes } from './note-lines.ts'

const { graph, clear } = useGraph()
const folder = mkdtempSync(join(tmpdir(), 'ingest-cli-'))
let opened = 0

afterAll(() => rm(folder, { recursive: true }))
beforeEach(clear)

async function run(
  argv: readonly string[],
  stdin: string | Readable = '',
  signal = new AbortController().signal,
  onWritten: () => void = () => undefined,
) {
  const { note, ...others } = createNoteTypes(graph).lines
  const telling = note && {
    ...note,
    write: async (lines: readonly never[]) => note.write(lines).finally(onWritten),
  }
  const stdout = new PassThrough({ encoding: 'utf8' })
  const stderr = new PassThrough({ encoding: 'utf8' })
  const code = await runIngestCli(argv, {
    stdin: typeof stdin === 'string' ? Readable.from([Buffer.from(stdin)]) : stdin,
    stdout,
    stderr,
    now: () => new Date('2026-01-01T00:00:00Z'),
    signal,
    openGraph: async () => {
      opened++
      return { graph, lines: { ...others, ...(telling && { note: telling }) }, close: async () => undefined }
    },
  })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const good = '{"kind":"note","source":"desk","id":"1","text":"hello"}'

describe('npm run ingest', () => {
  it('sums up a file with a byte order mark, CRLF, empty lines, doubles, a huge and a malformed line', async () => {
    const huge = JSON.stringify({ kind: 'note', source: 'desk', id: '2', text: 'x'.repeat(2_000_000) })
    const path = await file('mixed.jsonl', `\uFEFF${good}\r\n\r\n${good}\r\n${huge}\r\n{"kind":"note"\r\n`)
    const { code, stdout } = await run([path])
    expect(code).toBe(0)
    expect(stdout).toContain('4 lines in ')
    expect(stdout).toContain('1 accepted, 0 updated, 1 duplicate, 2 quarantined')
    expect(stdout).toContain('TOO_LONG x 1, line 4: is longer than 1048576 bytes')
    expect(stdout).toContain('BROKEN_JSON x 1, line 5: is not JSON')
    expect(stdout).toContain('npm run ingest -- --quarantine')
  })

  it('prints one JSON object and nothing else with --json', async () => {
    const path = await file('one.jsonl', `${good}\n{}\n`)
    const { code, stdout, stderr } = await run([path, '--json'])
    expect(code).toBe(0)
    expect(stdout.endsWith('}\n')).toBe(true)
    expect(JSON.parse(stdout)).toMatchObject({
      input: path,
      lines: 2,
      accepted: 1,
      quarantined: 1,
      byKind: { note: { accepted: 1 }, unknown: { quarantined: 1 } },
      reasons: [{ rule: 'NO_KIND', count: 1, lines: [2] }],
      stoppedAtLine: null,
    })
    expect(stderr).toBe('Warning: 1 lines quarantined.\n')
  })

  it('reads standard input', async () => {
    expect((await run(['-', '--json'], good)).stdout).toContain('"accepted":1')
  })

  it('lists what is in quarantine and replays it', async () => {
    await run(['-'], '{"kind":"nite"}\n{\n')
    const listed = await run(['--quarantine'])
    expect(listed.code).toBe(0)
    expect(listed.stdout).toMatch(/UNKNOWN_KIND {2}nite\n.*did you mean note\?.*\n {2}\{"kind":"nite"\}\n/)
    expect(listed.stdout).toMatch(/2 in quarantine\n$/)
    const { count, lines } = JSON.parse((await run(['--quarantine', '--json'])).stdout)
    expect(count).toBe(2)
    expect(lines.map(({ rule }: { rule: string }) => rule).sort()).toEqual(['BROKEN_JSON', 'UNKNOWN_KIND'])
    expect((await run(['--replay'])).stdout).toContain('2 quarantined')
    for (const option of ['--replay', '--discard'])
      expect(await run([option, 'nothing'])).toMatchObject({ code: 1, stderr: 'Not in quarantine: nothing\n' })
    expect(JSON.parse((await run(['--replay', lines[0].id, '--json'])).stdout)).toMatchObject({ ids: [], unknown: [] })
  })

  it('shows what a line holds without obeying it, in the report and in the list', async () => {
    const hostile = '\u001b[2J\u202eB\u009b31m'
    const lines = [
      { kind: `nite${hostile}`, source: `desk${hostile}`, id: '1\n9 in quarantine' },
      { kind: 'note', source: 'desk', id: '2', text: 'x', [`key${hostile}`]: 1 },
    ]
    // As other programs write JSON: with nothing escaped that JSON does not ask for.
    const input = lines.map((line) => JSON.stringify(line)).join('\n')
    expect(input).toContain('\u202e')
    const summed = await run(['-'], input)
    const listed = await run(['--quarantine'])
    const json = await run(['--quarantine', '--json'])
    for (const { stdout, stderr } of [summed, listed, json]) {
      expect(stdout).toContain('\\u202e')
      expect(stdout + stderr).not.toMatch(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u)
    }
    expect(listed.stdout).not.toMatch(/^9 in quarantine/m)
    expect(JSON.parse(json.stdout).lines[0].source).toBe(`desk${hostile}`)
  })

  it('leaves with 2 on unusable input, before it opens a database where it can', async () => {
    opened = 0
    const folderRun = await run([folder])
    expect(folderRun).toMatchObject({ code: 2, stdout: '' })
    expect(folderRun.stderr).toContain('is a folder')
    const missing = await run([join(folder, 'nothing.jsonl'), '--json'])
    expect(missing.code).toBe(2)
    expect(JSON.parse(missing.stdout)).toMatchObject({ error: { code: 'BAD_USER_INPUT' } })
    expect(missing.stderr).toContain('does not exist')
    expect((await run([])).code).toBe(2)
    expect((await run(['-', '--quarantine'])).code).toBe(2)
    expect((await run(['a', 'b'])).code).toBe(2)
    expect((await run(['--nothing'])).code).toBe(2)
    expect(opened).toBe(0)
    expect(await run(['-'], `[\n${good}\n]`)).toMatchObject({ code: 2, stderr: expect.stringContaining('JSON array') })
  })

  it('tells how it is used', async () => {
    const { code, stdout } = await run(['--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('Usage: npm run ingest --')
  })

  it('leaves with 130 when interrupted, also while its input is silent', async () => {
    expect(await run(['-'], good, AbortSignal.abort())).toMatchObject({ code: 130 })
    const stop = new AbortController()
    const silent = run(['-', '--json'], new PassThrough(), stop.signal)
    setTimeout(() => stop.abort(), 50)
    const { code, stdout } = await silent
    expect(code).toBe(130)
    expect(JSON.parse(stdout)).toMatchObject({ lines: 0, stoppedAtLine: 1 })
  })

  it('is not interrupted by what comes when its last batch is on its way', async () => {
    const stop = new AbortController()
    const path = join(folder, 'last.jsonl')
    await writeFile(path, `${good}\n`)
    const { code, stdout } = await run([path, '--json'], '', stop.signal, () => stop.abort())
    expect(stop.signal.aborted).toBe(true)
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, lines: 1, stoppedAtLine: null })
  })
})
