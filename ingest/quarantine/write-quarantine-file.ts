import { type FileHandle, open } from 'node:fs/promises'
import { codedError } from '../../errors.ts'
import type { Graph } from '../../graph/run.ts'
import { isKeptWhole } from './kept-whole.ts'
import { listQuarantine } from './quarantine.ts'
import { fileHeader, quarantineEntry } from './quarantine-file.ts'

/**
 * Writes every open line with its reason to a new file and returns the number of lines. Throws BAD_USER_INPUT if the file cannot be
 * created.
 */
export async function writeQuarantineFile(path: string, graph: Graph): Promise<number> {
  const file = await create(path)
  try {
    let count = 0
    await file.write(`${fileHeader}\n`)
    for await (const line of listQuarantine(graph)) {
      count++
      await file.write(`${quarantineEntry(line, isKeptWhole(line.rule))}\n`)
    }
    return count
  } finally {
    await file.close()
  }
}

/** Readable only by its owner, because the lines contain personal data. */
async function create(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    const reason = code === 'EEXIST' ? 'exists already' : `cannot be written (${code ?? error})`
    throw codedError('BAD_USER_INPUT', `${path} ${reason}: give the path of a new file.`, {}, error)
  }
}
