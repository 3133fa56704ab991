import { beforeEach, describe, expect, it } from 'vitest'
import { command, cypher, statement } from '../../../graph/cypher.ts'
import { rerun } from '../../../resolution/rerun/rerun.ts'
import { matchCandidateId } from '../../../resolution/write/match-candidate.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, deps, faultsIn, groupsIn, type RecordWritten, write } from '../../resolution/graph-state.ts'
import { createViewers } from './viewers.ts'

const test = useGraph()
const { graph, clear } = test
const ask = createViewers(test)
const steward = { scopes: ['customer:read', 'identity:steward'] }

const rosalind = { givenName: 'Rosalind', familyName: 'Thornbury' }
const left: RecordWritten = {
  source: 'crm',
  id: '1',
  attributes: { ...rosalind, addresses: [{ city: 'Fremantle' }] },
}
const right: RecordWritten = { source: 'shop', id: '1', attributes: rosalind }

const refuseLine = command({
  name: 'test.refuseLine',
  text: cypher`CREATE (:Quarantined {id: 'q', kind: 'record', source: 'crm', line: '{}', rule: 'r', message: 'm', at: 1, status: 'OPEN'})`,
})

const tellersOfQuestions = statement({
  name: 'test.tellersOfQuestions',
  text: cypher`MATCH (m:MatchCandidate) RETURN m.teller AS teller`,
  row: (r) => r.string('teller'),
})

interface Queue {
  readonly matchCandidates: { readonly edges: readonly { readonly node: { readonly id: string } }[] }
}

async function queue(status = 'OPEN'): Promise<readonly string[]> {
  const text =
    'query($status: MatchCandidateStatus) { matchCandidates(status: $status, first: 10) { edges { node { id } } } }'
  const { data } = await ask<Queue>(text, { status }, steward)
  return data.matchCandidates.edges.map(({ node }) => node.id)
}

async function decide(id: string, answer: 'ACCEPT' | 'REJECT') {
  const text = `mutation($id: ID!, $accept: Boolean!) { decideMatchCandidate(id: $id, accept: $accept, reason: "asked them") {
    __typename ... on AssertSuccess { same } ... on Error { message }
  } }`
  const { data } = await ask<{ decideMatchCandidate: unknown }>(text, { id, accept: answer === 'ACCEPT' }, steward)
  return data.decideMatchCandidate
}

/** What happens to every record sooner or later: it comes again, and the rules are run over everything. */
async function sendAgainAndResolve(): Promise<void> {
  for (const record of [left, right]) await write(graph, [{ ...record, observedAt: '2026-05-05' }])
  await rerun(graph, { isDry: false, onPage: () => undefined }, deps)
}

let question = ''

beforeEach(async () => {
  await clear()
  await write(graph, [left])
  await write(graph, [right])
  const [open] = await queue()
  question = open ?? ''
})

describe('a question of the review queue', () => {
  it('is left open by the rules', async () => {
    expect(question).not.toBe('')
    await sendAgainAndResolve()
    expect(await groupsIn(graph)).toBe('crm:1 | shop:1')
    expect(await queue()).toEqual([question])
  })

  it.each([
    { answer: 'ACCEPT', other: 'REJECT', status: 'ACCEPTED', groups: 'crm:1+shop:1' },
    { answer: 'REJECT', other: 'ACCEPT', status: 'REJECTED', groups: 'crm:1 | shop:1' },
  ] as const)('is settled for good: $status', async ({ answer, other, status, groups }) => {
    expect(await decide(question, answer)).toEqual({ __typename: 'AssertSuccess', same: answer === 'ACCEPT' })
    expect(await groupsIn(graph)).toBe(groups)
    await sendAgainAndResolve()
    expect(await groupsIn(graph)).toBe(groups)
    expect(await queue()).toEqual([])
    expect(await queue(status)).toEqual([question])
    expect(await decide(question, other)).toMatchObject({ __typename: 'Conflict' })
    expect(await faultsIn(graph)).toEqual([])
  })

  it('has an id that nobody computes from the two records', async () => {
    const stored = matchCandidateId('crm:1', 'shop:1')
    expect(question).not.toContain(stored)
    expect(await decide(stored, 'ACCEPT')).toMatchObject({ __typename: 'NotFound' })
    // The negative control: the id that the queue tells.
    expect(await decide(question, 'ACCEPT')).toMatchObject({ __typename: 'AssertSuccess' })
  })

  it('is not there for a customer, whatever scopes the token has', async () => {
    const ref = '{ source: "crm", sourceId: "1" }'
    const text = `{ matchCandidates(first: 9) { edges { node { id } } } quarantine(first: 9) { edges { node { id } } }
      explainMatch(a: ${ref}, b: { source: "shop", sourceId: "1" }) { same } }`
    await test.graph.write('test.refuse', (transaction) => transaction.run(refuseLine, {}))
    const [customerId = ''] = (
      await ask<{ records: { customer: { id: string } }[] }>(`{ records(refs: [${ref}]) { customer { id } } }`)
    ).data.records.map(({ customer }) => customer.id)
    const none = { edges: [] }
    const asSelf = { ...steward, customerId, purpose: 'RightsFulfilment' as const }
    expect((await ask(text, {}, asSelf)).data).toEqual({ matchCandidates: none, quarantine: none, explainMatch: null })
    // The negative control: the same token without a customer.
    expect((await ask(text, {}, steward)).data).toMatchObject({
      matchCandidates: { edges: [{}] },
      quarantine: { edges: [{}] },
      explainMatch: { same: false },
    })
  })

  it('is answered once by people who answer it at the same moment', async () => {
    const answers = await Promise.all(
      (['ACCEPT', 'REJECT', 'ACCEPT', 'REJECT'] as const).map((answer) => decide(question, answer)),
    )
    const names = answers.map((answer) => (answer as { readonly __typename: string }).__typename)
    expect(names.toSorted()).toEqual(['AssertSuccess', 'Conflict', 'Conflict', 'Conflict'])
    expect(await faultsIn(graph)).toEqual([])
  })

  it('that was refused is not asked again of further records of the same two', async () => {
    await decide(question, 'REJECT')
    await write(graph, [{ ...right, id: '2', identifiers: [{ type: 'LOYALTY_ID', value: '9' }] }])
    await write(graph, [{ ...right, observedAt: '2026-06-06', identifiers: [{ type: 'LOYALTY_ID', value: '9' }] }])
    expect(await groupsIn(graph)).toBe('crm:1 | shop:1+shop:2')
    expect(await queue()).toEqual([])
  })
})

describe('the review queue', () => {
  const create = command({
    name: 'test.createQuestions',
    text: cypher<{ readonly sources: readonly string[]; readonly count: number }>`
      UNWIND $sources AS source
      UNWIND range(1, $count) AS n
      CREATE (:MatchCandidate {id: source + '-' + n, a: 'crm:1', b: 'shop:1', teller: source, status: 'OPEN', createdAt: n, stake: n % 7})`,
  })
  const text = `query($first: Int!, $after: String) { matchCandidates(first: $first, after: $after) {
    unlisted edges { node { createdAt } } pageInfo { hasNextPage endCursor } } }`
  interface Page {
    readonly matchCandidates: {
      readonly unlisted: number | null
      readonly edges: readonly { readonly node: { readonly createdAt: string } }[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
    }
  }

  async function pagesOf(first: number): Promise<readonly Page['matchCandidates'][]> {
    const pages: Page['matchCandidates'][] = []
    for (let after: string | null = null; ; ) {
      const { data, codes }: { data: Page; codes: readonly unknown[] } = await ask<Page>(
        text,
        { first, after },
        steward,
      )
      expect(codes).toEqual([])
      pages.push(data.matchCandidates)
      if (!data.matchCandidates.pageInfo.hasNextPage) return pages
      after = data.matchCandidates.pageInfo.endCursor
    }
  }

  it.each([
    7, 100,
  ])('lists what declared sources ask first, and a hundred of each other source: pages of %d', async (size) => {
    await declare(graph, [{ source: 'crm' }, { source: 'shop' }])
    const sources = ['', 'flood', 'form']
    await graph.write('test.createQuestions', (transaction) => transaction.run(create, { sources, count: 130 }))
    const pages = await pagesOf(size)
    const listed = pages.flatMap(({ edges }) => edges.map(({ node }) => Date.parse(node.createdAt)))
    // The last one came up before its source was declared.
    expect(listed).toHaveLength(130 + 2 * 100 + 1)
    expect(pages.map(({ unlisted }) => unlisted)).toEqual(pages.map(() => 2 * 30))
    const stakes = (part: readonly number[]) => part.map((at) => at % 7)
    const ofFlood = stakes(listed.slice(130, 230))
    expect(ofFlood).toEqual(ofFlood.toSorted((a, b) => b - a))
    expect(new Set(listed.slice(130, 230)).size).toBe(100)
    expect(new Set(listed.slice(230, 330)).size).toBe(100)
  })

  it('says nothing of the others to a caller who does not know of every source', async () => {
    const { data } = await ask<Page>(text, { first: 5 }, { ...steward, sources: ['crm'] })
    expect(data.matchCandidates).toMatchObject({ unlisted: null, edges: [] })
  })

  it('knows by which source a question came up', async () => {
    const knownSources = async () => (await test.graph.read(tellersOfQuestions, {})).toSorted()
    expect(await knownSources()).toEqual(['shop'])
    await declare(graph, [{ source: 'crm' }, { source: 'shop' }])
    await sendAgainAndResolve()
    expect(await knownSources()).toEqual([''])
  })
})
