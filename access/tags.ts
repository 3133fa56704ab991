import {
  type ConstDirectiveNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql'
import type { Category } from './categories.ts'

/** What the SDL says of one field. */
export interface FieldTag {
  /** BY_ROW: the subgraph's row function decides; null: no personal data of its own. */
  readonly category: Category | 'BY_ROW' | null
  /** The channel that a CONTACT value serves, where the schema tells. */
  readonly channels: readonly string[]
  /** Any one inner list suffices; null: none needed. */
  readonly scopes: readonly (readonly string[])[] | null
}

export interface SchemaTags {
  /** By schema coordinate, such as `Customer.displayName`. */
  readonly fields: ReadonlyMap<string, FieldTag>
  /** Categories of object types: an object of such a type is handed out only where its category is open. */
  readonly typeCategories: ReadonlyMap<string, TypeTag>
}

export interface TypeTag {
  readonly category: Category
  readonly channels: readonly string[]
}

/** Reads the guard's directives of a subgraph's schema. Throws naming every field that says nothing, or that is tagged and not nullable. */
export function readTags(schema: GraphQLSchema): SchemaTags {
  const fields = new Map<string, FieldTag>()
  const typeCategories = new Map<string, TypeTag>()
  const faults: string[] = []
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue
    const typeDirectives = directivesOf(type)
    const typeCategory = categoryOf(typeDirectives)
    if (typeCategory === 'BY_ROW') faults.push(`${type.name}: a type has one category, ROW is for fields`)
    else if (typeCategory !== null)
      typeCategories.set(type.name, { category: typeCategory, channels: channelsOf(typeDirectives) })
    const isTypeStated = typeCategory !== null || typeDirectives.some(isPublic)
    const typeScopes = scopesOf(typeDirectives)
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue
      const coordinate = `${type.name}.${field.name}`
      const directives = field.astNode?.directives ?? []
      const category = categoryOf(directives)
      if (category === null && !isTypeStated && !directives.some(isPublic))
        faults.push(`${coordinate}: add @personalData(category: ...) or @public`)
      if (category !== null && isNonNullType(field.type))
        faults.push(`${coordinate}: a field that may be withheld must be nullable`)
      fields.set(coordinate, {
        category,
        channels: channelsOf(directives),
        scopes: both(scopesOf(directives), typeScopes),
      })
    }
  }
  if (faults.length > 0) throw new Error(`Fields without a statement about personal data:\n${faults.join('\n')}`)
  return { fields, typeCategories }
}

function directivesOf(type: GraphQLObjectType): readonly ConstDirectiveNode[] {
  return [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? [])
}

function isPublic(directive: ConstDirectiveNode): boolean {
  return directive.name.value === 'public'
}

function categoryOf(directives: readonly ConstDirectiveNode[]): Category | 'BY_ROW' | null {
  const directive = directives.find(({ name }) => name.value === 'personalData')
  if (directive === undefined) return null
  const category = argument(directive, 'category')
  // The SDL's enum holds exactly the categories.
  return typeof category === 'string' ? (category as Category) : 'BY_ROW'
}

function channelsOf(directives: readonly ConstDirectiveNode[]): readonly string[] {
  const directive = directives.find(({ name }) => name.value === 'personalData')
  const channel = directive === undefined ? undefined : argument(directive, 'channel')
  return typeof channel === 'string' ? [channel] : []
}

function scopesOf(directives: readonly ConstDirectiveNode[]): FieldTag['scopes'] {
  const directive = directives.find(({ name }) => /^(federation__)?requiresScopes$/.test(name.value))
  // The federation specification types the argument [[Scope!]!]!.
  return directive === undefined ? null : (argument(directive, 'scopes') as FieldTag['scopes'])
}

/** Field and type must both hold: every pair of alternatives joined. */
function both(a: FieldTag['scopes'], b: FieldTag['scopes']): FieldTag['scopes'] {
  if (a === null || b === null) return a ?? b
  return a.flatMap((left) => b.map((right) => [...left, ...right]))
}

function argument(directive: ConstDirectiveNode, name: string): unknown {
  const node = directive.arguments?.find((item) => item.name.value === name)
  return node === undefined ? undefined : valueFromASTUntyped(node.value)
}
