import { type FieldNode, type GraphQLSchema, isInterfaceType, isObjectType, print } from 'graphql'
import { keyOf } from './selections.ts'

export interface PlannedNames {
  /** The key under which the planned document asks for the field: the same for each field that may merge with it, and for no other. */
  of(node: FieldNode): string
  /** The caller's key that stands behind a key of the planned document. */
  readonly callerKeys: ReadonlyMap<string, string>
}

const fieldNamesBySchema = new WeakMap<GraphQLSchema, ReadonlySet<string>>()

/**
 * A field with an alias or arguments gets a key that no field of the schema is called by, so that it takes the place of nothing that
 * the planner adds: keys of entities, what a field requires. All others keep their names.
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
