import { type ConstDirectiveNode, Kind, parse, type TypeNode, valueFromASTUntyped } from 'graphql'
import { type Category, categories } from '../../access/categories.ts'

export interface GuardedField {
  /** Such as `Customer.balance`. */
  readonly coordinate: string
  /** Its own scopes, or those of the fields that lead to its type. Any one list is sufficient. */
  readonly scopes: readonly (readonly string[])[]
}

interface WrittenField {
  readonly type: string
  readonly name: string
  readonly returns: string
  readonly category: Category | null
  readonly scopes: GuardedField['scopes']
}

/**
 * Fields by category, ordered by coordinate: fields with a category themselves, and all fields of a type with a category that are not
 * public. Fields decided by row are not included.
 */
export function guardedFields(sdls: readonly string[]): ReadonlyMap<Category, readonly GuardedField[]> {
  const fields = sdls.flatMap(writtenFields)
  const fieldsByReturnType = Map.groupBy(fields, ({ returns }) => returns)

  function scopesLeadingTo(type: string, seen: readonly string[]): GuardedField['scopes'] {
    if (seen.includes(type)) return []
    return (fieldsByReturnType.get(type) ?? []).flatMap((field) =>
      field.scopes.length > 0 ? field.scopes : scopesLeadingTo(field.type, [...seen, type]),
    )
  }

  const guarded = (category: Category) => {
    const byCoordinate = Map.groupBy(
      fields.filter((field) => field.category === category),
      ({ type, name }) => `${type}.${name}`,
    )
    return [...byCoordinate].map(([coordinate, written]): GuardedField => {
      // If several subgraphs define an entity's field, its owner states the scopes.
      const own = written.flatMap(({ scopes }) => scopes)
      return { coordinate, scopes: own.length > 0 ? own : scopesLeadingTo(written[0]?.type ?? '', []) }
    })
  }
  return new Map(
    categories.map((category) => [category, guarded(category).sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1))]),
  )
}

function writtenFields(sdl: string): readonly WrittenField[] {
  return parse(sdl, { noLocation: true }).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) return []
    const typeCategory = categoryOf(definition.directives)
    return (definition.fields ?? []).map((field) => ({
      type: definition.name.value,
      name: field.name.value,
      returns: namedType(field.type),
      category: categoryOf(field.directives) ?? (isPublic(field.directives) ? null : typeCategory),
      scopes: scopesOf(field.directives),
    }))
  })
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}

function categoryOf(directives: readonly ConstDirectiveNode[] = []): Category | null {
  const tag = directives.find(({ name }) => name.value === 'personalData')
  const value = tag?.arguments?.find(({ name }) => name.value === 'category')?.value
  return (value?.kind === Kind.ENUM && categories.find((category) => category === value.value)) || null
}

function isPublic(directives: readonly ConstDirectiveNode[] = []): boolean {
  return directives.some(({ name }) => name.value === 'public')
}

function scopesOf(directives: readonly ConstDirectiveNode[] = []): GuardedField['scopes'] {
  const value = directives.find(({ name }) => name.value === 'requiresScopes')?.arguments?.[0]?.value
  // The federation specification types the argument [[Scope!]!]!.
  return value === undefined ? [] : (valueFromASTUntyped(value) as GuardedField['scopes'])
}
