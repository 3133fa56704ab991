import type { Dice } from '../dice.ts'
import { withoutAccents } from './noise.ts'

/** A customer that is an organisation. */
export type Company = {
  readonly id: string
  readonly name: string
  readonly domain: string
  /** Begins with 99, which Companies House has not assigned. */
  readonly registration: string
  readonly industry: string
  readonly employeeCount: number
  /** Whether the billing system knows it as well, under a separate id and spelling. */
  readonly isBilled: boolean
}

const industries = [
  'Software',
  'Retail',
  'Logistics',
  'Construction',
  'Hospitality',
  'Education',
  'Engineering',
] as const
const endings = ['Ltd', 'Limited', 'plc', 'Group Ltd'] as const

/** `count` companies with distinct names and domains. */
export function createCompanies(dice: Dice, count: number): readonly Company[] {
  const companies: Company[] = []
  const slugs = new Set<string>(['acme'])
  while (companies.length < count) {
    const owner = dice.faker('GB').person.lastName()
    const trade = dice.pick(['Interiors', 'Freight', 'Studios', 'Foods', 'Systems', 'Partners', 'Works', 'Labs'])
    const slug = withoutAccents(`${owner}-${trade}`)
      .toLowerCase()
      .replace(/[^a-z-]/g, '')
    if (slugs.has(slug)) continue
    slugs.add(slug)
    companies.push({
      id: slug,
      name: `${owner} ${trade} ${dice.pick(endings)}`,
      domain: `${slug}.example`,
      registration: `99${dice.int(100000, 999999)}`,
      industry: dice.pick(industries),
      employeeCount: dice.pick([8, 15, 40, 120, 350, 1200]),
      isBilled: dice.chance(0.7),
    })
  }
  return companies
}
