import { parse } from 'graphql'
import { instant } from './instant.ts'
import type { Context } from './loaders.ts'

export const engagement = {
  typeDefs: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
    type Customer @key(fields: "id") {
      id: ID!
      touchpoints(first: Int!): [Touchpoint!]
    }
    type Touchpoint {
      id: ID!
      name: String!
      channel: String!
      occurredAt: String!
    }`),
  resolvers: {
    Customer: {
      touchpoints: ({ id }: { readonly id: string }, { first }: { readonly first: number }, { loaders }: Context) =>
        loaders.touchpointsByCustomerId(id, first),
    },
    Touchpoint: {
      occurredAt: ({ occurredAt }: { readonly occurredAt: number }) => instant(occurredAt),
    },
  },
}
