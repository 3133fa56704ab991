import { beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../harness/neo4j.ts'
import { attackBeforeAndAfter } from '../subgraphs/aggregates/attacker.ts'
import { attackInformed } from '../subgraphs/aggregates/informed-attacker.ts'
import { createAttackWorld, plant, questionsAboutQuarter } from '../subgraphs/aggregates/world.ts'

const test = useGraph()
const planted = 50

describe('a differencing attacker with 1,000 questions', { timeout: 3_600_000 }, () => {
  let people: readonly string[]
  beforeAll(async () => {
    people = await plant(test, createAttackWorld(test), 300)
  })

  it('notices of none of 50 people what befalls them', async () => {
    let questions = 0
    for (let from = 0; from < planted; from += 9) {
      const some = people.slice(from, Math.min(from + 9, planted))
      const found = await attackBeforeAndAfter(test, {}, some, questionsAboutQuarter.slice(0, 20))
      expect(found.noticed).toEqual([])
      questions += found.questions
    }
    expect(questions).toBeGreaterThanOrEqual(1_000)
  })

  it('would notice of most, were figures not kept', async () => {
    const some = people.slice(planted, planted + 9)
    const { noticed } = await attackBeforeAndAfter(test, { releases: false }, some, questionsAboutQuarter.slice(0, 20))
    expect(noticed.length).toBeGreaterThan(5)
  })

  it('who knows everything about everybody else tells no more than four of five right, and all without errors', async () => {
    // Those of one world are told right or wrong together, since they share the errors of their figures.
    const worlds = [300, 301, 302, 303]
    let right = 0
    for (const people of worlds) {
      const learned = await attackInformed(people, planted)
      console.log(`of ${planted} planted people in a world of ${people}, ${learned.right} are told right`)
      right += learned.right
    }
    expect(right).toBeLessThanOrEqual(0.8 * planted * worlds.length)
    const control = await attackInformed(300, planted, { errors: false })
    expect(control.right).toBe(planted)
  })
})
