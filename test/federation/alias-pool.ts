import { type GraphQLCompositeType, type GraphQLSchema, isInterfaceType, isObjectType, isUnionType } from 'graphql'

export interface AliasPool {
  /** A name for a field of this type. */
  pick(type: GraphQLCompositeType, choose: (options: number) => number): string
}

/** Names that mean something to a planner, to a runtime or to JavaScript. */
const special = [
  '__typename',
  '__proto__',
  '_entities',
  '_e0',
  '_0',
  'a0',
  'a1',
  '_internal_qp_alias_0',
  'representations',
  'constructor',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
  'length',
  'data',
  'errors',
  'x1',
]

/** Keys above all, then the other names of the same type, those of all types, and the special ones. */
export function aliasPool(schema: GraphQLSchema): AliasPool {
  const everywhere = new Set<string>()
  for (const type of Object.values(schema.getTypeMap()))
    if (!type.name.startsWith('__') && (isObjectType(type) || isInterfaceType(type)))
      for (const name of Object.keys(type.getFields())) everywhere.add(name)
  const others = [...everywhere]

  return {
    pick(type, choose) {
      const own = isUnionType(type) ? ['id'] : Object.keys(type.getFields())
      const group = [['id'], own, own, special, others][choose(5)] ?? []
      return group[choose(group.length)] ?? 'id'
    },
  }
}
