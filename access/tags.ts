import {
  type ConstDirectiveNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql'
import type { Category } from './categories.ts'
import { type DirectiveNames, directiveNames } from './directive-names.ts'
import { isUnrecorded, type Recording, recordingOf, unrecordedEntity, unrecordedFault } from './recording.ts'

/** What the SDL states about one field. */
export interface FieldTag {
  /** BY_ROW: the subgraph's row function decides. Null: no personal data of its own. */
  readonly category: Category | 'BY_ROW' | null
  /** The channel that a CONTACT value serves, if the schema states one. */
  readonly channels: readonly string[]
  /** Any one inner list is sufficient. Null: no scope is needed. */
  readonly scopes: readonly (readonly string[])[] | null
  /** How a read of it is recorded if it has no category. Null: it is not recorded. */
  readonly recorded: Recording | null
  /** For a mutation: the categories that it writes. Null for any other field. */
  readonly writes: readonly Category[] | null
  /**
   * For a figure about many people: the categories that it is derived from, each of which the purpose must open. Null for any other field.
   */
  readonly figures: readonly Category[] | null
}

export interface SchemaTags {
  /** By schema coordinate, such as `Customer.displayName`. */
  readonly fields: ReadonlyMap<string, FieldTag>
  /** Categories of object types: an object of such a type is returned only if its category is open. */
  readonly typeCategories: ReadonlyMap<string, TypeTag>
}

export interface TypeTag {
  readonly category: Category
  readonly channels: readonly string[]
}

/**
 * Reads the guard's directives of a subgraph's schema. Throws an error that names every field without a statement, every tagged field that
 * is not nullable, every mutation that does not state what it writes, every read of a person that does not state how it is recorded, and
 * every directive that nothing here enforces.
 */
export function readTags(schema: GraphQLSchema): SchemaTags {
  const fields = new Map<string, FieldTag>()
  const typeCategories = new Map<string, TypeTag>()
  const faults: string[] = []
  const names = directiveNames(directivesOf(schema))
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue
    const typeDirectives = directivesOf(type)
    faults.push(...unenforced(type.name, typeDirectives, names))
    const typeScopes = scopesOf(typeDirectives, names)
    if (isInterfaceType(type)) {
      const stated = [
        typeDirectives,
        ...Object.values(type.getFields()).map(({ astNode }) => astNode?.directives ?? []),
      ]
      if (stated.some((directives) => scopesOf(directives, names) !== null))
        faults.push(`${type.name}: scopes of an interface stand on its objects`)
    }
    if (!isObjectType(type)) continue
    const typeCategory = categoryOf(typeDirectives)
    if (typeCategory === 'BY_ROW') faults.push(`${type.name}: a type has one category, ROW is for fields`)
    else if (typeCategory !== null)
      typeCategories.set(type.name, { category: typeCategory, channels: channelsOf(typeDirectives) })
    const typeRecorded = recordingOf(typeDirectives, type.name)
    const isTypeUnrecorded = typeDirectives.some(isUnrecorded)
    const isTypeStated = typeCategory !== null || typeRecorded !== null || typeDirectives.some(isPublic)
    const entityFault = unrecordedEntity(type, typeCategory !== null || typeRecorded !== null || isTypeUnrecorded)
    if (entityFault !== null) faults.push(entityFault)
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue
      const coordinate = `${type.name}.${field.name}`
      const directives = field.astNode?.directives ?? []
      faults.push(...unenforced(coordinate, directives, names))
      const category = categoryOf(directives)
      const isOpen = directives.some(isPublic)
      const figures = figuresOf(directives)
      const recorded = recordingOf(directives, coordinate) ?? (isOpen || category !== null ? null : typeRecorded)
      if (category === null && recorded === null && figures === null && !isTypeStated && !isOpen)
        faults.push(`${coordinate}: add @personalData(category: ...), @recorded(category: ...) or @public`)
      const unrecorded = unrecordedFault(schema, type, coordinate, {
        recording: recorded,
        hasStatement: category !== null || recorded !== null || isTypeUnrecorded || directives.some(isUnrecorded),
      })
      if (unrecorded !== null) faults.push(unrecorded)
      if ((category !== null || figures !== null) && isNonNullType(field.type))
        faults.push(`${coordinate}: a field that may be withheld must be nullable`)
      const writes = writesOf(directives)
      if (type === schema.getMutationType() && writes === null)
        faults.push(`${coordinate}: add @writes(categories: [...]), empty where it writes no personal data`)
      const returned = getNamedType(field.type)
      // A directive on an object type applies to its own fields.
      const returnedScopes = isLeafType(returned) ? scopesOf(directivesOf(returned), names) : null
      fields.set(coordinate, {
        category,
        channels: channelsOf(directives),
        scopes: both(both(scopesOf(directives, names), typeScopes), returnedScopes),
        recorded,
        writes,
        figures,
      })
    }
  }
  if (faults.length > 0) throw new Error(`Fields without a statement about personal data:\n${faults.join('\n')}`)
  return { fields, typeCategories }
}

function directivesOf({
  astNode,
  extensionASTNodes,
}: Pick<GraphQLNamedType | GraphQLSchema, 'astNode' | 'extensionASTNodes'>): readonly ConstDirectiveNode[] {
  return [astNode, ...extensionASTNodes].flatMap((node) => node?.directives ?? [])
}

/** Every caller has a token, which is all that @authenticated requires. @policy names rules that do not exist here. */
function unenforced(
  name: string,
  directives: readonly ConstDirectiveNode[],
  { policy }: DirectiveNames,
): readonly string[] {
  return directives.some((directive) => policy.has(directive.name.value))
    ? [`${name}: nothing here decides @policy`]
    : []
}

function writesOf(directives: readonly ConstDirectiveNode[]): readonly Category[] | null {
  const directive = directives.find(({ name }) => name.value === 'writes')
  // The enum in the SDL contains exactly the categories.
  return directive === undefined ? null : (argument(directive, 'categories') as readonly Category[])
}

function figuresOf(directives: readonly ConstDirectiveNode[]): readonly Category[] | null {
  const directive = directives.find(({ name }) => name.value === 'figures')
  // The enum in the SDL contains exactly the categories.
  return directive === undefined ? null : (argument(directive, 'categories') as readonly Category[])
}

function isPublic(directive: ConstDirectiveNode): boolean {
  return directive.name.value === 'public'
}

function categoryOf(directives: readonly ConstDirectiveNode[]): Category | 'BY_ROW' | null {
  const directive = directives.find(({ name }) => name.value === 'personalData')
  if (directive === undefined) return null
  const category = argument(directive, 'category')
  // The enum in the SDL contains exactly the categories.
  return typeof category === 'string' ? (category as Category) : 'BY_ROW'
}

function channelsOf(directives: readonly ConstDirectiveNode[]): readonly string[] {
  const directive = directives.find(({ name }) => name.value === 'personalData')
  const channel = directive === undefined ? undefined : argument(directive, 'channel')
  return typeof channel === 'string' ? [channel] : []
}

function scopesOf(directives: readonly ConstDirectiveNode[], { requiresScopes }: DirectiveNames): FieldTag['scopes'] {
  const directive = directives.find(({ name }) => requiresScopes.has(name.value))
  // The federation specification types the argument [[Scope!]!]!.
  return directive === undefined ? null : (argument(directive, 'scopes') as FieldTag['scopes'])
}

/** Field and type must both allow it: every pair of alternatives joined. */
function both(a: FieldTag['scopes'], b: FieldTag['scopes']): FieldTag['scopes'] {
  if (a === null || b === null) return a ?? b
  return a.flatMap((left) => b.map((right) => [...left, ...right]))
}

function argument(directive: ConstDirectiveNode, name: string): unknown {
  const node = directive.arguments?.find((item) => item.name.value === name)
  return node === undefined ? undefined : valueFromASTUntyped(node.value)
}
