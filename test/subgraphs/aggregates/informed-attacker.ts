import { createErrors, spread } from '../../../subgraphs/aggregates/errors.ts'
import type { Protections } from '../../../subgraphs/aggregates/protections.ts'
import { testSecrets } from '../../harness/neo4j.ts'
import {
  createDice,
  createPayers,
  type Payer,
  type PortfolioAsked,
  questionsAbout202602,
  tellPortfolio,
} from './payers.ts'

export interface Learned {
  /** Of the planted, whom the attacker told right: present or not. Half of them by tossing a coin. */
  readonly right: number
  readonly planted: number
  readonly questions: number
}

/**
 * Somebody who knows everything about everybody else, and for each planted person what they bought in February if they did: only not
 * whether. Compares every number told with what it would be without errors, with the person and without, and adds up the odds.
 */
export async function attackInformed(
  people: number,
  planted: number,
  off: Partial<Protections> = {},
  questions: readonly PortfolioAsked[] = questionsAbout202602,
): Promise<Learned> {
  const dice = createDice(planted * 7_919 + people)
  const payers = createPayers(people + planted, dice)
  const isPresent = payers.map(() => dice(1_000) < 500)
  const isTarget = (index: number) => index >= people
  const world = (without: number | null, withOne: number | null): readonly Payer[] =>
    payers.map((payer, index) => {
      const there = index === without ? false : index === withOne ? true : !isTarget(index) || isPresent[index]
      return there ? withFebruary(payer, isTarget(index)) : withoutFebruary(payer)
    })
  const errorOf = createErrors(testSecrets.pseudonym)
  const exactly: Partial<Protections> = { ...off, errors: false, rounding: false }
  let right = 0
  const odds = new Array<number>(payers.length).fill(0)
  for (const question of questions) {
    const told = await tellPortfolio(world(null, null), question, errorOf, off)
    const steps = await tellPortfolio(world(null, null), question, () => 1, { ...off, rounding: false })
    const plain = await tellPortfolio(world(null, null), question, () => 0, exactly)
    for (let target = people; target < payers.length; target++) {
      const absent = await tellPortfolio(world(target, null), question, () => 0, exactly)
      const present = await tellPortfolio(world(null, target), question, () => 0, exactly)
      for (const [about, value] of told) {
        const [a, b] = [absent.get(about), present.get(about)]
        if (a === undefined || b === undefined || a === b) continue
        // How much one unit of error moves this number.
        const step = Math.abs((steps.get(about) ?? 0) - (plain.get(about) ?? 0)) * spread
        const scale = off.errors === false ? 1e-3 : Math.max(step, 1e-3)
        odds[target] = (odds[target] ?? 0) + (Math.abs(value - a) - Math.abs(value - b)) / scale
      }
    }
  }
  for (let target = people; target < payers.length; target++) if ((odds[target] ?? 0) > 0 === isPresent[target]) right++
  return { right, planted, questions: questions.length }
}

function withFebruary({ row, channel }: Payer, isPlanted: boolean): Payer {
  if (!isPlanted) return { row, channel }
  const sums = row.sums.filter(({ month }) => month !== '2026-02')
  const bought = {
    month: '2026-02',
    type: 'INVOICE' as const,
    subscriptionId: null,
    planId: row.sums[0]?.planId ?? 'basic',
    currency: 'EUR',
    entries: 1,
    amountMinor: 1_317,
    taxMinor: 0,
    invoiceId: null,
  }
  return { row: { ...row, sums: [...sums, bought] }, channel }
}

function withoutFebruary({ row, channel }: Payer): Payer {
  return { row: { ...row, sums: row.sums.filter(({ month }) => month !== '2026-02') }, channel }
}
