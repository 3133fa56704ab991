import { parse } from 'graphql'
import { ulid } from 'ulid'
import type { PurposeKey } from '../../../access/purposes.ts'
import { command, cypher } from '../../../graph/cypher.ts'
import { allProtections, type Protections } from '../../../subgraphs/aggregates/protections.ts'
import { createBillingSubgraph } from '../../../subgraphs/billing/index.ts'
import { createEngagementSubgraph } from '../../../subgraphs/engagement/index.ts'
import { createExecutable } from '../../../subgraphs/runtime/executable.ts'
import { createRequestContext } from '../../../subgraphs/runtime/request-context.ts'
import type { Subgraph, WrittenLines } from '../../../subgraphs/runtime/subgraph.ts'
import { type TestGraph, testSecrets } from '../../harness/neo4j.ts'
import { createPeople } from '../people.ts'
import { createDice } from './payers.ts'

export type Line = Readonly<Record<string, unknown>>

export const forget = command({
  name: 'test.forgetAggregates',
  text: cypher`MATCH (n) WHERE n:AggregateCell OR n:AggregateBudget DELETE n`,
})

export const erase = command({
  name: 'test.erase',
  text: cypher<{ readonly record: string }>`
    MATCH (n) WHERE n.recordId = $record AND (n:Billing OR n:Touchpoint OR n:Feedback OR n:ConsentEvent)
    DETACH DELETE n`,
})

export const object = command({
  name: 'test.object',
  text: cypher<{ readonly record: string; readonly purposes: readonly string[] }>`
    UNWIND $purposes AS purpose
    CREATE (:ConsentEvent {id: $record + purpose, recordId: $record, purpose: purpose, status: 'WITHDRAWN', occurredAt: 0})`,
})

export interface Asked {
  readonly subgraph: 'billing' | 'engagement'
  readonly query: string
}

/** Both subgraphs with figures about many people, over people of whom some are planted. `off`: protections that are switched off. */
export function createAttackWorld(test: TestGraph, off: Partial<Protections> = {}) {
  const clock = { now: new Date('2026-07-01T00:00:00Z') }
  const now = () => clock.now
  const deps = {
    graph: test.graph,
    batcher: test.batcher,
    now,
    newId: () => ulid(),
    secrets: testSecrets,
    protections: { ...allProtections, ...off },
  }
  const subgraphs = { billing: createBillingSubgraph(deps), engagement: createEngagementSubgraph(deps) }
  const executables = {
    billing: createExecutable(subgraphs.billing),
    engagement: createExecutable(subgraphs.engagement),
  }

  return {
    clock,
    /** As somebody who may read nobody's own data: data and codes, as text. */
    async ask({ subgraph, query }: Asked, clientId = 'curious', purpose?: PurposeKey): Promise<string> {
      const viewer = {
        subject: 'attacker',
        clientId,
        scopes: new Set(['portfolio:read', 'billing:read', 'engagement:read']),
        purposes: [],
        sources: null,
        customerId: null,
      }
      const context = createRequestContext(
        { requestId: 'attack', viewer, purpose: purpose ?? 'FraudPreventionAndDetection' },
        deps,
        null,
      )
      const { data, errors = [] } = await executables[subgraph].execute({ document: parse(query) }, context)
      const codes = errors.map(({ extensions, message }) => extensions.code ?? message)
      return JSON.stringify({ data, codes }, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    },
    async write(lines: readonly Line[]): Promise<void> {
      const owners: readonly Subgraph[] = Object.values(subgraphs)
      for (const [kind, all] of Map.groupBy(lines, (line) => String(line.kind))) {
        const type = owners.flatMap((owner) => owner.lines[kind] ?? [])[0]
        if (type === undefined) throw new Error(`nobody writes ${kind}`)
        // The map of line types is loose where all subgraphs meet; each line was made by this kind's own shape.
        const write = type.write as (parsed: readonly unknown[]) => Promise<WrittenLines>
        await write(all.map((line) => type.shape.parse(line)))
      }
    },
  }
}

/** `count` people who buy, answer and go on journeys in the first quarter of 2026. */
export async function plant(test: TestGraph, world: ReturnType<typeof createAttackWorld>, count: number) {
  const dice = createDice(20_260_101)
  const people = Array.from({ length: count }, (_, index) => `n${index}`)
  await createPeople(test.graph, Object.fromEntries(people.map((id) => [`C${id}`, [`crm:${id}`]])))
  const days = () => String(1 + dice(28)).padStart(2, '0')
  await world.write([
    ...['small', 'large'].map((id) => ({
      kind: 'billing',
      source: 'erp',
      id,
      type: 'PLAN',
      occurredAt: '2025-01-01',
      amountMinor: 500,
      currency: 'EUR',
      properties: { interval: 'MONTH' },
    })),
    ...people.flatMap((id) => {
      const record = { source: 'crm', id }
      const channel = ['WEB', 'AD', 'EMAIL'][dice(3)] ?? 'WEB'
      const day = () => `2026-0${1 + dice(3)}-${days()}T10:00:00Z`
      const planId = dice(2) === 0 ? 'small' : 'large'
      return [
        { kind: 'event', source: 'web', id: `l${id}`, record, name: 'lead_created', channel, occurredAt: day() },
        {
          kind: 'billing',
          source: 'erp',
          id: `i${id}`,
          record,
          type: 'INVOICE',
          occurredAt: day(),
          amountMinor: 500 + dice(1_500),
          currency: 'EUR',
          properties: { planId },
        },
        {
          kind: 'feedback',
          source: 'web',
          id: `f${id}`,
          record,
          type: 'NPS',
          score: dice(11),
          occurredAt: day(),
        },
      ]
    }),
  ])
  return people
}

const portfolio = (by: string, from: string, to: string) => ({
  subgraph: 'billing' as const,
  query: `{ portfolioMetrics(by: [${by}], window: {from: "${from}", to: "${to}"}, currency: "EUR") { missing
    groups { month channel plan { id } isOther customers revenue { value inputs } arpu { value } averageOrderValue { value inputs } cac { value } }
    cohorts { month customers cells { customers retention revenue { amountMinor } } }
    change(figure: REVENUE) { from { amountMinor } to { amountMinor } contributions { movement channel customers amount { amountMinor } entryCount } } } }`,
})
const funnel = (by: string, since: string, until: string, days: number) => ({
  subgraph: 'engagement' as const,
  query: `{ journeyFunnel(by: ${by}, since: "${since}", until: "${until}", stalledAfterDays: ${days}) {
    key journeys owners stages { stage reached conversion medianDays now stalled } } }`,
})
const feedback = (since: string, until: string) => ({
  subgraph: 'engagement' as const,
  query: `{ portfolioFeedback(since: "${since}", until: "${until}") { type score answers customers } }`,
})

const groupings = [
  'MONTH',
  'CHANNEL',
  'PLAN',
  'ACCOUNT',
  'CHANNEL, PLAN',
  'MONTH, CHANNEL',
  'MONTH, PLAN',
  'MONTH, CHANNEL, PLAN',
]
const beginnings = ['ALL', 'CHANNEL', 'CAMPAIGN', 'SOURCE', 'MONTH', 'KIND']
const periods = [
  ['2026-01-01', '2026-01-31', '2026-02-01'],
  ['2026-02-01', '2026-02-28', '2026-03-01'],
  ['2026-03-01', '2026-03-31', '2026-04-01'],
  ['2026-01-01', '2026-03-31', '2026-04-01'],
] as const

/** Everything there is to ask about the first quarter, in the order of an attacker who wants the most of the fewest questions. */
export const questionsAboutQuarter: readonly Asked[] = [
  ...periods.map(([from, until]) => feedback(from, until)),
  ...groupings.flatMap((by) => periods.map(([from, , to]) => portfolio(by, from, to))),
  ...[30, 60, 14, 90, 180, 365].flatMap((days) =>
    beginnings.flatMap((by) => periods.map(([from, until]) => funnel(by, from, until, days))),
  ),
]

/** The same with windows that differ by a day. */
export const shiftedQuestions: readonly Asked[] = Array.from(
  { length: 9 },
  (_, index) => `2026-02-0${index + 1}`,
).flatMap((from) => [
  funnel('ALL', from, '2026-02-27', 30),
  feedback(from, '2026-02-27'),
  funnel('ALL', '2026-02-01', '2026-02-28', 31),
])
