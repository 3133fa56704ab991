import { GraphQLScalarType, type GraphQLSchema, isScalarType, valueFromASTUntyped } from 'graphql'
import { exactLiteral } from '../subgraphs/runtime/exact-literal.ts'
import { valueTypeResolvers } from '../subgraphs/runtime/value-types.ts'

/**
 * Makes the schema check values of its scalars as the subgraphs do, so that an invalid value ends the request before any of it runs. A
 * subgraph would find it only after others, or earlier fields of a mutation, had been executed. The values themselves are passed on as they
 * were sent, because the subgraph parses them.
 */
export function checkValues(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    const scalar = Object.hasOwn(valueTypeResolvers, type.name) ? valueTypeResolvers[type.name] : undefined
    if (!isScalarType(type) || !(scalar instanceof GraphQLScalarType)) continue
    type.parseValue = (value) => {
      scalar.parseValue(value)
      return value
    }
    type.parseLiteral = (node, variables) => {
      scalar.parseLiteral(node, variables)
      return valueFromASTUntyped(exactLiteral(node), variables)
    }
  }
  return schema
}
