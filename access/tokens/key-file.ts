import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileFault, hasErrorCode } from '../../process/file-fault.ts'

/**
 * The file's text. The file is created (mode 0600) if it is missing. Processes that start at the same time all get the same text. A file
 * that other users may read, such as a copied one, is closed to them first.
 */
export async function readOrCreateKeyFile(file: string, create: () => string | Promise<string>): Promise<string> {
  try {
    return await findOrCreate(file, create)
  } catch (error) {
    // Only errors of the file system: the others already state a remedy.
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
    // Unlike rename, link fails if the file exists: the first process wins, and no reader ever sees half a key.
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
        throw new Error(
          `Other users may read the key in ${file}, and this user may not change that: chmod 600 ${file}`,
          {
            cause: error,
          },
        )
      })
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}
