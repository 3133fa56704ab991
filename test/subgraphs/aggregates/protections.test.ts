import { describe, expect, it } from 'vitest'
import { leastShown } from '../../../subgraphs/aggregates/constants.ts'
import { createErrors } from '../../../subgraphs/aggregates/errors.ts'
import { completePeriod } from '../../../subgraphs/aggregates/periods.ts'
import { protectTally } from '../../../subgraphs/aggregates/protect-tally.ts'
import { allProtections, type Protections } from '../../../subgraphs/aggregates/protections.ts'
import { rollUp } from '../../../subgraphs/aggregates/roll-up.ts'
import { addPerson, createStamps, createTally } from '../../../subgraphs/aggregates/tally.ts'
import { testSecrets } from '../../harness/neo4j.ts'
import { attackInformed } from './informed-attacker.ts'
import { questionsAbout202602 } from './payers.ts'

const stampOf = createStamps('a key')
const errorOf = createErrors(testSecrets.pseudonym)

function tallyOf(amounts: readonly number[], prefix = 'p') {
  const tally = createTally()
  for (const [index, amount] of amounts.entries()) addPerson(tally, `${prefix}${index}`, { amount }, stampOf)
  return tally
}

const amountOf = (amounts: readonly number[], off: Partial<Protections>) =>
  protectTally(['a cell'], tallyOf(amounts), { amount: 'AMOUNT' }, errorOf, { ...allProtections, ...off }).figures
    .amount

describe('an attacker who knows everything about everybody else', () => {
  const questions = questionsAbout202602.slice(2, 5)

  it('guesses about the planted', async () => {
    const { right, planted } = await attackInformed(150, 12, {}, questions)
    expect(right).toBeLessThanOrEqual(0.8 * planted)
  })

  it('would know, were there no errors', async () => {
    const { right, planted } = await attackInformed(150, 12, { errors: false }, questions)
    expect(right).toBe(planted)
  })
})

describe('one large amount', () => {
  const amounts = [...Array<number>(60).fill(1_000), 913_741]

  it('counts for no more than the third-largest', () => {
    expect(amountOf(amounts, { errors: false })).toBe(61_000)
  })

  it('would be read from the sum, were it not cut', () => {
    expect(amountOf(amounts, { errors: false, caps: false })).toBeGreaterThan(900_000)
  })
})

it('the last digits of an amount are in no figure, and would be, were it not rounded', () => {
  const amounts = Array<number>(60).fill(1_317)
  expect(Number(amountOf(amounts, {})) % 1_000).toBe(0)
  expect(amountOf(amounts, { rounding: false, errors: false })).toBe(60 * 1_317)
})

describe('the error of a figure', () => {
  const told = (drawnBy: readonly unknown[], people: number, stalled: number) => {
    const tally = createTally()
    for (let index = 0; index < people; index++)
      addPerson(tally, `p${index}`, { journeys: 1, stalled: Number(index < stalled) }, stampOf, { LEAD: [index] })
    return protectTally(drawnBy, tally, { journeys: 'COUNT', stalled: 'COUNT' }, errorOf, {
      ...allProtections,
      rounding: false,
    })
  }

  it('belongs to the people behind it and to the period, not to the options of the question', () => {
    const [one, other] = [told(['funnel', '2026-03'], 60, 20), told(['funnel', '2026-03'], 60, 35)]
    expect(other.figures.journeys).toBe(one.figures.journeys)
    expect([other.people, other.medians]).toEqual([one.people, one.medians])
    expect(other.figures.stalled).not.toBe(one.figures.stalled)
  })

  it('is another for one person more, and for another period: the negative controls', () => {
    const one = told(['funnel', '2026-03'], 60, 20)
    const errorIn = ({ figures }: typeof one, people: number) => Number(figures.journeys) - people
    expect(errorIn(told(['funnel', '2026-03'], 61, 20), 61)).not.toBeCloseTo(errorIn(one, 60))
    expect(errorIn(told(['funnel', '2026-04'], 60, 20), 60)).not.toBeCloseTo(errorIn(one, 60))
  })
})

describe('groups beside a total', () => {
  /** By channel and plan: of one plan few, who are too few together with nobody else. */
  const sizes = { 'AD basic': 40, 'AD large': 4, 'WEB basic': 60, 'WEB large': 30 }
  const remainders = async ({ complements }: { readonly complements: boolean }) => {
    const groups = Object.entries(sizes).map(([key, size]) => {
      const tally = tallyOf(Array<number>(size).fill(1), key)
      return { path: key.split(' '), tally, told: { people: size, figures: {}, medians: {} } }
    })
    const shown = await rollUp(
      groups,
      async (_, __, { people }) => ({ people, figures: {}, medians: {} }),
      stampOf,
      complements,
    )
    const peopleOf = (channel: string) =>
      shown.filter(({ path: [own] }) => own === channel).reduce((sum, { told }) => sum + told.people, 0)
    return [44 - peopleOf('AD'), 90 - peopleOf('WEB')]
  }

  it('leave nobody, or enough', async () => expect(await remainders({ complements: true })).toEqual([0, 0]))

  it('would leave few, were small groups merely left out', async () =>
    expect(await remainders({ complements: false })).toEqual([4, 0]))
})

it('nothing is told of fewer than ten people, whatever the error', () => {
  for (let people = 0; people < 10; people++)
    for (let cell = 0; cell < 200; cell++)
      expect(
        protectTally(['cell', cell], tallyOf(Array<number>(people).fill(1)), {}, errorOf, allProtections).people,
      ).toBeLessThan(leastShown)
})

describe('a period', () => {
  const now = Date.parse('2026-07-15T00:00:00Z')
  const day = (text: string) => Date.parse(`${text}T00:00:00Z`)

  it.each([
    ['2026-03-01', '2026-04-01', '2026-03'],
    ['2026-04-01', '2026-07-01', '2026-Q2'],
    ['2025-01-01', '2026-01-01', '2025'],
  ])('from %s to %s is %s', (from, to, name) =>
    expect(completePeriod(day(from), day(to), now)).toMatchObject({ name, year: name.slice(0, 4) }))

  it.each([
    ['2026-03-02', '2026-04-01'],
    ['2026-02-01', '2026-05-01'],
    ['2026-07-01', '2026-08-01'],
    ['2026-01-01', '2027-01-01'],
    ['2025-07-01', '2026-07-01'],
    ['2026-03-01', '2026-03-31'],
  ])('from %s to %s is none', (from, to) =>
    expect(() => completePeriod(day(from), day(to), now)).toThrow(/complete calendar/))
})
