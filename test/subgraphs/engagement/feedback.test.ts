import { beforeAll, describe, expect, it } from 'vitest'
import { feedbackLine } from '../../../subgraphs/engagement/lines.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { createWorld } from './world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-06-01T00:00:00Z'))

function answer(id: string, person: string, type: string, score: number | undefined, more: object = {}) {
  const record = { source: 'crm', id: person }
  return { kind: 'feedback', source: 'desk', id, record, type, score, occurredAt: '2026-05-01T10:00:00Z', ...more }
}

const ann = [
  answer('n1', 'ann', 'NPS', 10, { comment: 'Always fresh.' }),
  answer('n2', 'ann', 'NPS', 6, { occurredAt: '2026-05-02T10:00:00Z' }),
  answer('c1', 'ann', 'CSAT', 4, { occurredAt: '2026-05-03T10:00:00Z' }),
  answer('s1', 'ann', 'EFFORT_SCORE', 6, { occurredAt: '2026-05-04T10:00:00Z' }),
  answer('r1', 'ann', 'REVIEW', 8, { occurredAt: '2026-05-05T10:00:00Z', scaleMax: 10 }),
  answer('t1', 'ann', 'TICKET', undefined, { occurredAt: '2026-05-06T10:00:00Z', status: 'OPEN' }),
]
// Nine more people: promoters but for one, who objects to analytics.
const others = Array.from({ length: 10 }, (_, index) => answer(`o${index}`, `p${index}`, 'NPS', index === 0 ? 0 : 9))

beforeAll(async () => {
  await world.ingest([
    { kind: 'source', source: 'crm' },
    { kind: 'source', source: 'desk' },
    ...ann,
    ...others,
    {
      kind: 'consent',
      source: 'cmp',
      id: 'x',
      record: { source: 'crm', id: 'p0' },
      purpose: 'CustomerCare',
      status: 'WITHDRAWN',
      occurredAt: '2026-05-01T10:00:00Z',
    },
  ])
})

describe('a feedback line', () => {
  it.each([
    ['NPS without a score', answer('x', 'ann', 'NPS', undefined)],
    ['a score above its scale', answer('x', 'ann', 'CSAT', 6)],
    ['a negative score', answer('x', 'ann', 'NPS', -1)],
    ['nobody', { ...answer('x', 'ann', 'NPS', 1), record: undefined }],
  ])('is refused with %s', (_, line) => {
    expect(feedbackLine.safeParse(line).success).toBe(false)
  })

  it.each(['CSAT', 'EFFORT_SCORE', 'REVIEW'])('is refused with a score of %s below 1, and told what to do', (type) => {
    for (const [score, more] of [[0], [0.5], [0, { scaleMax: 10 }]] as const) {
      const { error } = feedbackLine.safeParse(answer('x', 'ann', type, score, more))
      expect(error?.issues).toMatchObject([
        { path: ['score'], message: expect.stringMatching(/below 1.*shift.*leave out/) },
      ])
    }
    expect(feedbackLine.safeParse(answer('x', 'ann', type, 1)).success).toBe(true)
  })

  it('may have a score of 0 for NPS, and none for a review or a ticket', () => {
    for (const line of [
      answer('x', 'ann', 'NPS', 0),
      answer('x', 'ann', 'REVIEW', undefined),
      answer('x', 'ann', 'TICKET', undefined),
    ])
      expect(feedbackLine.safeParse(line).success).toBe(true)
  })
})

describe('Customer.feedback', () => {
  const id = () => world.ownerOf('crm:ann')

  it('pages newest first, with titles', async () => {
    const selection =
      'feedback(first: 2) { edges { node { type title score scaleMax status } } pageInfo { endCursor } }'
    const { rows } = await world.entities<{ feedback: { pageInfo: { endCursor: string } } }>(
      'Customer',
      [await id()],
      selection,
    )
    expect(rows).toMatchObject([
      {
        feedback: {
          edges: [
            { node: { type: 'TICKET', title: 'Ticket, open', score: null, status: 'OPEN' } },
            { node: { type: 'REVIEW', title: 'Review 8 of 10', score: 8, scaleMax: 10 } },
          ],
        },
      },
    ])
    const rest = await world.entities(
      'Customer',
      [await id()],
      `feedback(first: 10, after: "${rows[0]?.feedback.pageInfo.endCursor}") { edges { node { id } } }`,
    )
    expect(rest.rows).toMatchObject([
      { feedback: { edges: ['s1', 'c1', 'n2', 'n1'].map((key) => ({ node: { id: `feedback:desk:${key}` } })) } },
    ])
  })

  it('is on the timeline and an entity of its own', async () => {
    const selection = 'timeline(first: 1, kinds: [FEEDBACK]) { edges { node { __typename title } } }'
    const { rows } = await world.entities('Customer', [await id()], selection)
    expect(rows).toEqual([{ timeline: { edges: [{ node: { __typename: 'Feedback', title: 'Ticket, open' } }] } }])
    const entity = await world.entities('Feedback', ['feedback:desk:n1'], 'comment type occurredAt')
    expect(entity.rows).toEqual([{ comment: 'Always fresh.', type: 'NPS', occurredAt: '2026-05-01T10:00:00.000Z' }])
  })

  it('is summed up a type, with the formula', async () => {
    const { rows } = await world.entities('Customer', [await id()], 'feedbackScores { type score answers }')
    expect(rows).toEqual([
      {
        feedbackScores: [
          { type: 'NPS', score: 0, answers: 2 },
          { type: 'CSAT', score: 100, answers: 1 },
          { type: 'EFFORT_SCORE', score: 6, answers: 1 },
          { type: 'REVIEW', score: 4, answers: 1 },
        ],
      },
    ])
  })
})

describe('Query.portfolioFeedback', () => {
  const carer = { purpose: 'CustomerCare', scopes: ['customer:read', 'engagement:read', 'portfolio:read'] } as const
  const query =
    'query($since: Date!, $until: Date!) { portfolioFeedback(since: $since, until: $until) { type score answers customers } }'
  const may = { since: '2026-05-01', until: '2026-05-31' }

  it('is told of 10 people or more, without those who objected', async () => {
    const { data, codes } = await world.ask(query, may, carer)
    expect(codes).toEqual([])
    // Ann's 10 and 6, nine times 9: ten promoters and a detractor among eleven answers of ten people.
    expect(data).toEqual({ portfolioFeedback: [{ type: 'NPS', score: 81.82, answers: 11, customers: 10 }] })
    expect((await world.ask(query, { since: '2026-05-02', until: '2026-05-31' }, carer)).data).toEqual({
      portfolioFeedback: [],
    })
  })

  it('is bounded, and needs its scope', async () => {
    expect((await world.ask(query, { since: '2025-01-01', until: '2026-05-31' }, carer)).codes).toEqual([
      'LIMIT_EXCEEDED',
    ])
    expect((await world.ask(query, { since: '2026-05-02', until: '2026-05-01' }, carer)).codes).toEqual([
      'BAD_USER_INPUT',
    ])
    expect((await world.ask(query, may, { ...carer, scopes: ['engagement:read'] })).codes).toEqual(['FORBIDDEN'])
  })
})
