import { type ExecutionResult, GraphQLError } from 'graphql'

/**
 * The answer of a call in which nothing could be decided, because the database did not return the facts for the decisions in time: all of
 * it is unavailable. Ids and nulls would look like an answer.
 */
export function lostAnswer(data: object, fault: GraphQLError): ExecutionResult {
  const { message, extensions } = fault
  const errors = pathsOf(data).map((path) => new GraphQLError(message, { path, extensions, originalError: fault }))
  return { data: null, errors }
}

/** One error per root field, or per entity. */
function pathsOf(data: object): readonly (readonly (string | number)[])[] {
  return Object.entries(data).flatMap(([key, value]) =>
    Array.isArray(value) && key.startsWith('_e') ? [...value.keys()].map((index) => [key, index]) : [[key]],
  )
}
