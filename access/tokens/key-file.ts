import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileFault, hasErrorCode } from '../../process/file-fault.ts'

/**
 * The file's text; made first (mode 0600) where it is missing. Of processes that start at once, all get the same text. A file that others
 * may read, as a copied one may be, is closed to them first.
 */
export async function readOrCreateKeyFile(file: string, create: () => string | Promise<string>): Promise<string> {
  try {
    return await findOrCreate(file, create)
  } catch (error) {
    // Errors of the file system alone: the others say themselves what to do.
    if (!(error instanceof Error && 'syscall' in error)) throw error
    const remedy = 'Name a folder in DATA_DIR that this user may read and write.'
    throw fileFault({ name: 'DATA_DIR', path: file, remedy }, error)
  }
}

async function findOrCreate(file: string, create: () => string | Promise<string>): Promise<string> {
  try {
    return await readOwn(file)
  } catch (error) {
    if (!hasErrorCode(error, 'ENOENT')) throw error
  }
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.${randomUUID()}`
  try {
    await writeFile(unfinished, await create(), { mode: 0o600, flag: 'wx' })
    // link fails where the file exists, unlike rename: the first process wins and no reader ever sees half a key.
    await link(unfinished, file)
  } catch (error) {
    if (!hasErrorCode(error, 'EEXIST')) throw error
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
