import { Writable } from 'node:stream'
import { beforeAll, expect, it } from 'vitest'
import { endLicences } from '../../resolution/licences/end-licences.ts'
import type { RerunPage } from '../../resolution/rerun/follow-pages.ts'
import { runResolveCli } from '../../resolution/rerun/rerun-cli.ts'
import { useGraph } from '../harness/neo4j.ts'
import { declare, deps, faultsIn, groupsIn, ids, subjectOf, write } from './graph-state.ts'

const { graph } = useGraph()

/** Of a reference source the record would join nobody to anybody. */
const bought = {
  source: 'bureau',
  role: 'TOUCHPOINT',
  method: 'PURCHASED',
  licence: 'L-1',
  validUntil: '2030-01-01',
} as const
const link = { source: 'bureau', id: '9', identifiers: ids('EMAIL:a@x.io', 'PHONE:+447700900123') }

async function endAt(time: string, mode: 'DRY' | 'WRITE') {
  const pages: RerunPage[] = []
  const onPage = (page: RerunPage) => void pages.push(page)
  const ended = await endLicences(graph, { isDry: mode === 'DRY', onPage }, { ...deps, now: () => new Date(time) })
  return { ended, moves: pages.flatMap(({ moves }) => moves) }
}

/** `npm run identity:resolve -- --licences`; answers what it prints. */
async function endByCommand(time: string): Promise<string> {
  const printed: string[] = []
  const stdout = new Writable({
    write(chunk, _, done) {
      printed.push(String(chunk))
      done()
    },
  })
  const open = { graph, ...deps, now: () => new Date(time), close: async () => undefined }
  await runResolveCli(['--licences'], { openGraph: async () => open, stdout, stderr: stdout })
  return printed.join('')
}

let shopId: string

beforeAll(async () => {
  await declare(graph, [bought])
  await write(graph, [{ source: 'crm', id: '1', identifiers: ids('EMAIL:a@x.io') }])
  await write(graph, [{ source: 'shop', id: '2', identifiers: ids('PHONE:+447700900123') }])
  shopId = (await subjectOf(graph, 'shop:2')).id
  await write(graph, [link])
})

it('keeps what bought data joined while its licence lasts, and parts it once that ends', async () => {
  const together = 'bureau:9+crm:1+shop:2'
  const apart = 'bureau:9 | crm:1 | shop:2'
  expect(await groupsIn(graph)).toBe(together)

  // The negative control: the day before nothing ends.
  expect(await endAt('2029-12-31', 'WRITE')).toEqual({ ended: [], moves: [] })
  expect(await groupsIn(graph)).toBe(together)

  const told = await endAt('2030-01-01', 'DRY')
  expect(told.ended).toEqual([{ source: 'bureau', validUntil: Date.parse('2030-01-01'), records: 1 }])
  expect(told.moves.length).toBeGreaterThan(0)
  expect(await groupsIn(graph)).toBe(together)

  const said = await endByCommand('2030-01-01')
  expect(said).toContain('The licence of bureau has ended: the content of 1 records was erased.')
  expect(await groupsIn(graph)).toBe(apart)
  expect((await subjectOf(graph, 'shop:2')).id).toBe(shopId)
  expect((await subjectOf(graph, 'crm:1')).identifies).toEqual(['EMAIL:a@x.io'])
  expect(await faultsIn(graph)).toEqual([])
  expect(await endAt('2030-01-02', 'WRITE')).toEqual({ ended: [], moves: [] })
})

it('takes nothing in under an ended licence, and everything again under a new one', async () => {
  await declare(graph, [{ ...bought, validUntil: '2020-01-01' }])
  await write(graph, [{ ...link, observedAt: '2026-02-01' }])
  expect(await groupsIn(graph)).toBe('bureau:9 | crm:1 | shop:2')
  await declare(graph, [bought])
  await write(graph, [{ ...link, observedAt: '2026-02-01' }])
  expect(await groupsIn(graph)).toBe('bureau:9+crm:1+shop:2')
  expect(await faultsIn(graph)).toEqual([])
})
