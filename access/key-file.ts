import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * The file's text; made first (mode 0600) where it is missing. Of processes that start at once, all get the same text. A file that others
 * may read, as a copied one may be, is closed to them first.
 */
export async function readOrCreateKeyFile(file: string, create: () => string | Promise<string>): Promise<string> {
  try {
    return await readOwn(file)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.${randomUUID()}`
  try {
    await writeFile(unfinished, await create(), { mode: 0o600, flag: 'wx' })
    // link fails where the file exists, unlike rename: the first process wins and no reader ever sees half a key.
    await link(unfinished, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    await rm(unfinished, { force: true })
  }
  return readFile(file, 'utf8')
}

async function readOwn(file: string): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const { mode } = await handle.stat()
    if ((mode & 0o077) !== 0)
      await handle.chmod(0o600).catch((error: unknown) => {
        throw new Error(`Others may read the key in ${file}, and this user may not change that: chmod 600 ${file}`, {
          cause: error,
        })
      })
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
