import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { errorText } from '../process/file-fault.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'given-'))
const csv = join(folder, 'rows.csv')
const mapping = join(folder, 'map.json')
writeFileSync(csv, 'A\n1\n')
writeFileSync(mapping, JSON.stringify({ lines: [{ line: { kind: 'billing', source: 's' } }] }))
afterAll(() => rmSync(folder, { recursive: true }))

/** Commands that take a file, and their arguments for one. */
const commands: Readonly<Record<string, (file: string) => readonly string[]>> = {
  'stripe:convert': (file) => ['commands/stripe-convert.ts', file],
  'lines:map of rows': (file) => ['commands/lines-map.ts', file, '--mapping', mapping],
  'lines:map by a mapping': (file) => ['commands/lines-map.ts', csv, '--mapping', file],
  'operations check': (file) => ['commands/operations.ts', 'check', '--against', file],
  'operations publish': (file) => ['commands/operations.ts', 'publish', file, '--owner', 'team'],
  'identity:eval': (file) => ['commands/identity-eval.ts', '--dataset', file],
  ingest: (file) => ['commands/ingest.ts', file],
}

function run(args: readonly string[]) {
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { ...process.env, DATA_DIR: folder } })
}

describe.each(Object.entries(commands))('%s', (name, args) => {
  it.each([
    ['a file that is missing', join(folder, 'none.jsonl'), /none\.jsonl.* does not exist/],
    ['what lies in a file', join(csv, 'x.jsonl'), /x\.jsonl.* (?:is not a folder, or lies in a file|cannot be read)/],
    ...(name === 'identity:eval' ? [] : ([['a folder', folder, /given-\w+.* is a folder/]] as const)),
  ] as const)('says what is wrong with %s', (_, file, said) => {
    const { status, stdout, stderr } = run(args(file))
    expect(stderr).toMatch(said)
    expect(stderr).not.toMatch(/ENOENT|EISDIR|\n\s+at |line 0/)
    expect([status === 0, stdout]).toEqual([false, ''])
  })
})

it('an error that is of no file keeps its own words', () => {
  expect(errorText(Object.assign(new Error('connect refused'), { syscall: 'connect' }))).toBe('connect refused')
  expect(errorText('odd', 'x')).toBe('odd')
})
