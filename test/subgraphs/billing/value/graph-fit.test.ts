import { beforeAll, describe, expect, it } from 'vitest'
import { toLedgerFact } from '../../../../subgraphs/billing/metrics/ledger-facts.ts'
import { fitGraph } from '../../../../subgraphs/billing/value/fit/graph-fit.ts'
import { graphFitReport } from '../../../../subgraphs/billing/value/fit/graph-fit-report.ts'
import { isRefusal } from '../../../../subgraphs/billing/value/refusal.ts'
import { cohortsByRhythm, lifeOf, observedChurn } from '../../../../subgraphs/billing/value/subscription-cohorts.ts'
import { useGraph } from '../../../harness/neo4j.ts'
import { createPeople } from '../../people.ts'
import { billing, createBillingGraph, type Line } from '../billing-graph.ts'
import { simulateCustomers } from './simulate-customers.ts'

const test = useGraph()
const graph = createBillingGraph(test, '2026-07-01T00:00:00Z')
const until = Date.parse('2026-07-01T00:00:00Z')
const msPerDay = 86_400_000
const day = (days: number) => new Date(until - days * msPerDay).toISOString()

describe('the life of a subscription', () => {
  const version = (more: object) =>
    toLedgerFact({
      id: 's',
      type: 'SUBSCRIPTION',
      occurredAt: Date.parse('2026-01-31'),
      observedAt: Date.parse('2026-01-31'),
      recordedAt: 0,
      contentHash: 'a',
      interval: 'MONTH',
      ...more,
    })
  const life = (more: object) => lifeOf([version(more)], until)

  it('counts renewals by the calendar, and those it outlived', () => {
    // 28 February, 31 March, 30 April, 31 May, 30 June.
    expect(life({})).toMatchObject({ rhythm: '1 MONTH', possible: 5, outlived: 5, hasEnded: false })
    expect(life({ endedAt: Date.parse('2026-04-30') })).toMatchObject({ possible: 5, outlived: 2, hasEnded: true })
    expect(life({ endedAt: Date.parse('2026-04-30T00:00:01Z') })).toMatchObject({ outlived: 3 })
    expect(life({ interval: 'WEEK', intervalCount: 2 })).toMatchObject({ rhythm: '2 WEEK', possible: 10 })
    expect(life({ interval: null })).toBeNull()
  })

  it('gives cohorts by how long they were observed', () => {
    const lives = [life({}), life({}), life({ endedAt: Date.parse('2026-04-30') }), life({ interval: 'YEAR' })].filter(
      (item) => item !== null,
    )
    const cohorts = cohortsByRhythm(lives)
    expect([...cohorts]).toEqual([['1 MONTH', [{ survivors: [3, 3, 3, 2, 2, 2] }]]])
    expect(observedChurn(cohorts.get('1 MONTH') ?? [])).toBeCloseTo(1 / 13, 12)
  })
})

const forFigures = ['customer:read', 'billing:read', 'privacy:manage', 'portfolio:read']

describe('value:fit over the graph', () => {
  const parameters = { r: 0.6, alpha: 5, a: 0.8, b: 2.5 }
  const customers = simulateCustomers(300, parameters, { p: 6, q: 4, gamma: 1_500 }, { seed: 3 })

  beforeAll(async () => {
    const records: Record<string, readonly string[]> = {}
    const lines: Line[] = []
    customers.forEach(({ frequency, recency, age, meanSpendMinor }, index) => {
      const record = `p${index}`
      records[`C${String(index).padStart(3, '0')}`] = [`crm:${record}`]
      // Repeat purchases spread over the time between first and last; every one of its customer's mean.
      const spend = Math.max(1, Math.round(meanSpendMinor ?? 2_000))
      for (let count = 0; count <= frequency; count++) {
        const weeks = age - (frequency === 0 ? 0 : (recency * count) / frequency)
        lines.push(billing(`i${index}-${count}`, 'INVOICE', day(Math.round(7 * weeks)), spend, { record }))
      }
    })
    // 60 monthly subscriptions, 20 of them ended after the first renewal and 10 after the second.
    for (let index = 0; index < 60; index++) {
      const renewals = index < 20 ? 1 : index < 30 ? 2 : null
      const start = day(30 * 8)
      lines.push(
        billing(`s${index}`, 'SUBSCRIPTION', start, 1_000, {
          record: `p${index}`,
          interval: 'MONTH',
          status: renewals === null ? 'active' : 'canceled',
          ...(renewals !== null && {
            endedAt: new Date(Date.parse(start) + (renewals * 31 + 3) * msPerDay).toISOString(),
          }),
        }),
      )
    }
    await createPeople(test.graph, records)
    for (let at = 0; at < lines.length; at += 500) await graph.write(...lines.slice(at, at + 500))
  })

  it('fits purchases and retention, keeps each as a version, and answers with it', async () => {
    const selection =
      'value(horizonWeeks: 26, yearlyDiscount: 0.1, margin: 0.4) { purchases { expectedPurchases probabilityAlive isAliveInformative expectedSpend { amountMinor } lifetimeValue { amountMinor } low { amountMinor } high { amountMinor } fit { id version customers } missing } subscriptions { churnProbability observedChurn renewals lifetimeValue { amountMinor } missing } }'
    interface Row {
      readonly value: {
        readonly purchases: Readonly<Record<string, unknown>> & { readonly missing: readonly string[] }
        readonly subscriptions: (Readonly<Record<string, unknown>> & { readonly missing: readonly string[] }) | null
      }
    }
    const ask = async (id: string) =>
      (await graph.entities<Row>('Customer', [id], selection, { scopes: forFigures })).rows[0]?.value
    expect((await ask('C040'))?.purchases.missing).toEqual(['a fit for EUR: run npm run value:fit'])

    const deps = { graph: test.graph, now: () => new Date(until) }
    const [fit] = await fitGraph(deps)
    const [second] = await fitGraph({ ...deps, now: () => new Date(until + 1) })
    expect([fit?.version, second?.version, fit?.customers]).toEqual([1, 2, 300])
    expect(graphFitReport(fit === undefined ? [] : [fit])).toContain('converged after')
    if (fit === undefined || isRefusal(fit.bgNbd) || isRefusal(fit.gammaGamma)) throw new Error('the fit was refused')
    expect(fit.bgNbd.converged && fit.gammaGamma.converged).toBe(true)
    const monthly = fit.retention['1 MONTH']
    expect(monthly).toMatchObject({ subscriptions: 60 })
    expect(isRefusal(monthly?.model ?? { missing: '' })).toBe(false)

    // Exact figures about all are for those who may read each of them.
    const ofAll = 'value { purchases { fit { customers } } }'
    const bound = await graph.entities('Customer', ['C040'], ofAll, { sources: ['crm', 'erp'], scopes: forFigures })
    expect(bound.rows).toEqual([{ value: { purchases: { fit: null } } }])
    const one = await graph.entities('Customer', ['C040'], ofAll)
    expect(one.rows).toEqual([{ value: { purchases: { fit: null } } }])
    const free = await graph.entities('Customer', ['C040'], ofAll, { scopes: forFigures })
    expect(free.rows).toEqual([{ value: { purchases: { fit: { customers: 300 } } } }])

    const value = await ask('C040')
    expect(value?.purchases).toMatchObject({ missing: [], fit: { id: 'fit:EUR:2', version: 2, customers: 300 } })
    const { low, high, lifetimeValue } = value?.purchases as Readonly<Record<string, { amountMinor: number }>>
    expect(Number(low?.amountMinor)).toBeLessThanOrEqual(Number(high?.amountMinor))
    expect(Number(lifetimeValue?.amountMinor)).toBeGreaterThan(0)
    // 7 renewals of 8 months; two figures, never one.
    expect(value?.subscriptions).toMatchObject({ missing: [], renewals: 7 })
    expect(Number(value?.subscriptions?.churnProbability)).toBeGreaterThan(0)
    expect((await ask('C000'))?.subscriptions).toMatchObject({ missing: ['a subscription that is charged now'] })
    expect((await ask('C299'))?.subscriptions).toBeNull()

    const { rows } = await graph.entities<{ metrics: { churnProbability: { value: number } } }>(
      'Customer',
      ['C040'],
      'metrics { churnProbability { value } }',
    )
    expect(rows[0]?.metrics.churnProbability.value).toBeCloseTo(Number(value?.subscriptions?.churnProbability), 6)
  })

  it('is a prediction from money: both must be open', async () => {
    const ask = async (purpose: 'ServiceProvision' | 'Marketing' | 'CustomerCare') =>
      (
        await graph.entities<{ value: unknown }>('Customer', ['C040'], 'value { purchases { probabilityAlive } }', {
          purpose,
        })
      ).rows[0]?.value
    expect(await ask('ServiceProvision')).toEqual({ purchases: null })
    expect(await ask('Marketing')).toBeNull()
    expect(await ask('CustomerCare')).toMatchObject({ purchases: { probabilityAlive: expect.any(Number) } })
  })

  it('fits a currency that has subscriptions alone', async () => {
    await graph.write(
      billing('jpy', 'SUBSCRIPTION', day(90), 500, {
        record: 'p299',
        currency: 'JPY',
        interval: 'MONTH',
        status: 'active',
      }),
    )
    const fits = await fitGraph({ graph: test.graph, now: () => new Date(until + 2) })
    expect(fits.map(({ id }) => id)).toEqual(['fit:EUR:3', 'fit:JPY:1'])
    const { rows } = await graph.entities<{ value: { subscriptions: { missing: readonly string[] } } }>(
      'Customer',
      ['C299'],
      'value { subscriptions { missing lifetimeValue { amountMinor currency } } }',
    )
    expect(rows[0]?.value.subscriptions).toMatchObject({ missing: [], lifetimeValue: { currency: 'JPY' } })
  })

  it('refuses terms out of range', async () => {
    const { codes } = await graph.entities('Customer', ['C040'], 'value(margin: 2) { purchases { margin } }')
    expect(codes).toEqual(['BAD_USER_INPUT'])
  })
})
