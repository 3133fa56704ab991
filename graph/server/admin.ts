import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Neo4jInstallation } from './jars.ts'

export interface AdminRun {
  readonly exitCode: number | null
  readonly output: string
}

/** Runs neo4j-admin from the jars on the server of `home`. `stdin` and `stdout` stream a dump in or out. */
export async function runAdmin(
  { java, classPath }: Neo4jInstallation,
  home: string,
  command: readonly string[],
  { stdin, stdout }: { readonly stdin?: Readable; readonly stdout?: Writable } = {},
): Promise<AdminRun> {
  const child = spawn(java, ['-XX:+UseParallelGC', '-cp', classPath, 'org.neo4j.cli.AdminTool', ...command], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { NEO4J_HOME: home, LC_ALL: 'C.UTF-8' },
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000)
  }
  child.stderr.on('data', keep)
  const flows: Promise<void>[] = []
  if (stdout === undefined) child.stdout.on('data', keep)
  else flows.push(pipeline(child.stdout, stdout))
  if (stdin === undefined) child.stdin.end()
  else flows.push(pipeline(stdin, child.stdin))
  // Waited for from the start: a program that ends early breaks its pipe before it is closed.
  const flowing = Promise.allSettled(flows)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const broken = (await flowing).find((flow) => flow.status === 'rejected')
  if (exitCode === 0 && broken !== undefined) throw broken.reason
  return { exitCode, output }
}
