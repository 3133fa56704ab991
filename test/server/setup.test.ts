import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'set-up-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a second run does nothing, prints nothing and needs no tool', () => {
  const { status, stdout, stderr } = run(root)
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
  // A run that works starts Java, Maven or npm.
  const withoutTools = run(root, { PATH: programs('no-tool', []), JAVA_HOME: '', npm_execpath: '' })
  expect(withoutTools).toMatchObject({ status: 0, stdout: '', stderr: '' })
})

test('without Java or Maven one message names both ways out, and nothing was begun', () => {
  const clone = copyOf('no-tools')
  const noJava = run(clone, { PATH: programs('empty', []), JAVA_HOME: '' })
  expect(noJava).toMatchObject({ status: 1, stdout: '' })
  expect(noJava.stderr).toMatch(/JDK 17 or 21[\s\S]*NEO4J_URI[\s\S]*docker compose up -d neo4j/)

  const noMaven = run(clone, { PATH: programs('java-only', ['java']) })
  expect(noMaven).toMatchObject({ status: 1, stdout: '' })
  expect(noMaven.stderr).toMatch(/mvn is not installed[\s\S]*NEO4J_URI[\s\S]*docker compose up -d neo4j/)
  expect(existsSync(join(clone, 'node_modules'))).toBe(false)
})

test('a Java that Neo4j does not run on is told with its version', () => {
  const bin = programs('java-11', [])
  writeFileSync(join(bin, 'java'), '#!/bin/sh\necho "    java.specification.version = 11" >&2\n', { mode: 0o755 })
  const { status, stderr } = run(copyOf('old-java'), { PATH: `${bin}${delimiter}/bin`, JAVA_HOME: '' })
  expect(status).toBe(1)
  expect(stderr).toContain('but Java 11 is here')
})

test('NEO4J_URI needs neither', () => {
  const clone = copyOf('own-neo4j')
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
  const { status, stderr } = run(clone, { PATH: programs('empty', []), NEO4J_URI: 'bolt://127.0.0.1:7687' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

test('of two at once, after one that died, one installs and the other waits', async () => {
  const clone = copyOf('two')
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
  mkdirSync(join(clone, '.setup', 'neo4j-part-1'), { recursive: true })
  writeFileSync(join(clone, '.setup', 'lock'), String(spawnSync('true').pid))

  const results = await Promise.all([runAside(clone), runAside(clone)])
  expect(results.map(({ status }) => status)).toEqual([0, 0])
  expect(results.filter(({ stderr }) => stderr.includes('Neo4j server: done'))).toHaveLength(1)
  expect(readdirSync(join(clone, '.setup')).toSorted()).toEqual(['java', expect.stringMatching(/^neo4j-5\.26\.\d+$/)])
})

function copyOf(name: string): string {
  const clone = join(folder, name)
  for (const file of ['setup.mjs', 'package.json', 'package-lock.json', 'graph/server/pom.xml'])
    cpSync(join(root, file), join(clone, file))
  return clone
}

/** A PATH folder that holds these programs of the machine only. */
function programs(name: string, wanted: readonly string[]): string {
  const bin = join(folder, `bin-${name}`)
  mkdirSync(bin, { recursive: true })
  for (const program of wanted) if (!existsSync(join(bin, program))) symlinkSync(whereIs(program), join(bin, program))
  return bin
}

function whereIs(program: string): string {
  return spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).stdout.trim()
}

function run(clone: string, env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [join(clone, 'setup.mjs')], { env: environment(env), encoding: 'utf8' })
}

async function runAside(clone: string): Promise<{ readonly status: number | null; readonly stderr: string }> {
  const child = spawn(process.execPath, [join(clone, 'setup.mjs')], { env: environment({}) })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { status, stderr }
}

function environment(changes: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, NEO4J_URI: '', ...changes }
}
