import { type FieldNode, type GraphQLSchema, isInterfaceType, isObjectType, print } from 'graphql'
import { keyOf } from './selections.ts'

export interface PlannedNames {
  /** The key under which the planned document requests the field. It is the same for all fields that may merge, and for no others. */
  of(node: FieldNode): string
  /** The caller's key that corresponds to a key of the planned document. */
  readonly callerKeys: ReadonlyMap<string, string>
}

const fieldNamesBySchema = new WeakMap<GraphQLSchema, ReadonlySet<string>>()

/**
 * A field with an alias or arguments gets a key that is no field's name in the schema, so that it replaces nothing that the planner adds:
 * keys of entities, and what a field requires. All other fields keep their names.
 */
export function createPlannedNames(schema: GraphQLSchema): PlannedNames {
  const fieldNames = fieldNamesOf(schema)
  const plannedByMeaning = new Map<string, string>()
  const callerKeys = new Map<string, string>()
  let next = 0

  function newName(): string {
    let name = `a${next++}`
    while (fieldNames.has(name)) name = `a${next++}`
    return name
  }

  return {
    callerKeys,
    of(node) {
      const key = keyOf(node)
      const { name, arguments: given = [] } = node
      if (key === name.value && given.length === 0) return key
      const meaning = [key, name.value, ...given.map(print).sort()].join('\n')
      let planned = plannedByMeaning.get(meaning)
      if (planned === undefined) {
        planned = newName()
        plannedByMeaning.set(meaning, planned)
        callerKeys.set(planned, key)
      }
      return planned
    },
  }
}

function fieldNamesOf(schema: GraphQLSchema): ReadonlySet<string> {
  let names = fieldNamesBySchema.get(schema)
  if (names === undefined) {
    names = new Set(
      Object.values(schema.getTypeMap()).flatMap((type) =>
        isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [],
      ),
    )
    fieldNamesBySchema.set(schema, names)
  }
  return names
}
