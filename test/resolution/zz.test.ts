import { it } from 'vitest'
import { recordLine } from '../../resolution/record-line.ts'
import { writeRecords } from '../../resolution/write-records.ts'
import { useGraph } from '../neo4j.ts'
import { deps, ids } from './graph-state.ts'
const { graph } = useGraph()
it('x', async () => {
  const random = Math.random
  const groups = 60
  const records = Array.from({ length: 400 }, (_, index) => {
    const group = index % groups
    const pick = () => Math.floor(random() * 4)
    return { source: `s${index % 5}`, id: `${index}`, identifiers: ids(`USER_ID:u${group}-${pick()}`, `EMAIL:e${group}-${pick()}@x.io`, `LOYALTY_ID:l${group}-${pick()}`) }
  }).toSorted(() => random() - 0.5)
  const queue = records.values()
  let n = 0
  const byName = new Map<string, number[]>()
  graph.watch((e) => { const l = byName.get(e.name) ?? []; l.push(e.milliseconds); byName.set(e.name, l) })
  await Promise.all(Array.from({ length: 24 }, async () => { for (const r of queue) {
    const log: string[] = []
    await graph.write('x', (tx) => writeRecords({ run: async (s, p) => { log.push(s.name); try { return await tx.run(s, p) } catch (e: any) { if (n++ < 4) { console.log(e.code, e.message.slice(0, 1500)); console.log(log.join(' '), JSON.stringify(p)) } throw e } } }, [recordLine.parse({ kind: 'record', observedAt: '2026-01-02', ...r })], deps))
  } }))
  console.log('failed', n)
  for (const [k, v] of byName) console.log(k, v.length, (v.reduce((a, b) => a + b) / v.length).toFixed(1), Math.max(...v).toFixed(0))
}, 200000)
