import { type FileHandle, open } from 'node:fs/promises'
import { codedError } from '../../errors.ts'
import type { Graph } from '../../graph/run.ts'
import { isKeptWhole } from './kept-whole.ts'
import { listQuarantine } from './quarantine.ts'
import { fileHeader, quarantineEntry } from './quarantine-file.ts'

/** Writes every open line with its reason into a new file and answers how many. Throws BAD_USER_INPUT where the file cannot be made. */
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

/** Readable by its owner alone: the lines hold personal data. */
async function create(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    const reason = code === 'EEXIST' ? 'exists already' : `cannot be written (${code ?? error})`
    throw codedError('BAD_USER_INPUT', `${path} ${reason}: give the path of a new file.`, {}, error)
  }
}
