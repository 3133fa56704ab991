import { afterAll, beforeAll, expect, it } from 'vitest'
import { policy } from '../../../access/policy.ts'
import type { PurposeKey } from '../../../access/purposes.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { createWorld } from './world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-06-01T00:00:00Z'))
const { cells } = policy.purposes.CustomerCare
const behaviour = cells.BEHAVIOURAL

const sure = { source: 'crm', id: '1' }
/** Ann's by the telephone alone: 0.85. */
const unsure = { source: 'shop', id: '3' }

function factsOf(record: typeof sure, day: string) {
  const common = { source: record.source, record, occurredAt: `2026-05-${day}T10:00:00Z` }
  return [
    { ...common, kind: 'event', id: 'visit', name: 'page_viewed', channel: 'WEB' },
    {
      ...common,
      kind: 'event',
      id: 'lead',
      name: record === sure ? 'lead_created' : 'conversation_started',
      channel: 'WEB',
    },
    { ...common, kind: 'feedback', id: 'nps', type: 'NPS', score: record === sure ? 10 : 0 },
    { ...common, kind: 'billing', id: 'pay', type: 'PAYMENT', amountMinor: 100, currency: 'GBP' },
  ]
}

beforeAll(async () => {
  const phone = { type: 'PHONE', value: '+447700900123' }
  await world.ingest([
    { kind: 'source', source: 'crm' },
    { kind: 'source', source: 'shop' },
    {
      ...{ kind: 'record', ...sure, observedAt: '2026-01-01', attributes: { fullName: 'Ann Lee' } },
      identifiers: [phone, { type: 'USER_ID', value: 'u1' }],
    },
    {
      ...{ kind: 'record', source: 'crm', id: '2', observedAt: '2026-01-01' },
      identifiers: [{ type: 'USER_ID', value: 'u1' }],
    },
    { kind: 'record', ...unsure, observedAt: '2026-01-01', identifiers: [phone] },
    ...factsOf(sure, '01'),
    ...factsOf(unsure, '02'),
  ])
  // A cell of behaviour that asks for certainty, as a policy may state one.
  Object.assign(cells, { BEHAVIOURAL: { ...behaviour, minimumConfidence: 0.9 } })
})
afterAll(() => Object.assign(cells, { BEHAVIOURAL: behaviour }))

interface Story {
  readonly touchpoints: Edges
  readonly timeline: Edges
  readonly feedback: Edges
  readonly feedbackScores: readonly { readonly answers: number }[]
  readonly journey: { readonly stage: string } | null
  readonly engagement: { readonly touchpoints: number } | null
}
interface Edges {
  readonly edges: readonly { readonly node: { readonly __typename: string; readonly id: string } }[]
}

async function story(purpose: PurposeKey, kinds = '') {
  const page = '{ edges { node { __typename id } } }'
  const { rows, codes } = await world.entities<Story>(
    'Customer',
    [await world.ownerOf('crm:1')],
    `touchpoints(first: 10) ${page} timeline(first: 20${kinds}) ${page} feedback(first: 10) ${page}
     feedbackScores { answers } journey { stage } engagement { touchpoints }`,
    { purpose },
  )
  const [found] = rows
  const ids = (list?: Edges) =>
    list?.edges.flatMap(({ node }) => (node.__typename === 'JourneyTransition' ? [] : [node.id])).toSorted()
  const { feedbackScores, journey, engagement } = found ?? {}
  return {
    touchpoints: ids(found?.touchpoints),
    timeline: ids(found?.timeline),
    feedback: ids(found?.feedback),
    answers: feedbackScores?.map(({ answers }) => answers),
    stage: journey?.stage,
    counted: engagement?.touchpoints,
    codes,
  }
}

const entries = (source: string) =>
  ['billing:%:pay', 'event:%:lead', 'event:%:visit', 'feedback:%:nps'].map((id) => id.replace('%', source))

it('a purpose that asks for certainty of behaviour is told nothing of a record linked too weakly', async () => {
  expect(await story('CustomerCare')).toEqual({
    touchpoints: ['event:crm:lead', 'event:crm:visit'],
    // What was paid is of another category, of which the purpose asks for no certainty.
    timeline: [...entries('crm'), 'billing:shop:pay'].toSorted(),
    feedback: ['feedback:crm:nps'],
    answers: [1],
    stage: 'LEAD',
    counted: 2,
    codes: [],
  })
})

it('one that asks for none is told all: the negative control', async () => {
  expect(await story('FraudPreventionAndDetection')).toEqual({
    touchpoints: ['event:crm:lead', 'event:crm:visit', 'event:shop:lead', 'event:shop:visit'],
    timeline: [...entries('crm'), ...entries('shop')].toSorted(),
    feedback: ['feedback:crm:nps', 'feedback:shop:nps'],
    answers: [2],
    stage: 'CONVERSATION',
    counted: 4,
    codes: [],
  })
})

it('one that asks for certainty of money sees no payment of such a record on the timeline', async () => {
  const { timeline } = await story('LegalCompliance')
  expect(timeline).toEqual(['billing:crm:pay'])
})

it('an entry asked for by its id is handed out under the same rule', async () => {
  const visits = async (purpose: PurposeKey) => {
    const ids = ['event:crm:visit', 'event:shop:visit']
    return (await world.entities('Touchpoint', ids, 'name', { purpose })).rows
  }
  expect(await visits('CustomerCare')).toEqual([{ name: 'page_viewed' }, null])
  expect(await visits('FraudPreventionAndDetection')).toEqual([{ name: 'page_viewed' }, { name: 'page_viewed' }])
})
