import { expect, it } from 'vitest'
import { explainMatch } from '../../resolution/explain-match.ts'
import { subjectsAround } from '../../resolution/queries.ts'
import { ruleSet } from '../../resolution/rule-set.ts'
import { useGraph } from '../harness/neo4j.ts'
import { ids, write } from './graph-state.ts'

const { graph } = useGraph()

async function explain(a: string, b: string) {
  const found = await graph.read(subjectsAround, { keys: [], crowded: [], recordIds: [a, b], isWhole: true })
  return explainMatch(
    a,
    b,
    found.map(({ subject }) => subject),
    new Map(),
    ruleSet,
  )
}

it('tells the path between two records of one customer, and what blocks two of two', async () => {
  const rosalind = { givenName: 'Rosalind', familyName: 'Thornbury', birthDate: '1971-04-23' }
  await write(graph, [
    { source: 'crm', id: '1', attributes: rosalind },
    { source: 'shop', id: '1', attributes: rosalind, identifiers: ids('USER_ID:7') },
    { source: 'web', id: '1', identifiers: ids('USER_ID:7') },
    { source: 'crm', id: '2', attributes: { ...rosalind, nameSuffix: 'Jr' } },
    { source: 'shop', id: '2', attributes: { ...rosalind, nameSuffix: 'Sr' } },
  ])
  const joined = await explain('web:1', 'crm:1')
  expect(joined).toMatchObject({ same: true, blockedBy: null })
  expect(joined?.path.map(({ rule }) => rule)).toEqual(['USER_ID', 'MATCH'])
  const { features = [], score = 0 } = joined?.path[1] ?? {}
  expect(score).toBeGreaterThan(0.9)
  expect(features).toContainEqual({ name: 'birthDate EXACT', score: expect.any(Number) })

  const apart = await explain('crm:2', 'shop:2')
  expect(apart).toMatchObject({ same: false, path: [] })
  expect(apart?.against.some(({ name, score: bits }) => name.startsWith('suffix') && bits < 0)).toBe(true)
  expect(await explain('crm:1', 'nobody:1')).toBeNull()
})

it('names what others have to do with it where the two alone would be one', async () => {
  const home = {
    addresses: [{ line1: '3 Chandlers Yard', city: 'Falmouth', postalCode: 'TR11 3XA', countryCode: 'GB' }],
  }
  const louis = { givenName: 'Louis', familyName: 'Pellow', ...home }
  await write(graph, [
    { source: 'crm', id: '5', attributes: { ...louis, birthDate: '1948-06-02' } },
    { source: 'shop', id: '5', attributes: { ...louis, birthDate: '1979-10-25' } },
    { source: 'web', id: '5', attributes: louis },
  ])
  const alone = await explain('web:5', 'crm:5')
  expect(alone).toMatchObject({ same: false, blockedBy: null, isByOthers: true })
  const all = await graph.read(subjectsAround, {
    keys: [],
    recordIds: ['web:5', 'crm:5', 'shop:5'],
    crowded: [],
    isWhole: true,
  })
  const subjects = all.map(({ subject }) => subject)
  expect(explainMatch('web:5', 'crm:5', subjects, new Map(), ruleSet)).toMatchObject({
    blockedBy: 'AMBIGUOUS',
    isByOthers: false,
  })
})
