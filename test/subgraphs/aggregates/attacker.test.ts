import { beforeAll, describe, expect, it } from 'vitest'
import { questionDays, questionsPerYear } from '../../../subgraphs/aggregates/constants.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { attackBeforeAndAfter } from './attacker.ts'
import { createAttackWorld, forget, plant, questionsAboutQuarter, shiftedQuestions } from './world.ts'

const test = useGraph()
const world = createAttackWorld(test)
let people: readonly string[]

beforeAll(async () => {
  people = await plant(test, world, 120)
})

const code = (answer: string) => (JSON.parse(answer) as { readonly codes: readonly string[] }).codes[0] ?? 'ANSWERED'

describe('somebody who may read nobody by themselves', () => {
  it('is told something, of ten people or more', async () => {
    const answers: string[] = []
    // One after another: a slow machine plans twelve new statements at once for longer than one statement may take.
    for (const question of questionsAboutQuarter.slice(0, 12)) answers.push(await world.ask(question, 'first'))
    expect(new Set(answers.map(code))).toEqual(new Set(['ANSWERED']))
    const counts = answers.flatMap((answer) =>
      [...answer.matchAll(/"(?:customers|owners)":(\d+)/g)].map(([, count]) => Number(count)),
    )
    expect(counts.length).toBeGreaterThan(3)
    expect(counts.every((count) => count >= 10)).toBe(true)
  })

  it('is told the same again, as another client too', async () => {
    for (const question of questionsAboutQuarter.slice(0, 8)) {
      const answer = await world.ask(question, 'first')
      expect(await world.ask(question, 'second')).toBe(answer)
      expect(await createAttackWorld(test).ask(question, 'third')).toBe(answer)
    }
  })

  it('does not notice what befalls one person, nor nine', async () => {
    const questions = questionsAboutQuarter.slice(0, 10)
    expect(await attackBeforeAndAfter(test, {}, people.slice(0, 9), questions)).toMatchObject({ noticed: [] })
  })

  it('would notice it, were figures not kept', async () => {
    const { noticed } = await attackBeforeAndAfter(
      test,
      { releases: false },
      people.slice(9, 12),
      questionsAboutQuarter.slice(0, 6),
    )
    expect(noticed.length).toBeGreaterThan(0)
  })

  it('may not ask about windows that differ by a day', async () => {
    const asked = shiftedQuestions.slice(3, 12)
    for (const question of asked)
      expect(code(await world.ask(question, 'shifting')), question.query).toBe('BAD_USER_INPUT')
    const unprotected = createAttackWorld(test, { periods: false })
    expect(
      new Set(await Promise.all(asked.map(async (question) => code(await unprotected.ask(question, 'shifting'))))),
    ).toEqual(new Set(['ANSWERED']))
  })

  it('asks so many different questions about a year, after a restart too, and any of them again', async () => {
    await test.graph.write('test.forget', (transaction) => transaction.run(forget, {}))
    const all = questionsAboutQuarter.slice(36, 37 + questionsPerYear)
    const codes: string[] = []
    for (const question of all) codes.push(code(await world.ask(question, 'eager')))
    expect(codes).toEqual([...Array(questionsPerYear).fill('ANSWERED'), 'RATE_LIMITED'])
    const [first = all[0], last = all[0]] = [all[0], all.at(-1)]
    if (first === undefined || last === undefined) throw new Error('no question')
    const restarted = createAttackWorld(test)
    expect(code(await restarted.ask(last, 'eager'))).toBe('RATE_LIMITED')
    expect(code(await restarted.ask(first, 'eager'))).toBe('ANSWERED')
    expect(code(await restarted.ask(last, 'another'))).toBe('ANSWERED')
    restarted.clock.now = new Date(world.clock.now.getTime() + questionDays * 24 * 3_600_000)
    expect(code(await restarted.ask(last, 'eager'))).toBe('ANSWERED')
    expect(code(await createAttackWorld(test, { budget: false }).ask(last, 'eager'))).toBe('ANSWERED')
  })

  it('sees no figure of money for a purpose that never opens money', async () => {
    const [money] = questionsAboutQuarter.filter(({ subgraph }) => subgraph === 'billing')
    const [behaviour] = questionsAboutQuarter
    if (money === undefined || behaviour === undefined) throw new Error('no question')
    expect(await world.ask(money, 'analyst', 'ServiceOptimisation')).toBe(
      '{"data":{"portfolioMetrics":null},"codes":["FORBIDDEN"]}',
    )
    expect(code(await world.ask(behaviour, 'analyst', 'ServiceOptimisation'))).toBe('ANSWERED')
  })
})
