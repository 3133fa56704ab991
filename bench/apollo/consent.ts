import { parse } from 'graphql'
import type { Context } from './loaders.ts'

export const consent = {
  typeDefs: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
    type Customer @key(fields: "id") {
      id: ID!
      consents: [Consent!]
    }
    type Consent {
      purpose: String!
      status: String!
    }`),
  resolvers: {
    Customer: {
      async consents({ id }: { readonly id: string }, _: unknown, { loaders }: Context) {
        const newestFirst = (await loaders.consentEventsByCustomerId.load(id)).toSorted(
          (a, b) => b.occurredAt - a.occurredAt,
        )
        const eventsByScope = Map.groupBy(newestFirst, ({ recordId, purpose, controller, channel }) =>
          JSON.stringify([recordId, purpose, controller, channel]),
        )
        return [...eventsByScope.values()].flatMap(([latest]) => (latest === undefined ? [] : [stateOf(latest)]))
      },
    },
  },
}

function stateOf(event: { readonly purpose: string; readonly status: string; readonly expiresAt: number | null }) {
  const hasRunOut = event.status === 'GIVEN' && event.expiresAt !== null && event.expiresAt <= Date.now()
  return { purpose: event.purpose, status: hasRunOut ? 'EXPIRED' : event.status }
}
