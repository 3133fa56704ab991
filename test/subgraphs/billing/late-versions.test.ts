import { beforeEach, describe, expect, it } from 'vitest'
import { command, cypher, statement } from '../../../graph/cypher.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { createPeople } from '../people.ts'
import { billing, createBillingGraph, type Line } from './billing-graph.ts'

const test = useGraph()
const { clock, write, entities, ask } = createBillingGraph(test, '2026-07-01T00:00:00Z')
const auditor = {
  scopes: ['customer:read', 'billing:read', 'portfolio:read'],
  purpose: 'FraudPreventionAndDetection',
} as const

/** What the source states in March, April and May. The last version has the content of the first. */
const patterns = {
  amount: [{ amount: 1_000 }, { amount: 2_000 }, { amount: 1_000 }],
  pause: [{}, { status: 'paused' }, {}],
  end: [{}, { status: 'canceled' }, {}],
  resumption: [{ status: 'paused' }, {}, { status: 'paused' }],
} as const
type Pattern = keyof typeof patterns

/** MRR in the middle of March, April and May, and now. */
const revenue: Readonly<Record<Pattern, readonly number[]>> = {
  amount: [1_000, 2_000, 1_000, 1_000],
  pause: [1_000, 0, 1_000, 1_000],
  end: [1_000, 0, 1_000, 1_000],
  resumption: [0, 1_000, 0, 0],
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items]
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))
}

const subscription = (amount: number, more: Line & { readonly record: string }) =>
  billing(`s${more.record}`, 'SUBSCRIPTION', '2026-02-01', amount, {
    ...{ status: 'active', interval: 'MONTH', taxMinor: 0 },
    ...more,
  })

const versionsOf = (pattern: Pattern, record: string, more: (place: number) => Line = () => ({})): readonly Line[] =>
  patterns[pattern].map((version: { readonly amount?: number; readonly status?: string }, place) => {
    const { amount = 1_000, ...terms } = version
    return subscription(amount, { observedAt: `2026-0${3 + place}-01`, record, ...terms, ...more(place) })
  })

const pick = (versions: readonly Line[], places: readonly number[]): readonly Line[] =>
  places.map((place) => versions[place] ?? {})

interface Answer {
  readonly march: Figures
  readonly april: Figures
  readonly may: Figures
  readonly now: Figures
  readonly subscriptions: { readonly edges: readonly { readonly node: Told }[] }
}
interface Figures {
  readonly mrr: { readonly value: number | null }
  readonly arr: { readonly value: number | null }
}
interface Told {
  readonly changes: readonly { readonly at: string; readonly kind: string }[]
  readonly versions: readonly { readonly observedAt: string }[]
}

async function answers(ids: readonly string[], more = '') {
  const at = (name: string, day: string) =>
    `${name}: metrics(asOf: "${day}T00:00:00Z"${more}) { mrr { value } arr { value } }`
  const { rows, codes } = await entities<Answer>(
    'Customer',
    ids,
    `${at('march', '2026-03-15')} ${at('april', '2026-04-15')} ${at('may', '2026-05-15')} ${at('now', '2026-07-01')}
     subscriptions(first: 2) { edges { node { changes { at kind } versions { observedAt } } } }`,
  )
  expect(codes).toEqual([])
  return rows.map(({ march, april, may, now, subscriptions }) => {
    const figures = [march, april, may, now]
    const told = subscriptions.edges[0]?.node
    for (const { mrr, arr } of figures) expect(arr.value).toBe((mrr.value ?? 0) * 12)
    return {
      mrr: figures.map(({ mrr }) => mrr.value),
      changes: told?.changes.map(({ at, kind }) => `${at.slice(0, 10)} ${kind}`),
      versions: told?.versions.map(({ observedAt }) => observedAt.slice(0, 10)),
    }
  })
}

/** Everybody has one record of the same name. */
const names = (count: number) => Array.from({ length: count }, (_, index) => String(index + 10))
const createAll = (ids: readonly string[]) =>
  createPeople(test.graph, Object.fromEntries(ids.map((id) => [id, [`crm:${id}`]])))

beforeEach(() => test.clear())

describe('three versions of a subscription, the last with the content of the first', () => {
  it.each(
    Object.keys(patterns) as Pattern[],
  )('give the same figures in every order of arrival: %s', async (pattern) => {
    const orders = permutations([0, 1, 2])
    // Each order in one batch, and version by version.
    const ids = names(2 * orders.length)
    await createAll(ids)
    for (const [index, order] of [...orders, ...orders].entries()) {
      const versions = versionsOf(pattern, ids[index] ?? '')
      const arriving = pick(versions, order)
      if (index < orders.length) await write(...arriving)
      else for (const line of arriving) await write(line)
    }
    const found = await answers(ids)
    for (const one of found) {
      expect(one.mrr).toEqual(revenue[pattern])
      expect(one.changes).toEqual(found[0]?.changes)
      expect(one.versions).toEqual(['2026-05-01', '2026-04-01', '2026-03-01'])
    }
    const { data } = await ask(
      '{ portfolioMetrics(by: [MONTH], window: {from: "2026-03-01", to: "2026-06-01"}) { groups { month mrr { value } } } }',
      {},
      auditor,
    )
    const months = (data as { portfolioMetrics: { groups: readonly { month: string; mrr: { value: number } }[] } })
      .portfolioMetrics.groups
    // At the end of each month. A month without revenue has no group.
    expect(
      ['2026-03', '2026-04', '2026-05'].map(
        (month) => months.find((group) => group.month.startsWith(month))?.mrr.value ?? 0,
      ),
    ).toEqual(revenue[pattern].slice(0, 3).map((value) => value * ids.length))
  })

  it('are told apart also where the first content is stated more than once', async () => {
    const orders = permutations([0, 1, 2, 3])
    const ids = names(orders.length)
    await createAll(ids)
    for (const [index, order] of orders.entries()) {
      const record = ids[index] ?? ''
      const stated = (amount: number, observedAt: string) => subscription(amount, { record, observedAt })
      const versions = [
        stated(1_000, '2026-03-01'),
        stated(1_000, '2026-04-01'),
        stated(2_000, '2026-04-10'),
        stated(1_000, '2026-05-01'),
      ]
      // In two batches.
      const arriving = pick(versions, order)
      await write(...arriving.slice(0, 2))
      await write(...arriving.slice(2))
    }
    for (const one of await answers(ids))
      expect(one).toEqual({
        mrr: revenue.amount,
        changes: ['2026-02-01 STARTED', '2026-04-10 EXPANDED', '2026-05-01 CONTRACTED'],
        versions: ['2026-05-01', '2026-04-10', '2026-04-01'],
      })
  })

  it('are right as before where a time of their own, or anything else, tells them apart', async () => {
    const ids = names(12)
    await createAll(ids)
    for (const [index, order] of permutations([0, 1, 2]).entries()) {
      const dated = versionsOf('amount', ids[index] ?? '', (place) => ({ effectiveAt: `2026-0${3 + place}-01` }))
      const noted = versionsOf('amount', ids[index + 6] ?? '', (place) => ({ note: `${place}` }))
      for (const place of order) await write(...pick(dated, [place]), ...pick(noted, [place]))
    }
    for (const { mrr } of await answers(ids)) expect(mrr).toEqual(revenue.amount)
  })

  it('are known from when they arrived', async () => {
    await createAll(['10'])
    const [march, april, may] = versionsOf('amount', '10')
    for (const [line, day] of [
      [march, '01'],
      [may, '02'],
      [april, '03'],
    ] as const) {
      clock.now = new Date(`2026-06-${day}T00:00:00Z`)
      if (line) await write(line)
    }
    clock.now = new Date('2026-07-01T00:00:00Z')
    const known = (day: string) => answers(['10'], `, knownAt: "2026-06-${day}T12:00:00Z"`)
    expect(await known('02')).toMatchObject([{ mrr: [1_000, 1_000, 1_000, 1_000] }])
    expect(await known('03')).toMatchObject([{ mrr: revenue.amount }])
  })
})

describe('a subscription that is stated again and again', () => {
  const again = (day: number) =>
    subscription(1_000, { record: '10', observedAt: `2026-03-${String(day).padStart(2, '0')}` })
  const countVersions = statement({
    name: 'test.countVersions',
    text: cypher<Record<never, never>>`MATCH (v:FactVersion) RETURN count(v) AS versions`,
    row: (r) => r.number('versions'),
  })

  it('stays one version, and one node for all the times, until another one comes between', async () => {
    await createAll(['10'])
    await write(again(1))
    for (let day = 2; day <= 20; day++) expect(await write(again(day))).toEqual(['DUPLICATE'])
    // The same files once more.
    await write(...Array.from({ length: 20 }, (_, index) => again(index + 1)))
    expect(await answers(['10'])).toMatchObject([{ mrr: [1_000, 1_000, 1_000, 1_000], versions: ['2026-03-20'] }])
    expect(await test.graph.read(countVersions, {})).toEqual([1])
    await write(subscription(2_000, { record: '10', observedAt: '2026-03-14T12:00:00Z' }))
    expect(await answers(['10'])).toMatchObject([
      {
        mrr: [1_000, 1_000, 1_000, 1_000],
        changes: ['2026-02-01 STARTED', '2026-03-14 EXPANDED', '2026-03-15 CONTRACTED'],
        versions: ['2026-03-20', '2026-03-14', '2026-03-14'],
      },
    ])
  })

  it('is repaired by stating it again where an earlier program has kept only the last time', async () => {
    await createAll(['10'])
    const versions = versionsOf('amount', '10')
    const [march, april, may] = versions
    if (march && april && may) await write(may, april)
    await test.graph.write('test', (transaction) => transaction.run(carryBack, {}))
    expect(await answers(['10'])).toMatchObject([{ mrr: [1_000, 2_000, 2_000, 2_000] }])
    for (const line of versions) await write(line)
    expect(await answers(['10'])).toMatchObject([{ mrr: revenue.amount }])
  })
})

describe('a refund that failed twice', () => {
  it('failed when it failed last, in every order of arrival', async () => {
    const refund = (status: string, observedAt: string) =>
      billing('r1', 'REFUND', '2026-02-02', 300, { paymentId: 'p1', status, observedAt })
    const total = (at: string) =>
      billing(`t-${at}`, 'REFUND', '2026-02-02', 300, { paymentId: 'p1', isRefundTotal: true, refundTotalAt: at })
    const states = [refund('failed', '2026-03-01'), refund('succeeded', '2026-04-01'), refund('failed', '2026-05-01')]
    for (const order of permutations(states)) {
      await test.clear()
      await createAll(['1'])
      await write(billing('p1', 'PAYMENT', '2026-02-01', 300), total('2026-04-15'), total('2026-05-15'))
      for (const line of order) await write(line)
      // The total of April contains it, that of May does not.
      expect(await test.graph.read(totals, {})).toEqual([0, 300])
    }
  })
})

const totals = statement({
  name: 'test.totals',
  text: cypher<Record<never, never>>`
    MATCH (b:Billing) WHERE b.totalMinor IS NOT NULL RETURN b.amountMinor AS amountMinor ORDER BY b.id`,
  row: (r) => r.number('amountMinor'),
})

/** As an earlier program stored it: the time of the first version on the last one. */
const carryBack = command({
  name: 'test.carryBack',
  text: cypher<Record<never, never>>`MATCH (b:Subscription) SET b.validFrom = 1772323200000`,
})
