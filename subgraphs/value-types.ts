import { GraphQLScalarType, Kind, type StringValueNode, visit } from 'graphql'
import {
  CountryCodeResolver,
  CurrencyResolver,
  DateResolver,
  DateTimeResolver,
  JSONObjectResolver,
} from 'graphql-scalars'
import { formatMoney, type MoneyRow } from './money.ts'
import type { TypeResolvers } from './subgraph.ts'

const dateTime = new GraphQLScalarType<unknown, string>({
  ...DateTimeResolver.toConfig(),
  // Rows hold epoch milliseconds; a Date object would not survive the gateway's own projection of a result.
  serialize(value) {
    if (typeof value === 'number') return new Date(value).toISOString()
    throw new TypeError(`a DateTime is kept as epoch milliseconds, not as ${typeof value}`)
  },
})

const bigInt = new GraphQLScalarType<number | bigint, number | string>({
  name: 'BigInt',
  description: 'A whole number; text above 2^53, which JSON numbers cannot carry.',
  serialize(value) {
    if (typeof value !== 'number' && typeof value !== 'bigint') throw new TypeError('not a whole number')
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  },
  parseValue(value) {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value
    if (typeof value === 'string' && /^-?\d+$/.test(value)) return BigInt(value)
    throw new TypeError('needs a whole number, as text above 2^53')
  },
})

/** As in variables, a whole number that a float cannot hold keeps its digits, as text. */
const jsonObject = new GraphQLScalarType({
  ...JSONObjectResolver.toConfig(),
  parseLiteral: (node, variables) =>
    JSONObjectResolver.parseLiteral(
      visit(node, {
        IntValue: ({ value }) =>
          Number.isSafeInteger(Number(value)) ? undefined : ({ kind: Kind.STRING, value } satisfies StringValueNode),
      }),
      variables,
    ),
})

/** Resolvers of the types in value-types.graphql: the same in every subgraph. */
export const valueTypeResolvers: Readonly<Record<string, GraphQLScalarType | TypeResolvers>> = {
  DateTime: dateTime,
  Date: DateResolver,
  BigInt: bigInt,
  Currency: CurrencyResolver,
  CountryCode: CountryCodeResolver,
  JSONObject: jsonObject,
  Money: { formatted: (money: MoneyRow) => formatMoney(money) },
  Error: { __resolveType: (error: { readonly __typename: string }) => error.__typename },
}
