import { beforeAll, describe, expect, it } from 'vitest'
import { createEngagementSubgraph } from '../../../subgraphs/engagement/index.ts'
import { eventLine } from '../../../subgraphs/engagement/lines.ts'
import type { LineType } from '../../../subgraphs/runtime/subgraph.ts'
import { createAsk } from '../ask.ts'
import { createPeople } from '../people.ts'
import { useConsentWorld } from './consent-world.ts'

const world = useConsentWorld('2026-06-01T00:00:00Z')
const engagement = createEngagementSubgraph(world.deps)
const { entities } = createAsk(world.test, engagement, world.now)

// One touchpoint a day; consent is away from the 11th to the 20th.
const days = Array.from({ length: 30 }, (_, index) => `2026-04-${String(index + 1).padStart(2, '0')}`)
const open = days.filter((_, index) => index < 10 || index >= 20)

beforeAll(async () => {
  await createPeople(world.test.graph, { ANN: ['crm:1'] })
  // The map of line types is loose where all subgraphs meet; this is its own kind.
  const events = engagement.lines.event as unknown as LineType<unknown>
  await events.write(
    days.map((day) =>
      eventLine.parse({
        kind: 'event',
        source: 'web',
        id: day,
        record: { source: 'crm', id: '1' },
        name: 'page_viewed',
        channel: 'WEB',
        occurredAt: `${day}T12:00:00Z`,
        properties: {},
      }),
    ),
  )
  const marketing = { purpose: 'Marketing' }
  await world.write(
    'consent',
    { ...marketing, status: 'GIVEN', occurredAt: '2026-01-01' },
    { ...marketing, status: 'WITHDRAWN', occurredAt: '2026-04-11' },
    { ...marketing, status: 'GIVEN', occurredAt: '2026-04-21' },
  )
})

/** Days of all pages, newest first, and every cursor that was told. */
async function daysOf(field: string, purpose: 'Marketing' | 'ServiceProvision') {
  const found: string[] = []
  const cursors: string[] = []
  let after = ''
  for (let pages = 0; pages < 20; pages++) {
    const kinds = field === 'timeline' ? ', kinds: [TOUCHPOINT, FEEDBACK]' : ''
    const selection = `${field}(first: 7${kinds}${after}) { edges { cursor node { occurredAt } } pageInfo { hasNextPage startCursor endCursor } }`
    const { rows } = await entities<Record<string, Page>>('Customer', ['ANN'], selection, { purpose })
    const page = rows[0]?.[field]
    if (page === undefined) throw new TypeError(`no ${field}`)
    found.push(...page.edges.map(({ node }) => node.occurredAt.slice(0, 10)))
    cursors.push(...page.edges.map(({ cursor }) => cursor), page.pageInfo.startCursor, page.pageInfo.endCursor)
    if (!page.pageInfo.hasNextPage)
      return { found, told: cursors.map((cursor) => Buffer.from(cursor, 'base64url').toString()) }
    expect(page.edges).toHaveLength(7)
    after = `, after: "${page.pageInfo.endCursor}"`
  }
  throw new RangeError('pages without end')
}

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly occurredAt: string } }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly startCursor: string; readonly endCursor: string }
}

describe('what was collected in a gap of consent', () => {
  it.each([
    'touchpoints',
    'timeline',
  ])('is left out of %s before pages are cut, and no cursor tells of it', async (field) => {
    const { found, told } = await daysOf(field, 'Marketing')
    expect(found).toEqual(open.toReversed())
    expect(told.filter((cursor) => /2026-04-1[1-9]|2026-04-20/.test(cursor))).toEqual([])
  })

  it('shows for a purpose that rests on the relationship', async () => {
    const { found } = await daysOf('touchpoints', 'ServiceProvision')
    expect(found).toEqual(days.toReversed())
  })

  it('is no entity for that purpose either', async () => {
    const ids = ['event:web:2026-04-10', 'event:web:2026-04-15', 'event:web:2026-04-25']
    const { rows } = await entities('Touchpoint', ids, 'name', { purpose: 'Marketing' })
    expect(rows).toEqual([{ name: 'page_viewed' }, null, { name: 'page_viewed' }])
  })
})
