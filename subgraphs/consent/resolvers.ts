import type { Category } from '../../access/categories.ts'
import { policy } from '../../access/policy.ts'
import { type ConsentEventRow, consentEventById, consentEventsByCustomerId } from './queries.ts'
import { consentTitle, currentConsents, subjectName } from './rules.ts'
import type { Resolvers } from './types.generated.ts'

export interface ConsentResolverDeps {
  readonly now: () => Date
  /** Schema coordinates of the whole graph by category; null where not known. */
  readonly fieldsByCategory: ReadonlyMap<Category, readonly string[]> | null
}

export function createResolvers({ now, fieldsByCategory }: ConsentResolverDeps) {
  return {
    Customer: {
      __resolveReference: ({ id }) => ({ id }),
      async consents({ id }, { purposes }, { reader }) {
        const events = await reader.rows(consentEventsByCustomerId, {}).load(id)
        const wanted = purposes ? events.filter(({ purpose }) => purposes.includes(purpose)) : events
        return currentConsents(wanted, now().getTime()).map((consent) => ({ ...consent, customerId: id }))
      },
      withheld: ({ id }, _, { access }) => access.withheld(id),
    },
    Consent: {
      purpose: purposeOf,
      controller: ({ controller }) => controller ?? '',
      subject: ({ recordId, customerId }) => subjectName(recordId, customerId),
    },
    Withheld: {
      fields: ({ category }) => fieldsByCategory?.get(category) ?? null,
      // No reason of today's policy ends by itself.
      until: () => null,
    },
    ConsentEvent: {
      __resolveReference: ({ id }, { reader }) => reader.row(consentEventById, {}).load(id),
      title: consentTitle,
      purpose: purposeOf,
    },
  } satisfies Resolvers
}

function purposeOf({ purpose }: Pick<ConsentEventRow, 'purpose'>) {
  return { key: purpose, benefit: policy.purposes[purpose].benefit }
}
