import type { Category } from '../../access/categories.ts'
import { policy } from '../../access/policy.ts'
import { codedError } from '../../errors.ts'
import type { RequestContext } from '../runtime/context.ts'
import type { SubgraphDeps } from '../runtime/subgraph.ts'
import { admitCurrency, admitQuestion } from './budget.ts'
import { completePeriod, type Period } from './periods.ts'
import { allProtections, type Protections } from './protections.ts'
import { createReleases, type Releases } from './releases.ts'

/** How a subgraph answers questions about many people. */
export interface Aggregates extends Releases {
  readonly protections: Protections
  /**
   * Returns the period of a question if it may be asked. Throws BAD_USER_INPUT for a time that is not a complete period, and RATE_LIMITED
   * if the client has used up its different questions about that year.
   */
  open(question: AskedQuestion, context: RequestContext): Promise<Period>
}

export interface AskedQuestion {
  /** UTC milliseconds; `to` is excluded. */
  readonly from: number
  readonly to: number
  /** All other parts of the question: figures, grouping, options. */
  readonly about: readonly unknown[]
  /** The currency of the requested amounts of money. */
  readonly currency?: string
}

export type AggregateDeps = Pick<SubgraphDeps, 'graph' | 'now' | 'secrets' | 'protections'>

export function createAggregates({ graph, now, secrets, protections = allProtections }: AggregateDeps): Aggregates {
  return {
    ...createReleases({ graph, now, pseudonym: secrets.pseudonym, protections }),
    protections,
    async open({ from, to, about, currency }, { viewer, purpose }) {
      const at = now()
      const period = protections.periods ? completePeriod(from, to, at.getTime()) : anyPeriod(from, to)
      if (protections.budget) {
        const { clientId } = viewer
        const { year } = period
        if (currency !== undefined) await admitCurrency({ clientId, year, about: [currency] }, graph, at)
        const question = [...populationOf({ viewer, purpose }), period.name, ...about]
        await admitQuestion({ clientId, year, about: question }, graph, at)
      }
      return period
    },
  }
}

function anyPeriod(from: number, to: number): Period {
  const [first, last] = [from, to].map((time) => new Date(time).toISOString())
  return { name: `${first} ${last}`, year: String(first).slice(0, 4), from, to }
}

/** The people that a question is about: two requests with the same value ask about the same people. */
export function populationOf({ viewer, purpose }: Pick<RequestContext, 'viewer' | 'purpose'>): readonly unknown[] {
  return [purpose, viewer.sources === null ? null : [...viewer.sources].sort()]
}

/**
 * Whether the caller may read the category of each person who is counted: then their sums are not secret either, and are returned exactly
 * and for any period. Never for a purpose whose policy allows groups only, nor for a caller who knows some sources only.
 */
export function readsEachPerson({ viewer, purpose }: RequestContext, category: Category): boolean {
  const cell = policy.purposes[purpose].cells[category]
  if (cell === undefined || cell.groupsOf !== undefined || viewer.sources !== null || viewer.customerId !== null)
    return false
  return viewer.scopes.has('customer:read') && viewer.scopes.has(scopeOf[category] ?? 'customer:read')
}

const scopeOf: Readonly<Partial<Record<Category, string>>> = {
  FINANCIAL: 'billing:read',
  BEHAVIOURAL: 'engagement:read',
}

/** Throws FORBIDDEN if the purpose never opens the category, not even for groups, as the guard does for fields. */
export function requireCategory({ access, purpose }: RequestContext, category: Category, what: string): void {
  if (!access.opensInGroups(category))
    throw codedError(
      'FORBIDDEN',
      `${what} is derived from ${category} data, which the purpose ${purpose} never opens.`,
      { purpose },
    )
}
