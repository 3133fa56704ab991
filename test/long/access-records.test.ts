import { expect, it } from 'vitest'
import { auditFolder } from '../../access/audit/audit.ts'
import { verifyAudit } from '../../access/audit/verify.ts'
import { entriesIn, isOf, spooledLines } from '../access/audit/spool-folder.ts'
import { useCanaries, type Way } from '../access/canary/canary-run.ts'
import { askMixed, outcomesOf } from '../access/canary/recorded-requests.ts'

const canaries = useCanaries()

it.each<[Way, number]>([
  ['in process', 2_500],
  ['remote', 2_500],
])('%s: %i mixed requests leave just the records of what they showed, refused and wrote', async (way, count) => {
  const { url } = await canaries.product(way)
  const prefix = way.replace(' ', '-')
  const seed = Date.now()
  const expected = await askMixed({ url, people: canaries.world().people }, { count, seed, prefix })
  const root = auditFolder(canaries.dataDir)
  const entries = entriesIn(await spooledLines(root)).filter(isOf(prefix))
  expect(outcomesOf(entries), `seed ${seed}`).toEqual(expected)
  expect(entries.length).toBe(expected.size)
  expect(expected.size).toBeGreaterThan(count)
  expect((await verifyAudit(canaries.test.graph, root)).faults).toEqual([])
  console.log(`${way}: ${count} requests, ${expected.size} records`)
})
