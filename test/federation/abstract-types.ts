import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql'

type Field = GraphQLField<unknown, unknown>

export interface AbstractTypes {
  /** Of these fields the ones that lead to an interface or union by the fewest steps; all where none does. */
  towards(fields: readonly Field[]): readonly Field[]
}

const bySchema = new WeakMap<GraphQLSchema, AbstractTypes>()

/** Fragments mean most where an object may be of several types, which few fields of a schema lead to. */
export function distances(schema: GraphQLSchema): AbstractTypes {
  const known = bySchema.get(schema) ?? measure(schema)
  bySchema.set(schema, known)
  return known
}

function measure(schema: GraphQLSchema): AbstractTypes {
  const distance = new Map<GraphQLNamedType, number>()
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType)
  for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) distance.set(type, 0)
  const of = (field: Field) => distance.get(getNamedType(field.type)) ?? Number.POSITIVE_INFINITY
  for (let changed = true; changed; ) {
    changed = false
    for (const type of objects) {
      const least = 1 + Math.min(...Object.values(type.getFields()).map(of))
      if (least >= (distance.get(type) ?? Number.POSITIVE_INFINITY)) continue
      distance.set(type, least)
      changed = true
    }
  }
  return {
    towards(fields) {
      const least = Math.min(...fields.map(of))
      return Number.isFinite(least) ? fields.filter((field) => of(field) === least) : fields
    },
  }
}
