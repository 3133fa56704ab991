import { beforeEach, expect, it } from 'vitest'
import { useGraph } from '../../neo4j.ts'
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
    told.push(await world.ask({ subgraph: 'billing', query }, `asks ${by}`))
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
