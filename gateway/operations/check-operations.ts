import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { limits } from '../../config.ts'
import { shapeRule } from '../plugins/limit-shape.ts'
import type { StoredOperation } from './stored-operations.ts'

/** A published operation that the new schema does not support. */
export interface BrokenOperation {
  readonly operation: StoredOperation
  readonly faults: readonly string[]
  /** The same operation for the new schema, if the schema states what replaced a field. Null if it does not. */
  readonly migrated: string | null
}

/** The errors that the gateway would report for the document before it executes it. Empty if it would not refuse it. */
export function faultsOf(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  return validate(schema, document, [...specifiedRules, shapeRule(limits)]).map(({ message }) => message)
}

/**
 * Those of `operations` that the gateway would refuse with the schema `next`. `previous` states which field replaced one that was removed.
 */
export function findBroken(
  operations: readonly StoredOperation[],
  next: GraphQLSchema,
  previous: GraphQLSchema,
): readonly BrokenOperation[] {
  return operations.flatMap((operation) => {
    const document = parse(operation.text)
    const faults = faultsOf(next, document)
    return faults.length === 0 ? [] : [{ operation, faults, migrated: migrate(document, next, previous) }]
  })
}

function migrate(document: DocumentNode, next: GraphQLSchema, previous: GraphQLSchema): string | null {
  const types = new TypeInfo(previous)
  const migrated = visit(
    document,
    visitWithTypeInfo(types, {
      Field(node): FieldNode | undefined {
        const parent = types.getParentType()?.name
        const successor = parent === undefined ? null : successorOf(parent, node.name.value, next, previous)
        if (successor === null) return undefined
        return {
          ...node,
          // The answer keeps the key that its client reads.
          alias: node.alias ?? node.name,
          name: { kind: Kind.NAME, value: successor },
        }
      },
    }),
  )
  return faultsOf(next, migrated).length === 0 ? print(migrated) : null
}

/** What the deprecation named (`use x`), or the one new field of the same type. Null where the field is still there, or nothing tells. */
function successorOf(type: string, field: string, next: GraphQLSchema, previous: GraphQLSchema): string | null {
  const before = fieldsOf(previous, type)
  const now = fieldsOf(next, type)
  const gone = before[field]
  if (gone === undefined || now[field] !== undefined) return null
  const named = /\buse `?(\w+)/i.exec(gone.deprecationReason ?? '')?.[1]
  if (named !== undefined && now[named] !== undefined) return named
  const added = Object.values(now).filter(
    ({ name, type: answered }) => before[name] === undefined && String(answered) === String(gone.type),
  )
  return added.length === 1 ? (added[0]?.name ?? null) : null
}

function fieldsOf(schema: GraphQLSchema, name: string) {
  const type = schema.getType(name)
  return isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}
}
