import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { promisify } from 'node:util'
import { runIngestCli } from '../../../ingest/cli.ts'
import { ingestLines } from '../../../ingest/ingest.ts'
import { createLineTypes } from '../../../ingest/line-types.ts'
import type { Summary } from '../../../ingest/summary.ts'
import type { SubgraphDeps } from '../../../subgraphs/runtime/subgraph.ts'
import { type Check, pathOfCase, readCaseFile } from './handed-cases.ts'

const root = new URL('../../../', import.meta.url).pathname

/** What the commands answered that brought a file in. `ingest` is of the first run, `again` of the second. */
export interface Brought {
  readonly exit: boolean
  readonly ingest?: Summary
  readonly again?: Summary
  readonly convert?: { readonly ok: boolean; readonly told: string }
  readonly map?: { readonly ok: boolean; readonly told: string }
  /** Lines of the summary that are reported with a value that another line holds. */
  readonly misquoted: readonly number[]
}

/** Brings the file of a check in as its user would: converted or mapped by the command, then ingested by the command. */
export async function bringIn(
  { folder, file = '', mapping, runs, tz }: Check,
  deps: SubgraphDeps,
  fill: (text: string) => string,
): Promise<Brought> {
  const scratch = mkdtempSync(join(tmpdir(), 'cases-'))
  try {
    return await inTimeZone(tz, async () => {
      const path = join(scratch, 'lines.jsonl')
      const made = await makeLines()
      if (made.lines !== null) {
        writeFileSync(path, fill(made.lines))
        await declareSources(made.lines, deps)
      }
      const summaries: Summary[] = []
      let exit = made.lines !== null
      for (let run = 0; run < runs && made.lines !== null; run++) {
        const { code, summary } = await ingest(path, deps)
        exit &&= code === 0
        if (summary !== null) summaries.push(summary)
      }
      const [first, second] = summaries
      return {
        exit,
        ...made.told,
        ...(first && { ingest: first }),
        ...(second && { again: second }),
        misquoted: first === undefined ? [] : misquoted(first, (made.lines ?? '').split('\n')),
      }
    })
  } finally {
    rmSync(scratch, { recursive: true })
  }

  async function makeLines() {
    const path = pathOfCase(folder, file)
    if (mapping !== undefined) {
      const map = await run('commands/lines-map.ts', [path, '--mapping', pathOfCase(folder, mapping)], tz)
      return { lines: map.ok ? map.stdout : null, told: { map } }
    }
    if (file.endsWith('.stripe.jsonl')) {
      const convert = await run('commands/stripe-convert.ts', [path], tz)
      return { lines: convert.stdout, told: { convert } }
    }
    return { lines: readCaseFile(folder, file), told: {} }
  }
}

async function run(script: string, args: readonly string[], tz: string | undefined) {
  const env = { ...process.env, ...(tz && { TZ: tz }) }
  const ended = await promisify(execFile)(process.execPath, [join(root, script), ...args], { env, encoding: 'utf8' })
    .then(({ stdout, stderr }) => ({ ok: true, stdout, told: stderr }))
    // A command that ends with another code than 0 rejects with what it wrote.
    .catch((error: { readonly stdout: string; readonly stderr: string }) => ({
      ok: false,
      stdout: error.stdout,
      told: error.stderr,
    }))
  return ended
}

/** The files declare no source, and the records of an undeclared one make nobody a customer. */
async function declareSources(lines: string, deps: SubgraphDeps): Promise<void> {
  const sources = new Set([...lines.matchAll(/"source":"([^"]+)"/g)].map(([, source]) => source ?? ''))
  const declared = [...sources].map((source) => ({ kind: 'source', source, role: 'SYSTEM_OF_RECORD' }))
  await ingestLines(declared, { graph: deps.graph, lines: createLineTypes(deps), now: deps.now })
}

async function ingest(path: string, deps: SubgraphDeps) {
  const { output, written } = collect()
  const code = await runIngestCli([path, '--json'], {
    stdin: new PassThrough(),
    stdout: output,
    stderr: Object.assign(collect().output, { isTTY: false }),
    now: deps.now,
    signal: new AbortController().signal,
    openGraph: async () => ({ graph: deps.graph, lines: createLineTypes(deps), close: async () => undefined }),
  })
  const answer = JSON.parse(written())
  return { code, summary: 'error' in answer ? null : (answer as Summary) }
}

function collect() {
  const parts: string[] = []
  const output = new Writable({
    write(chunk, _encoding, done) {
      parts.push(String(chunk))
      done()
    },
  })
  return { output, written: () => parts.join('') }
}

/** A message that quotes `not "X"` or `"X" is unknown` belongs to lines that hold X. */
function misquoted({ reasons }: Summary, lines: readonly string[]): readonly number[] {
  return reasons.flatMap(({ message, lines: numbers }) => {
    const quoted = [...message.matchAll(/not "([^"]+)"|"([^"]+)" is unknown/g)].map(([, a, b]) => a ?? b ?? '')
    return numbers.filter((number) => quoted.some((value) => !lines[number - 1]?.includes(value)))
  })
}

async function inTimeZone<T>(tz: string | undefined, work: () => Promise<T>): Promise<T> {
  if (tz === undefined) return work()
  const before = process.env.TZ
  process.env.TZ = tz
  try {
    return await work()
  } finally {
    // Setting it to undefined would set it to that word.
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
}
