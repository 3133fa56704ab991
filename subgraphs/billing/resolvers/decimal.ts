import { GraphQLScalarType } from 'graphql'

/** Rows contain decimal text. */
export const decimal = new GraphQLScalarType<never, number | string>({
  name: 'Decimal',
  description: 'An exact decimal: a JSON number, as text where a number would lose digits.',
  serialize(value) {
    if (typeof value !== 'string') throw new TypeError(`a Decimal is kept as text, not as ${typeof value}`)
    return String(Number(value)) === value ? Number(value) : value
  },
})
