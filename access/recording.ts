import {
  type ConstDirectiveNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql'
import type { Category } from './categories.ts'

/** How a read without a category is recorded. */
export type Recording =
  | {
      readonly as: 'READ'
      /** Null: recorded by `name`. */
      readonly category: Category | null
      /** The schema coordinate of the field, or of the type that states it. */
      readonly name: string
    }
  | { readonly as: 'LOOK_UP' | 'QUESTION' }

/** Types whose objects stand for a person or a company: returning one is a read of its existence. */
export const owners: ReadonlySet<string> = new Set(['Customer', 'Account'])

/** What `@recorded` states on the field or type of this name. Null if it is absent. */
export function recordingOf(directives: readonly ConstDirectiveNode[], name: string): Recording | null {
  const directive = directives.find((candidate) => candidate.name.value === 'recorded')
  if (directive === undefined) return null
  const as = argument(directive, 'as') ?? 'READ'
  if (as === 'LOOK_UP' || as === 'QUESTION') return { as }
  // The enum in the SDL contains exactly the categories.
  return { as: 'READ', category: (argument(directive, 'category') as Category | undefined) ?? null, name }
}

export function isUnrecorded(directive: ConstDirectiveNode): boolean {
  return directive.name.value === 'unrecorded'
}

/**
 * What this field does not state about its recording. Null if nothing is missing. `hasStatement`: its category, `@recorded` or
 * `@unrecorded` states it.
 */
export function unrecordedFault(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  coordinate: string,
  { recording, hasStatement }: { readonly recording: Recording | null; readonly hasStatement: boolean },
): string | null {
  const isRoot = type === schema.getQueryType()
  if (!isRoot && recording !== null && recording.as !== 'READ')
    return `${coordinate}: @recorded(as: ${recording.as}) is for fields of Query`
  if (hasStatement) return null
  if (isRoot) return `${coordinate}: add @recorded(as: LOOK_UP), @recorded(as: QUESTION) or @unrecorded(because: ...)`
  if (owners.has(type.name))
    return `${coordinate}: add @personalData(category: ...), @recorded or @unrecorded(because: ...)`
  return null
}

/** A reference by another subgraph leads to such an object without a root field. */
export function unrecordedEntity(type: GraphQLObjectType, hasStatement: boolean): string | null {
  const isEntity = isObjectType(type) && type.astNode?.directives?.some(({ name }) => name.value === 'key')
  if (!isEntity || hasStatement || owners.has(type.name)) return null
  return `${type.name}: a type with @key states @personalData(category: ...), @recorded or @unrecorded(because: ...)`
}

function argument(directive: ConstDirectiveNode, name: string): unknown {
  const node = directive.arguments?.find((item) => item.name.value === name)
  return node === undefined ? undefined : valueFromASTUntyped(node.value)
}
