import { parse } from 'graphql'
import { instant } from './instant.ts'
import type { Context } from './loaders.ts'

interface Invoice {
  readonly amountMinor: number
  readonly currency: string
  readonly dueAt: number | null
  readonly occurredAt: number
}

export const billing = {
  typeDefs: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
    type Customer @key(fields: "id") {
      id: ID!
      balance: [Money!]
      invoices(first: Int!): [Invoice!]
    }
    type Invoice {
      id: ID!
      total: Money
      status: String
      dueAt: String
      occurredAt: String!
    }
    type Money {
      amountMinor: Int!
      currency: String!
    }`),
  resolvers: {
    Customer: {
      balance: ({ id }: { readonly id: string }, _: unknown, { loaders }: Context) =>
        loaders.balancesByCustomerId.load(id),
      invoices: ({ id }: { readonly id: string }, { first }: { readonly first: number }, { loaders }: Context) =>
        loaders.invoicesByCustomerId(id, first),
    },
    Invoice: {
      total: ({ amountMinor, currency }: Invoice) => ({ amountMinor, currency }),
      dueAt: ({ dueAt }: Invoice) => (dueAt === null ? null : instant(dueAt)),
      occurredAt: ({ occurredAt }: Invoice) => instant(occurredAt),
    },
  },
}
