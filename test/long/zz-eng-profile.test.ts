import { it } from 'vitest'
import { useGraph } from '../neo4j.ts'
import { createPeople } from '../subgraphs/people.ts'
import { createWorld } from '../subgraphs/engagement/world.ts'
const test = useGraph()
const world = createWorld(test, () => new Date('2026-07-01T00:00:00Z'))
it('profile', { timeout: 300000 }, async () => {
  const ids = Array.from({ length: 20 }, (_, i) => `web:s-${i}`)
  await createPeople(test.graph, { SMALL: ids })
  await createPeople(test.graph, { ONE: ['web:one'] })
  const ev = (rec: string, n: number) => ({ kind: 'event', source: 'web', id: `${rec}-${n}`, record: { source: 'web', id: rec }, name: n === 3 ? 'lead_created' : 'page_viewed', channel: 'WEB', occurredAt: new Date(Date.parse('2026-01-01') + n * 60000).toISOString() })
  await world.ingest([...Array.from({ length: 100 }, (_, n) => ev(`s-${n % 20}`, n)), ...Array.from({ length: 100 }, (_, n) => ev('one', n))])
  const times = new Map<string, number[]>()
  const stop = test.graph.watch(({ name, milliseconds }) => times.set(name, [...(times.get(name) ?? []), milliseconds]))
  for (const who of ['SMALL', 'ONE']) {
    times.clear()
    for (let i = 0; i < 80; i++) await world.entities('Customer', [who], 'timeline(first: 20) { edges { node { id kind occurredAt } } }')
    for (const [name, all] of times) { const t = all.slice(20).toSorted((a, b) => a - b); console.log(who, name, t[t.length >> 1]?.toFixed(2), t[0]?.toFixed(2)) }
  }
  stop()
})
