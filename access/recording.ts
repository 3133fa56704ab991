import {
  type ConstDirectiveNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql'
import type { Category } from './categories.ts'

/** How a read is recorded that no category stands before. */
export type Recording =
  | {
      readonly as: 'READ'
      /** Null: recorded by `name`. */
      readonly category: Category | null
      /** Schema coordinate of the field, or the type that states it. */
      readonly name: string
    }
  | { readonly as: 'LOOK_UP' | 'QUESTION' }

/** Types whose objects stand for a person or a company: that one was handed out is a read of its existence. */
export const owners: ReadonlySet<string> = new Set(['Customer', 'Account'])

/** What `@recorded` says on the field or type of this name; null where it is absent. */
export function recordingOf(directives: readonly ConstDirectiveNode[], name: string): Recording | null {
  const directive = directives.find((candidate) => candidate.name.value === 'recorded')
  if (directive === undefined) return null
  const as = argument(directive, 'as') ?? 'READ'
  if (as === 'LOOK_UP' || as === 'QUESTION') return { as }
  // The SDL's enum holds exactly the categories.
  return { as: 'READ', category: (argument(directive, 'category') as Category | undefined) ?? null, name }
}

export function isUnrecorded(directive: ConstDirectiveNode): boolean {
  return directive.name.value === 'unrecorded'
}

/** What this field leaves unsaid about its record; null where all is said. `hasStatement`: its category, `@recorded` or `@unrecorded` tells. */
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

/** Another subgraph's reference leads to such an object past every root field. */
export function unrecordedEntity(type: GraphQLObjectType, hasStatement: boolean): string | null {
  const isEntity = isObjectType(type) && type.astNode?.directives?.some(({ name }) => name.value === 'key')
  if (!isEntity || hasStatement || owners.has(type.name)) return null
  return `${type.name}: a type with @key states @personalData(category: ...), @recorded or @unrecorded(because: ...)`
}

function argument(directive: ConstDirectiveNode, name: string): unknown {
  const node = directive.arguments?.find((item) => item.name.value === name)
  return node === undefined ? undefined : valueFromASTUntyped(node.value)
}
