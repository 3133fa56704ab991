export interface NamedFile {
  /** What names the file: a setting or an option. */
  readonly name: string
  readonly path: string
  /** What to do about it: a whole sentence. */
  readonly remedy: string
}

/** An error of the file system as its user needs it: which setting names the file, which file it is, what is wrong, and what to do. */
export function fileFault({ name, path, remedy }: NamedFile, error: unknown): Error {
  return new Error(`${name}: ${path} ${reasonOf(error)}. ${remedy}`, { cause: error })
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
