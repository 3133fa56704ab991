import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Statement } from '../../graph/cypher.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The folders that contain Cypher. */
export const statementRooms = ['access', 'graph', 'resolution', 'subgraphs', 'ingest', 'demo']

/** Absolute paths of the modules of a folder, at any depth. */
export function modulesOf(room: string): readonly string[] {
  return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Every statement that a module of ours exports. */
export async function allStatements(): Promise<readonly Statement<never, unknown>[]> {
  const holders = statementRooms
    .flatMap(modulesOf)
    .filter((file) =>
      /\b(statement|command|keyed|byOwner|ownerStatement|factStatements)\(\{/.test(readFileSync(file, 'utf8')),
    )
  const modules = await Promise.all(holders.map((file) => import(pathToFileURL(file).href)))
  const found = modules.flatMap((module: object) => Object.values(module).flatMap((value) => statementsIn(value)))
  // A statement that is also among those of its kind of fact occurs twice.
  return [...new Set(found)]
}

/** For each kind of owner, one over all records and one over known ones; or everything that stores one kind of fact. */
function statementsIn(value: unknown, depth = 2): readonly Statement<never, unknown>[] {
  if (isStatement(value)) return [value]
  if (depth === 0 || typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((inner) => statementsIn(inner, depth - 1))
}

function isStatement(value: unknown): value is Statement<never, unknown> {
  return typeof value === 'object' && value !== null && 'text' in value && 'name' in value && 'row' in value
}
