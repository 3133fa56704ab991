import { type Currency, currencies, type Plan, pickHomePlan, plans } from './catalogue.ts'
import { type Clock, later, monthsLater } from './clock.ts'
import type { Dice } from './dice.ts'
import type { RecordRef } from './line.ts'
import type { Company } from './people/companies.ts'
import type { KnownPerson } from './people/known-person.ts'

/** One cycle from first interest to the end of a contract, planned before its events and invoices are written. */
export type Deal = {
  readonly id: string
  /** The sales record that the journey belongs to, and the billing record that pays. A deal may have only one of them. */
  readonly lead?: RecordRef
  readonly payer?: RecordRef
  readonly currency: Currency
  readonly plan: Plan
  readonly leadAt: string
  readonly conversationAt?: string
  readonly opportunityAt?: string
  readonly lostAt?: string
  readonly wonAt?: string
  /** The term of the contract. Set if the deal was won. */
  readonly termMonths?: number
  readonly renewedAt?: string
  readonly cancelledAt?: string
  /** The colleagues who decide together, with their roles. */
  readonly buyingGroup?: readonly { readonly ref: RecordRef; readonly role: string }[]
}

/** Deals of people: each sales record is a lead, and people whom billing knows may have bought a subscription. */
export function createPersonDeals(dice: Dice, clock: Clock, known: readonly KnownPerson[]): readonly Deal[] {
  return known.flatMap(({ person, refs }): readonly Deal[] => {
    const buys = refs.erp !== undefined && dice.chance(0.45)
    if (!buys && (!refs.crm || !dice.chance(0.8))) return []
    const start = clock.ago(Math.max(30, person.joinedDaysAgo), dice.int(28_800, 61_200))
    return [
      createDeal(dice, clock, {
        id: `deal-${person.recordId ?? person.id.replace('person-', '')}`,
        ...(refs.crm && { lead: refs.crm }),
        ...(buys && refs.erp && { payer: refs.erp }),
        currency: currencies[person.country],
        plan: pickHomePlan(dice),
        leadAt: start,
      }),
    ]
  })
}

const roles = ['CHAMPION', 'DECISION_MAKER', 'ECONOMIC_BUYER', 'INFLUENCER', 'USER'] as const

/** Deals of companies that employ known people: the colleagues are the buying group. */
export function createCompanyDeals(
  dice: Dice,
  clock: Clock,
  companies: readonly Company[],
  known: readonly KnownPerson[],
): readonly Deal[] {
  return companies.flatMap((company): readonly Deal[] => {
    const staff = known.flatMap(({ person, refs }) =>
      person.employment?.companyId === company.id && refs.crm ? [refs.crm] : [],
    )
    if (staff.length === 0) return []
    return [
      createDeal(dice, clock, {
        id: `deal-${company.id}`,
        lead: { source: 'crm', id: company.id },
        ...(company.isBilled && { payer: { source: 'erp', id: erpCompanyId(company) } }),
        currency: 'GBP',
        plan: plans[3],
        leadAt: clock.ago(dice.int(200, 700), dice.int(28_800, 61_200)),
        buyingGroup: staff.slice(0, roles.length).map((ref, index) => ({ ref, role: roles[index] ?? 'USER' })),
      }),
    ]
  })
}

export function erpCompanyId(company: Company): string {
  return `B-${company.id}`
}

function createDeal(dice: Dice, clock: Clock, open: Deal): Deal {
  const conversationAt = later(open.leadAt, dice.int(1, 9), dice.int(0, 9_000))
  const opportunityAt = later(conversationAt, dice.int(1, 12), dice.int(0, 9_000))
  const decidedAt = later(opportunityAt, dice.int(1, 14), dice.int(0, 9_000))
  const hasPassed = (instant: string) => clock.daysSince(instant) > 1
  if (!open.payer || !hasPassed(decidedAt)) {
    const depth = dice.int(0, 9)
    return {
      ...open,
      ...(depth > 3 && hasPassed(conversationAt) && { conversationAt }),
      ...(depth > 6 && hasPassed(opportunityAt) && { opportunityAt }),
      ...(depth > 7 && hasPassed(decidedAt) && { lostAt: decidedAt }),
    }
  }
  const termMonths = open.plan.interval === 'YEAR' || open.plan.forCompanies ? 12 : 6
  const renewal = monthsLater(decidedAt, termMonths)
  const cancelledAt = later(decidedAt, dice.int(40, 500))
  const cancels = dice.chance(0.24) && hasPassed(cancelledAt)
  const renews = hasPassed(renewal) && !(cancels && cancelledAt <= renewal)
  return {
    ...open,
    conversationAt,
    opportunityAt,
    wonAt: decidedAt,
    termMonths,
    ...(renews && { renewedAt: renewal }),
    ...(cancels && { cancelledAt }),
  }
}
