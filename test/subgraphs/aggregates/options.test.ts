import { beforeEach, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createAttackWorld, plant } from './world.ts'

const test = useGraph()

beforeEach(() => test.clear())

const currencies = ['EUR', 'JPY', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'HUF', 'AUD']

/** How many customers each group has, as a caller is told who may read nobody's own data, by currency. */
async function customersByCurrency(world: ReturnType<typeof createAttackWorld>, by: string) {
  const told = []
  for (const currency of currencies) {
    const query = `{ portfolioMetrics(by: [${by}], window: {from: "2026-01-01", to: "2026-04-01"}, currency: "${currency}") {
      groups { month channel plan { id } customers } } }`
    told.push(await world.ask({ subgraph: 'billing', query }, `asks ${by} in ${currency}`))
  }
  return told
}

it.each([
  'MONTH',
  'PLAN',
  'MONTH, CHANNEL',
])('the same people are counted with the same error in every currency: %s', async (by) => {
  const world = createAttackWorld(test)
  await plant(test, world, 90)
  const told = await customersByCurrency(world, by)
  expect(told[0]).toMatch(/"customers":[1-9]/)
  expect([...new Set(told)]).toHaveLength(1)
})

it('other people carry another error: the negative control', async () => {
  const world = createAttackWorld(test)
  await plant(test, world, 90)
  const [before] = await customersByCurrency(world, 'MONTH')
  await test.clear()
  await plant(test, world, 91)
  const [after] = await customersByCurrency(world, 'MONTH')
  expect(after).not.toBe(before)
})

it('amounts are told to one client in 3 currencies at most, since each carries an error of its own', async () => {
  const world = createAttackWorld(test)
  await plant(test, world, 90)
  const askIn = (currency: string, client: string, asked = world) => {
    const query = `{ portfolioMetrics(by: [MONTH], window: {from: "2026-01-01", to: "2026-04-01"}, currency: "${currency}") {
      groups { month customers } } }`
    return asked.ask({ subgraph: 'billing', query }, client)
  }
  const [first = '', second = '', third = '', fourth = ''] = currencies
  for (const currency of [first, second, third]) expect(await askIn(currency, 'eager')).not.toContain('RATE_LIMITED')
  expect(await askIn(fourth, 'eager')).toContain('RATE_LIMITED')
  // The controls: a currency that was asked in, another client, and without the protection.
  expect(await askIn(first, 'eager')).not.toContain('RATE_LIMITED')
  expect(await askIn(fourth, 'another')).not.toContain('RATE_LIMITED')
  expect(await askIn(fourth, 'eager', createAttackWorld(test, { budget: false }))).not.toContain('RATE_LIMITED')
})
