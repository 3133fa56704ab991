import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'

/** Written arguments by coordinate (`Query.customer`), argument name or type name: one of them is taken as it stands. */
export type ArgumentPool = Readonly<Record<string, readonly string[]>>

export interface RandomQueries {
  readonly schema: GraphQLSchema
  readonly pool: ArgumentPool
  readonly depth: number
  /** Root fields to ask for more often than the others. */
  readonly favourites: readonly string[]
}

/** What every random query may be sent with. */
export const randomQueryVariables = { yes: true, no: false }

/**
 * The query these choices make; the same choices make the same one, and fewer a smaller one, so that a failure shrinks. At most twelve
 * aliases.
 */
export function randomQuery({ schema, pool, depth, favourites }: RandomQueries, choices: readonly number[]): string {
  const root = schema.getQueryType()
  if (!root) throw new Error('a schema without queries')
  let next = 0
  const choose = (options: number) => (next < choices.length ? (choices[next++] ?? 0) % options : 0)
  let aliases = 0

  /** `taken` holds the names of this level, also those of its fragments: the same name twice would have to mean the same. */
  function fieldsOf(type: GraphQLObjectType | GraphQLInterfaceType, left: number, count: number, taken: Set<string>) {
    const own = type.getFields()
    const fields = Object.values(own).filter((field) => canAsk(type.name, field, left))
    if (type === root) fields.push(...favourites.flatMap((name) => own[name] ?? []))
    const lines: string[] = []
    for (let at = 0; at < count; at++) {
      const field = fields[choose(fields.length)]
      if (field === undefined || (taken.has(field.name) && aliases >= 12)) break
      const alias = taken.has(field.name) ? `a${aliases++}: ` : ''
      taken.add(field.name)
      lines.push(
        `${alias}${field.name}${argumentsOf(type.name, field)}${conditionOf(choose(16))}${selectionOf(field, left)}`,
      )
    }
    return lines.join(' ')
  }

  function selectionOf(field: GraphQLField<unknown, unknown>, left: number): string {
    const type = getNamedType(field.type)
    if (!isCompositeType(type)) return ''
    const taken = new Set<string>()
    const count = 1 + choose(5)
    if (isObjectType(type)) return ` { __typename ${fieldsOf(type, left - 1, count, taken)} }`
    const members = schema.getPossibleTypes(type)
    const shared = isInterfaceType(type) ? fieldsOf(type, 1, count, taken) : ''
    const parts = Array.from({ length: count }, () => {
      const member = members[choose(members.length)]
      return member === undefined
        ? ''
        : `... on ${member.name} { __typename ${fieldsOf(member, left - 1, 1 + choose(3), taken)} }`
    })
    return ` { __typename ${shared} ${parts.join(' ')} }`
  }

  function canAsk(typeName: string, field: GraphQLField<unknown, unknown>, left: number): boolean {
    if (left <= 1 && !isLeafType(getNamedType(field.type))) return false
    if (pool[`${typeName}.${field.name}`] !== undefined) return true
    return field.args.every((argument) => !isRequiredArgument(argument) || isKnown(argument))
  }

  function isKnown({ name, type }: GraphQLArgument): boolean {
    return pool[name] !== undefined || pool[getNamedType(type).name] !== undefined || isEnumType(getNamedType(type))
  }

  function argumentsOf(typeName: string, field: GraphQLField<unknown, unknown>): string {
    const whole = pool[`${typeName}.${field.name}`]
    if (whole !== undefined) return `(${whole[choose(whole.length)]})`
    const written = field.args
      .filter((argument) => isRequiredArgument(argument) || (isKnown(argument) && choose(3) === 1))
      .map((argument) => `${argument.name}: ${writtenValue(argument.name, argument.type)}`)
    return written.length === 0 ? '' : `(${written.join(', ')})`
  }

  function writtenValue(name: string, type: GraphQLInputType): string {
    const nullable = getNullableType(type)
    if (isListType(nullable)) return `[${writtenValue(name, nullable.ofType)}]`
    const named = getNamedType(type)
    const values =
      pool[name] ?? pool[named.name] ?? (isEnumType(named) ? named.getValues().map((value) => value.name) : [])
    return values[choose(values.length)] ?? 'null'
  }

  return `query Q($yes: Boolean!, $no: Boolean!) { asked: __typename @skip(if: $yes) @include(if: $no) ${fieldsOf(root, depth, 1 + choose(2), new Set())} }`
}

function conditionOf(choice: number): string {
  return ['', ' @include(if: $yes)', ' @skip(if: $no)', ' @include(if: $no)', ' @skip(if: $yes)'][choice] ?? ''
}
