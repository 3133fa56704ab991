import { readFileSync } from 'node:fs'

export interface NamedFile {
  /** What names the file: a setting or an option. */
  readonly name: string
  readonly path: string
  /** The remedy: a whole sentence. */
  readonly remedy: string
}

/** An error of the file system for its user: the setting that names the file, the file, the fault and the remedy. */
export function fileFault({ name, path, remedy }: NamedFile, error: unknown): Error {
  return new Error(`${name}: ${path} ${reasonOf(error)}. ${remedy}`, { cause: error })
}

/** The message of an error. If a file that a command was given cannot be used, it states the file and the reason. */
export function errorText(error: unknown, file?: string): string {
  if (!(error instanceof Error)) return String(error)
  const path = 'path' in error && typeof error.path === 'string' ? error.path : file
  if (!('syscall' in error) || path === undefined) return error.message
  return `${path === '' ? 'the file without a name' : path} ${reasonOf(error)}: give the path of a file that can be read`
}

/** The text of a file that a command was given. */
export function readGivenFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(errorText(error, file), { cause: error })
  }
}

export function hasErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function reasonOf(error: unknown): string {
  if (hasErrorCode(error, 'ENOENT')) return 'does not exist'
  if (hasErrorCode(error, 'EISDIR')) return 'is a folder, not a file'
  if (hasErrorCode(error, 'ENOTDIR')) return 'is not a folder, or lies in a file'
  if (hasErrorCode(error, 'EACCES') || hasErrorCode(error, 'EPERM')) return 'may not be read or written by this user'
  if (hasErrorCode(error, 'EROFS')) return 'lies on a file system that is read-only'
  return `cannot be used (${error instanceof Error ? error.message : error})`
}
