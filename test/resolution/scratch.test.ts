import { expect, it } from 'vitest'
import { ulid } from 'ulid'
import { cypher, statement } from '../../graph/cypher.ts'
import { recordLine } from '../../resolution/record-line.ts'
import { writeRecords } from '../../resolution/write-records.ts'
import { useGraph } from '../neo4j.ts'

const { graph } = useGraph()
const deps = { now: () => new Date(), newId: () => ulid() }
const all = statement({ name: 'test.all', text: cypher`MATCH (c:Customer) RETURN properties(c) AS c, COLLECT {MATCH (c)<-[x:RESOLVED_TO]-(r) RETURN r.id+' '+x.rule} AS r, COLLECT {MATCH (c)<-[:IDENTIFIES]-(i) RETURN i.key} AS i ORDER BY c.id`, row: (r) => JSON.stringify([r.value('c'), r.value('r'), r.value('i')]) })
const w = (lines: any[]) => graph.write('t', (tx) => writeRecords(tx, lines.map((l) => recordLine.parse({ kind: 'record', observedAt: '2026-01-02', ...l })), deps))
it('works', async () => {
  let n = 0; graph.watch((e) => { n++; console.log(e.name, e.rows, e.milliseconds.toFixed(1), e.failed) })
  console.log((await w([{ source: 'crm', id: '1', identifiers: [{ type: 'EMAIL', value: 'Ann@x.io' }], attributes: { givenName: 'Ann', familyName: 'Lee' } }, { source: 'web', id: '1', identifiers: [{ type: 'COOKIE_ID', value: 'c1' }] }])).value)
  console.log((await w([{ source: 'erp', id: '1', identifiers: [{ type: 'EMAIL', value: 'ann@x.io' }, { type: 'PHONE', value: '+44 7700 900123' }, { type: 'COOKIE_ID', value: 'c1' }], attributes: {} }])).value)
  console.log((await graph.read(all, {})).join('\n'))
  console.log((await w([{ source: 'erp', id: '1', observedAt: '2026-01-03', identifiers: [{ type: 'PHONE', value: '+44 7700 900123' }], attributes: {} }])).value)
  console.log((await graph.read(all, {})).join('\n'))
  expect(n).toBeGreaterThan(0)
})
