import { parse } from 'graphql'
import type { Context } from './loaders.ts'

export const identity = {
  typeDefs: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
    type Query {
      customerByEmail(value: String!): Customer
      customers(first: Int!, after: ID!): [Customer!]
    }
    type Customer @key(fields: "id") {
      id: ID!
      displayName: String
      identifiers: [Identifier!]
    }
    type Identifier {
      type: String!
      value: String
    }`),
  resolvers: {
    Query: {
      customerByEmail: async (_: unknown, { value }: { readonly value: string }, { loaders }: Context) =>
        (await loaders.customersByIdentifier.load(`EMAIL:${value.trim().toLowerCase()}`))[0] ?? null,
      customers: (
        _: unknown,
        { first, after }: { readonly first: number; readonly after: string },
        { loaders }: Context,
      ) => loaders.customersAfter(after, first),
    },
    Customer: {
      identifiers: ({ id }: { readonly id: string }, _: unknown, { loaders }: Context) =>
        loaders.identifiersByCustomerId.load(id),
    },
  },
}
