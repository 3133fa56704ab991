import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts
const folder = mkdtempSync(join(tmpdir(), 'bad-input-'))
afterAll(() => rmSync(folder, { recursive: true }))

function given(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const empty = given('empty.txt', '')
const csv = given('rows.csv', 'Kind,A\nx,1\n')
const operation = given('good.graphql', 'query A { __typename }')
const mapping = (name: string, kind: string) =>
  given(
    name,
    JSON.stringify({ lines: [{ when: { '{Kind}': [kind] }, line: { kind: 'billing', source: 's', id: '{A}' } }] }),
  )
const customers = given('customer.jsonl', '{"object":"customer","id":"cus_1","created":1767225600}\n')

interface BadInput {
  readonly what: string
  readonly args: readonly string[]
  readonly said: RegExp
  readonly env?: Readonly<Record<string, string>>
  /** 2: nothing was done, since an argument is wrong. */
  readonly code?: number
  /** A report of faults is what was asked for. */
  readonly prints?: true
}

const noDatabase = { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'none' }
const unreachable: BadInput = { what: 'no database', args: [], said: /unreachable/, env: noDatabase }
const nowhere = join(folder, 'none', 'x')

/** What each command cannot do as it is asked to. */
const badInputs: Readonly<Record<string, readonly BadInput[]>> = {
  start: [{ what: 'a port that does not exist', args: [], said: /PORT/, env: { PORT: '99999' } }],
  subgraph: [{ what: 'another name', args: ['nope'], said: /nope/, code: 2 }],
  token: [
    {
      what: 'a source that ingest refuses',
      args: ['--persona', 'partner', '--sources', 'crm,Nope!'],
      said: /Nope!/,
      code: 2,
    },
    {
      what: 'a name of our own',
      args: ['--persona', 'partner', '--sources', 'identifier'],
      said: /stands for/,
      code: 2,
    },
    { what: 'no source', args: ['--persona', 'partner', '--sources', ''], said: /source ""/, code: 2 },
    { what: 'what is no customer', args: ['--persona', 'customer', '--customer', 'nope'], said: /not the id/, code: 2 },
    { what: 'another persona', args: ['--persona', 'nobody'], said: /No persona has this name/, code: 2 },
  ],
  operations: [
    { what: 'an owner outside', args: ['publish', operation, '--owner', '../evil'], said: /--owner/, code: 2 },
    { what: 'no owner', args: ['publish', operation, '--owner', ''], said: /--owner/, code: 2 },
    { what: 'no operation', args: ['publish', empty, '--owner', 'team'], said: /empty\.txt: Syntax Error/ },
    {
      what: 'a manifest of none',
      args: ['publish', given('none.json', '{}'), '--owner', 'team'],
      said: /no operations/,
    },
    {
      what: 'another JSON',
      args: ['publish', given('a.json', '{"a":1}'), '--owner', 'team'],
      said: /a\.json: it is not a manifest/,
    },
    {
      what: 'a field that is not there',
      args: ['publish', given('bad.graphql', 'query A { nope }'), '--owner', 'team'],
      said: /nope/,
    },
    { what: 'no supergraph', args: ['check', '--against', empty], said: /empty\.txt: Syntax Error/ },
    { what: 'no folder', args: ['list'], said: /OPERATIONS_DIR/, env: { OPERATIONS_DIR: csv } },
  ],
  ingest: [
    { what: 'a file that is missing', args: [nowhere], said: /does not exist/, code: 2 },
    { ...unreachable, args: [customers] },
    { ...unreachable, args: ['--quarantine'] },
  ],
  'demo:write': [
    { what: 'a folder', args: [folder], said: /is a folder/ },
    {
      what: 'a folder that is missing',
      args: [`${nowhere}/demo.jsonl`],
      said: /There is no folder .*: create it first/,
    },
    { what: 'a file that exists', args: [csv], said: /exists already: give the path of a new file/ },
    { what: 'a file of truth that exists', args: [join(folder, 'demo.jsonl'), '--truth', csv], said: /exists already/ },
    { what: 'a day that does not exist', args: [nowhere, '--until', '2026-02-31'], said: /--until/, code: 2 },
  ],
  backup: [{ what: 'a database of its own', args: [], said: /NEO4J_URI is set/, env: noDatabase }],
  restore: [
    { what: 'a database of its own', args: [csv], said: /NEO4J_URI is set/, env: noDatabase },
    { what: 'a file that is missing', args: [nowhere], said: /does not exist/ },
  ],
  'identity:resolve': [unreachable],
  'identity:audit': [unreachable],
  'identity:train': [unreachable],
  'identity:eval': [{ what: 'a folder that is missing', args: ['--dataset', nowhere], said: /does not exist/ }],
  doctor: [{ what: 'no database', args: [], said: /^/, env: noDatabase, prints: true }],
  'audit:verify': [unreachable],
  'anomalies:find': [unreachable],
  'value:fit': [
    unreachable,
    { what: 'a file that is missing', args: ['--data', nowhere], said: /does not exist/ },
    { what: 'another file', args: ['--data', csv], said: /Line 1 is not/ },
  ],
  'stripe:convert': [
    {
      what: 'objects that are not read',
      args: [given('payout.jsonl', '{"object":"payout","id":"po_1"}\n')],
      said: /nothing was converted/,
    },
    { what: 'a source that ingest refuses', args: [customers, '--source', 'a b'], said: /--source/, code: 2 },
  ],
  'lines:map': [
    {
      what: 'rows that no line is for',
      args: [csv, '--mapping', mapping('other.json', 'sale')],
      said: /nothing was mapped: no row of the export became a line/,
    },
    { what: 'no mapping', args: [csv, '--mapping', empty], said: /empty\.txt/ },
    {
      what: 'a mapping with a key twice',
      args: [csv, '--mapping', given('twice.json', '{"lines":[],"lines":[]}')],
      said: /lines is stated more than once/,
    },
  ],
  'bench:ingest': [{ what: 'a folder that is missing', args: ['--data', nowhere], said: /does not exist/ }],
  bench: [{ what: 'no number', args: ['--seconds', 'nope'], said: /seconds/, code: 2 }],
  test: [{ what: 'no number', args: ['--nope'], said: /nope/, code: 2 }],
  'test:long': [{ what: 'no number', args: ['--nope'], said: /nope/, code: 2 }],
  'test:zones': [{ what: 'no number', args: ['--nope'], said: /nope/, code: 2 }],
  codegen: [{ what: 'an option', args: ['--nope'], said: /nope/, code: 2 }],
}

/** As `npm run NAME -- ARGS` does, without the set-up. */
function run(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const [, ours = ''] = (scripts[name] ?? '').split('node_modules/.bin/node ')
  const { NEO4J_URI: _, ...inherited } = process.env
  const all = { ...inherited, DATA_DIR: join(folder, 'data'), OPERATIONS_DIR: join(folder, 'operations'), ...env }
  return spawnSync(process.execPath, [...ours.split(' '), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: all,
    timeout: 60_000,
  })
}

describe.each(Object.entries(badInputs))('npm run %s', (name, inputs) => {
  it.each(inputs.map((input) => [input.what, input] as const))('fails on %s, and says so', (_, input) => {
    const { status, stdout, stderr } = run(name, input.args, input.env)
    expect(stderr).toMatch(input.said)
    // What Node.js itself says of an error is for us.
    expect(stderr).not.toMatch(/\n\s+at |ENOENT|EISDIR|node:internal/)
    expect({ status, stdout: input.prints ? '' : stdout }).toEqual({ status: input.code ?? 1, stdout: '' })
    expect(existsSync(join(folder, 'evil'))).toBe(false)
  })
})

it('every command of ours has such an input', () => {
  const others = ['setup', 'lint', 'typecheck']
  expect(Object.keys(badInputs).toSorted()).toEqual(
    Object.keys(scripts)
      .filter((name) => !others.includes(name))
      .toSorted(),
  )
})

it.each<[string, readonly string[]]>([
  ['token', ['--persona', 'partner', '--sources', 'crm,web']],
  ['token', ['--persona', 'customer', '--customer', '01ARZ3NDEKTSV4RRFFQ69G5FAV']],
  ['operations', ['publish', operation, '--owner', 'team']],
  ['stripe:convert', [customers]],
  ['lines:map', [csv, '--mapping', mapping('right.json', 'x')]],
])('%s does what it can be asked to: a control', (name, args) => {
  const { status, stdout, stderr } = run(name, args)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).not.toBe('')
})
