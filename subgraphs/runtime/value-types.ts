import { GraphQLError, GraphQLScalarType, type ValueNode, valueFromASTUntyped, visit } from 'graphql'
import {
  CountryCodeResolver,
  CurrencyResolver,
  DateResolver,
  DateTimeResolver,
  JSONObjectResolver,
} from 'graphql-scalars'
import { isCountryCode } from '../country-code.ts'
import { isCurrency } from '../currency.ts'
import { formatMoney, type MoneyRow } from '../money.ts'
import { exactLiteral } from './exact-literal.ts'
import type { TypeResolvers } from './subgraph.ts'

/** The library's scalar, which states in plain words what it accepts. The library's own texts differ from type to type. */
function saying<I, O>(
  scalar: GraphQLScalarType<I, O>,
  expected: string,
  takes: (value: I) => boolean = () => true,
): GraphQLScalarType<I, O> {
  const taken = (value: I) => {
    if (!takes(value)) throw new TypeError('not as this API takes it')
    return value
  }
  const refusal = (node?: ValueNode) => new GraphQLError(`it must be ${expected}.`, { nodes: node ?? null })
  return new GraphQLScalarType<I, O>({
    ...scalar.toConfig(),
    parseValue(value) {
      try {
        return taken(scalar.parseValue(value))
      } catch {
        throw refusal()
      }
    },
    parseLiteral(node, variables) {
      try {
        return taken(scalar.parseLiteral(node, variables))
      } catch (error) {
        // It points at a part of the literal, and states what is wrong with that part.
        throw error instanceof LiteralFault ? error : refusal(node)
      }
    },
  })
}

class LiteralFault extends GraphQLError {}

const dateTime = new GraphQLScalarType<unknown, string>({
  ...DateTimeResolver.toConfig(),
  // Rows contain epoch milliseconds. A Date object would not survive the gateway's own projection of a result.
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
  parseValue: toWholeNumber,
  parseLiteral: (node) => toWholeNumber(valueFromASTUntyped(exactLiteral(node))),
})

function toWholeNumber(value: unknown): number | bigint {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return BigInt(value)
  throw new TypeError('not a whole number')
}

/** As in variables, a number that a float cannot represent keeps its digits, as text. */
const jsonObject = new GraphQLScalarType({
  ...JSONObjectResolver.toConfig(),
  parseLiteral(node, variables) {
    visit(node, {
      // JSON has no such value, and the library would omit its key.
      EnumValue(value) {
        throw new LiteralFault(`${value.value} is not a JSON value. Write a text in double quotes.`, { nodes: value })
      },
    })
    return JSONObjectResolver.parseLiteral(exactLiteral(node), variables)
  },
})

/** Resolvers of the types in value-types.graphql, which are the same in every subgraph. */
export const valueTypeResolvers: Readonly<Record<string, GraphQLScalarType | TypeResolvers>> = {
  DateTime: saying(dateTime, 'an instant in ISO 8601 with a time zone, such as 2026-01-31T10:15:30Z'),
  Date: saying(DateResolver, 'a calendar date, such as 2026-01-31'),
  BigInt: saying(bigInt, 'a whole number, as text where it is above 2^53'),
  Currency: saying(
    CurrencyResolver,
    'the ISO 4217 code of a currency in use, in capital letters, such as EUR',
    isCurrency,
  ),
  CountryCode: saying(CountryCodeResolver, 'an ISO 3166-1 alpha-2 code in capital letters, such as DE', isCountryCode),
  JSONObject: saying(jsonObject, 'a JSON object'),
  Money: { formatted: (money: MoneyRow) => formatMoney(money) },
  Error: { __resolveType: (error: { readonly __typename: string }) => error.__typename },
}
