import { expect } from 'vitest'
import { type StreamLine, tell } from './oracle.ts'
import { randomStreams } from './streams.ts'
import type { createWorld } from './world.ts'

interface Page {
  readonly timeline: {
    readonly edges: readonly { readonly node: { readonly id: string; readonly kind: string } }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
}

interface Journeys {
  readonly journeys: readonly {
    readonly transitions: readonly {
      readonly from: string | null
      readonly to: string
      readonly evidence: readonly { readonly id: string }[]
    }[]
  }[]
}

/** Ingests random streams and compares every customer's timeline and journeys with the oracle's. Answers the lines ingested. */
export async function checkStreams(
  world: ReturnType<typeof createWorld>,
  size: Parameters<typeof randomStreams>[0],
): Promise<number> {
  const lines = randomStreams(size)
  await world.ingest(lines)
  const linesByPerson = Map.groupBy(lines, ({ record }) => record.id)
  for (const [person, own] of linesByPerson) await check(world, await world.ownerOf(`crm:${person}`), own)
  return lines.length
}

async function check(world: ReturnType<typeof createWorld>, id: string, lines: readonly StreamLine[]): Promise<void> {
  const expected = tell(lines)
  const { rows, codes } = await world.entities<Journeys>(
    'Customer',
    [id],
    'journeys { transitions { from to evidence { id } } }',
  )
  expect(codes).toEqual([])
  const journeys = rows[0]?.journeys.map(({ transitions }) =>
    transitions.map(
      ({ from, to, evidence }) => `${from ?? ''}>${to} because of ${evidence.map((entry) => entry.id).join(' ')}`,
    ),
  )
  expect(journeys).toEqual(expected.journeys)

  const ids: string[] = []
  let steps = 0
  for (let cursor: string | null = null; ; ) {
    const after: string = cursor === null ? '' : `, after: "${cursor}"`
    const selection = `timeline(first: 100${after}) { edges { node { id kind } } pageInfo { hasNextPage endCursor } }`
    const page = (await world.entities<Page>('Customer', [id], selection)).rows[0]?.timeline
    if (page === undefined) throw new Error('no timeline')
    for (const { node } of page.edges) {
      if (node.kind === 'JOURNEY_TRANSITION') steps++
      else ids.push(node.id)
    }
    cursor = page.pageInfo.endCursor
    if (!page.pageInfo.hasNextPage) break
  }
  expect(ids).toEqual(expected.timeline)
  // The first visit is no step.
  expect(steps).toBe(expected.journeys.flat().filter((step) => !step.startsWith('>ANONYMOUS')).length)
}
