import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { cypher, statement } from '../../graph/cypher.ts'
import type { Summary } from '../../ingest/summary.ts'
import { useGraph } from '../harness/neo4j.ts'

const { graph, address, database } = useGraph()
const root = fileURLToPath(new URL('../../', import.meta.url))
const example = 'examples/chinook/chinook.jsonl'

const labelCounts = statement({
  name: 'test.labelCounts',
  text: cypher`
    MATCH (n) WITH labels(n) AS labels, count(*) AS nodes
    RETURN reduce(text = '', label IN labels | text + ':' + label) AS labels, nodes ORDER BY labels`,
  row: (row) => [row.string('labels'), row.number('nodes')] as const,
})

const relationshipCounts = statement({
  name: 'test.relationshipCounts',
  text: cypher`MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS relationships ORDER BY type`,
  row: (row) => [row.string('type'), row.number('relationships')] as const,
})

const run = promisify(execFile)

/** The real program on this test's database. */
function ingest(...args: readonly string[]) {
  const env = {
    ...process.env,
    NEO4J_URI: address.uri,
    NEO4J_USER: address.user,
    NEO4J_PASSWORD: address.password,
    NEO4J_DATABASE: database,
  }
  return run(process.execPath, ['commands/ingest.ts', ...args], { cwd: root, env })
}

async function counts() {
  return { nodes: await graph.read(labelCounts, {}), relationships: await graph.read(relationshipCounts, {}) }
}

describe('npm run ingest -- examples/chinook/chinook.jsonl', () => {
  it('accepts 59 records and 412 invoices, and nothing new the second time', async () => {
    const { stdout } = await ingest(example, '--json')
    // One JSON object and nothing else is the contract of --json.
    const first: Summary = JSON.parse(stdout)
    const none = { updated: 0, duplicate: 0, quarantined: 0 }
    expect(first.byKind).toEqual({
      source: { accepted: 1, ...none },
      record: { accepted: 59, ...none },
      billing: { accepted: 412, ...none },
    })
    expect(first.ignoredKeys).toEqual([])
    const before = await counts()
    expect(before.nodes.filter(([labels]) => labels.includes(':SourceRecord'))).toEqual([[':SourceRecord', 59]])

    const again: Summary = JSON.parse((await ingest(example, '--json')).stdout)
    expect(again).toMatchObject({ accepted: 0, updated: 0, duplicate: 472, quarantined: 0 })
    expect(await counts()).toEqual(before)
  })

  it('quarantines the broken lines of a real file and takes the others', async () => {
    const before = await counts()
    const lines = (await readFile(new URL(example, `file://${root}`), 'utf8')).trim().split('\n')
    const broken = lines.slice(0, 20).map((line, index) => (index % 5 === 4 ? line.slice(0, -1) : line))
    const child = ingest('-', '--json')
    child.child.stdin?.end(broken.join('\r\n'))
    expect(JSON.parse((await child).stdout)).toMatchObject({ duplicate: 16, quarantined: 4 })
    expect((await ingest('--quarantine')).stdout).toMatch(/4 in quarantine\n$/)
    const after = await counts()
    expect(after.nodes.filter(([labels]) => labels !== ':Quarantined')).toEqual(before.nodes)
  })
})
