import { type GraphQLCompositeType, type GraphQLOutputType, getNamedType, isCompositeType, isObjectType } from 'graphql'

/** A field as it is selected somewhere. `type` is null for `__typename`. */
export interface Taken {
  readonly parent: GraphQLCompositeType
  /** Name and arguments. */
  readonly written: string
  readonly type: GraphQLOutputType | null
}

/** The response keys of one place of an answer, those of its fragments too. */
export interface Scope {
  /** The scope of the field's own selections; null where the key already means something else. */
  take(key: string, field: Taken): Scope | null
}

/** What GraphQL calls fields that can merge: the same field, or leaves of one type on object types that differ. */
export function createScope(): Scope {
  const taken = new Map<string, { readonly fields: Taken[]; readonly below: Scope }>()
  return {
    take(key, field) {
      const known = taken.get(key)
      if (known === undefined) {
        const below = createScope()
        taken.set(key, { fields: [field], below })
        return below
      }
      if (!known.fields.every((other) => canMerge(field, other))) return null
      known.fields.push(field)
      return known.below
    },
  }
}

function canMerge(a: Taken, b: Taken): boolean {
  if (String(a.type ?? 'String!') !== String(b.type ?? 'String!')) return false
  if (a.written === b.written) return true
  const areApart = isObjectType(a.parent) && isObjectType(b.parent) && a.parent !== b.parent
  return areApart && (a.type === null || !isCompositeType(getNamedType(a.type)))
}
