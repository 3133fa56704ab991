import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Statement } from '../graph/cypher.ts'
import { useGraph } from './neo4j.ts'

const { graph } = useGraph()
const root = fileURLToPath(new URL('../', import.meta.url))
const rooms = ['access', 'graph', 'resolution', 'subgraphs', 'ingest', 'demo']

/** Statements that look at all of a small label on purpose, with the reason. */
const mayScan: Readonly<Record<string, string>> = {
  'identity.sources': 'a handful of systems, all of them asked for',
  'resolution.resolvedRecords': 'a tool that goes over everything',
  'resolution.recordsInReview': 'a tool that goes over everything',
  'resolution.countRecords': 'a tool that goes over everything',
  'resolution.structuralFaults': 'a tool that goes over everything',
  'ingest.graphIsEmpty': 'stops at the first node',
  'demo.isEmpty': 'stops at the first node',
}

function isStatement(value: unknown): value is Statement<never, unknown> {
  return typeof value === 'object' && value !== null && 'text' in value && 'name' in value && 'row' in value
}

/** Every statement any module of ours exports. */
async function allStatements(): Promise<readonly Statement<never, unknown>[]> {
  const files = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const holders = files.filter((file) => /\b(statement|command|keyed)\(\{/.test(readFileSync(file, 'utf8')))
  const modules = await Promise.all(holders.map((file) => import(pathToFileURL(file).href)))
  return modules.flatMap((module: object) =>
    Object.values(module)
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .filter(isStatement),
  )
}

const statements = await allStatements()

describe('every statement', () => {
  it('is exported, so that this test sees it', () => {
    const hidden = rooms.flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .flatMap((entry) => {
          const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
          return [...text.matchAll(/^const (\w+)[^=\n]*= (?:statement|command|keyed)\(\{/gm)].map(
            ([, name]) => `${entry.name}: ${name}`,
          )
        }),
    )
    expect(hidden).toEqual([])
    expect(statements.length).toBeGreaterThan(10)
  })

  it('has a name of its own', () => {
    const names = statements.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it.each(
    statements.map((statement) => [statement.name, statement] as const),
  )('%s uses indexes', async (name, statement) => {
    const plan = await graph.explain(statement)
    const scans = plan.filter((operator) =>
      /^(AllNodesScan|NodeByLabelScan|UnionNodeByLabelsScan|DirectedAllRelationshipsScan|UndirectedAllRelationshipsScan|DirectedRelationshipTypeScan|UndirectedRelationshipTypeScan)/.test(
        operator,
      ),
    )
    if (name in mayScan) return
    expect(scans).toEqual([])
    if (/timeline|touchpoints/i.test(name))
      expect(plan.filter((operator) => /^(Sort|Top)\b/.test(operator))).toEqual([])
  })
})
