import type { DocumentNode, GraphQLSchema } from 'graphql'
import { conditionsIn, conditionVariables } from './conditions.ts'
import { type NormalisedOperation, normalise } from './normalise.ts'

/** The most operations cached per document: their number doubles with each variable of a condition. */
const keptVariants = 64

export type OperationOf = (
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
) => NormalisedOperation

interface Known {
  readonly names: readonly string[]
  readonly operations: Map<string, NormalisedOperation>
}

/** Runs `normalise` once per document, operation and value of each condition. Plans are cached with the objects that it returns. */
export function createOperations(schema: GraphQLSchema, make: typeof normalise = normalise): OperationOf {
  const knownByDocument = new WeakMap<DocumentNode, Known>()

  return (document, operationName, variables) => {
    let known = knownByDocument.get(document)
    if (known === undefined) {
      known = { names: conditionVariables(document), operations: new Map() }
      knownByDocument.set(document, known)
    }
    const conditions = conditionsIn(document, operationName, known.names, variables)
    const key = [operationName ?? '', ...conditions.values()].join()
    const operation = known.operations.get(key) ?? make(schema, document, operationName, conditions)
    if (known.operations.size < keptVariants) known.operations.set(key, operation)
    return operation
  }
}
