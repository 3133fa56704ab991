import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { positionalBooleans } from './harness/positional-booleans.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

/** What each room may import of ours, besides itself and the root's config.ts and errors.ts. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  graph: [],
  access: ['graph'],
  resolution: ['graph', 'access'],
  'subgraphs/identity': ['subgraphs', 'resolution', 'access', 'graph'],
  'subgraphs/engagement': ['subgraphs', 'resolution', 'access', 'graph'],
  'subgraphs/billing': ['subgraphs', 'resolution', 'access', 'graph'],
  'subgraphs/consent': ['subgraphs', 'resolution', 'access', 'graph'],
  subgraphs: ['resolution', 'access', 'graph'],
  ingest: [
    'subgraphs',
    'subgraphs/identity',
    'subgraphs/engagement',
    'subgraphs/billing',
    'subgraphs/consent',
    'resolution',
    'access',
    'graph',
    'graph/server',
  ],
  'graph/server': ['graph'],
  demo: ['ingest', 'graph', 'resolution', 'access', 'subgraphs'],
  gateway: [
    'subgraphs',
    'subgraphs/identity',
    'subgraphs/engagement',
    'subgraphs/billing',
    'subgraphs/consent',
    'resolution',
    'access',
    'graph',
    'graph/server',
    'demo',
    'ingest',
  ],
}

/** Entry points, which put the rooms together: they may import anything, and nothing imports them. */
const commands = 'commands/'

interface Import {
  readonly file: string
  readonly specifier: string
  readonly line: number
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

function importsOf(file: string): readonly Import[] {
  return importsIn(file, readFileSync(join(root, file), 'utf8'))
}

/** Imports that exist when the program runs: types are erased, so a cycle of types alone, as generated types make, is none. */
function valueImportsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  return importsIn(file, text.replace(/^(?:import|export) type [^']*'[^']+'$/gm, ''))
}

function importsIn(file: string, source: string): readonly Import[] {
  return source.split('\n').flatMap((text, index) => {
    const specifier = /(?:^(?:import|export)\b.*?from|^} from|^import|\bimport\()\s*'([^']+)'/.exec(text)?.[1]
    return specifier === undefined ? [] : [{ file, specifier, line: index + 1 }]
  })
}

/** The longest room a path lies in; null for a file of the root or of a room without a rule. */
function roomOf(path: string): string | null {
  const rooms = Object.keys(mayImport).filter((room) => path.startsWith(`${room}/`))
  return rooms.sort((a, b) => b.length - a.length)[0] ?? null
}

const ours = [
  'graph',
  'access',
  'resolution',
  'subgraphs',
  'gateway',
  'ingest',
  'demo',
  'examples',
  'commands',
  'text',
  'process',
].flatMap(sourceFiles)
const all = ours.flatMap(importsOf)

describe('architecture', () => {
  it('has imports that point one way', () => {
    const wrong = all.flatMap(({ file, specifier, line }) => {
      if (!specifier.startsWith('.')) return []
      const target = relative(root, resolve(root, dirname(file), specifier))
      const from = roomOf(file)
      const to = roomOf(target)
      if (from === null || from === to) return []
      if (to === null) return target.startsWith(commands) ? [`${file}:${line} imports ${target}`] : []
      return mayImport[from]?.includes(to) ? [] : [`${file}:${line} imports ${target}`]
    })
    expect(wrong).toEqual([])
  })

  it('imports the Neo4j driver in graph/ only', () => {
    const outside = all.filter(({ file, specifier }) => specifier === 'neo4j-driver' && !file.startsWith('graph/'))
    expect(outside).toEqual([])
  })

  it('reads the environment in config.ts only', () => {
    const readers = ours.filter((file) => /\bprocess\.env\b/.test(readFileSync(join(root, file), 'utf8')))
    expect(readers).toEqual([])
  })

  it('imports files with their ending and no folder', () => {
    const bare = all.filter(({ specifier }) => specifier.startsWith('.') && !/\.(ts|json|mjs)$/.test(specifier))
    expect(bare).toEqual([])
  })

  it('has no cycle between files', () => {
    const targets = new Map<string, string[]>()
    for (const { file, specifier } of ours.flatMap(valueImportsOf)) {
      if (!specifier.startsWith('.')) continue
      targets.set(file, [...(targets.get(file) ?? []), relative(root, resolve(root, dirname(file), specifier))])
    }
    const done = new Set<string>()
    const cycles: string[] = []
    function walk(file: string, path: readonly string[]): void {
      if (path.includes(file)) {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
        return
      }
      if (done.has(file)) return
      for (const target of targets.get(file) ?? []) walk(target, [...path, file])
      done.add(file)
    }
    for (const file of targets.keys()) walk(file, [])
    expect(cycles).toEqual([])
  })

  it('has no folder that holds more than anybody keeps in mind', () => {
    const filesByFolder = Map.groupBy([...ours, ...sourceFiles('test'), ...sourceFiles('bench')], dirname)
    const crowded = [...filesByFolder].filter(([, files]) => files.length > 25)
    expect(crowded.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([])
  })

  it('passes no literal true or false by position', () => {
    expect(positionalBooleans(root, [...ours, ...sourceFiles('bench')], 'ALL')).toEqual([])
    expect(positionalBooleans(root, sourceFiles('test'), 'IMPORTED')).toEqual([])
  })

  it('has no dump', () => {
    expect(ours.filter((file) => /(^|\/)(utils?|helpers?|common|lib|misc)(\/|\.ts$)/.test(file))).toEqual([])
  })
})
