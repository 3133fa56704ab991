import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getOperationAST, parse } from 'graphql'
import { fileFault, hasErrorCode } from '../../process/file-fault.ts'

/** An operation that a team published: a file `OWNER/NAME*.graphql` of the operations folder. */
export interface StoredOperation {
  /** The SHA-256 of the text, in hexadecimal. */
  readonly id: string
  readonly name: string
  readonly owner: string
  /** Exactly as its clients hash it. */
  readonly text: string
  readonly file: string
}

export interface StoredOperations {
  readonly all: readonly StoredOperation[]
  /** By SHA-256 (Apollo) or SHA-1 (GraphQL codegen) of the text. */
  find(id: string): StoredOperation | null
  /** The published operation with this text. */
  findText(text: string): StoredOperation | null
}

/**
 * Reads the folder once. Throws an error that names a file that is not a single named operation. A folder that does not exist counts as
 * empty.
 */
export function readOperations(folder: string): StoredOperations {
  const all = filesOf(folder).map((file) => readOperation(folder, file))
  const byId = new Map(
    all.flatMap((operation) => [[operation.id, operation] as const, [sha1(operation.text), operation] as const]),
  )
  const byText = new Map(all.map((operation) => [operation.text, operation]))
  return {
    all,
    find: (id) => byId.get(id.toLowerCase()) ?? null,
    findText: (text) => byText.get(text) ?? null,
  }
}

export const noOperations: StoredOperations = { all: [], find: () => null, findText: () => null }

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}

/** The name of the one operation of `text`. Throws if there is none, if there are several, or if it has no name. */
export function operationNameOf(text: string): string {
  const name = getOperationAST(parse(text))?.name?.value
  if (name === undefined) throw new Error('it is not one operation with a name')
  return name
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.graphql'))
      .sort()
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return []
    throw fileFault({ name: 'OPERATIONS_DIR', path: folder, remedy: folderRemedy }, error)
  }
}

const folderRemedy = 'Name a folder of published operations in OPERATIONS_DIR: it holds files OWNER/NAME.graphql.'

function readOne(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw fileFault({ name: 'OPERATIONS_DIR', path, remedy: folderRemedy }, error)
  }
}

function readOperation(folder: string, file: string): StoredOperation {
  const text = readOne(join(folder, file))
  const [owner, ...rest] = file.split(/[/\\]/)
  if (owner === undefined || rest.length === 0)
    throw new Error(`OPERATIONS_DIR: ${join(folder, file)}: put it into a folder named for its owner`)
  try {
    return { id: sha256(text), name: operationNameOf(text), owner, text, file }
  } catch (error) {
    throw new Error(`OPERATIONS_DIR: ${join(folder, file)}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}
