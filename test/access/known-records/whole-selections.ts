import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'

/** Written arguments by coordinate (`Customer.metrics`) or, of required ones, by name. */
export type WrittenArguments = Readonly<Record<string, string>>

export interface WholeSelections {
  /** Whole selections of one field each, by the field's name; several where a field answers one of several types. */
  readonly byField: ReadonlyMap<string, readonly string[]>
  /** Coordinates that some selection holds. */
  readonly covered: ReadonlySet<string>
}

/**
 * Every field of a type with all that it leads to, `depth` objects deep, but `skipped` coordinates; no way leads through one type twice. A field whose required
 * arguments nothing is known of throws.
 */
export function wholeSelections(
  schema: GraphQLSchema,
  typeName: string,
  written: WrittenArguments,
  depth: number,
  skipped: ReadonlySet<string> = new Set(),
): WholeSelections {
  const covered = new Set<string>()
  const root = schema.getType(typeName)
  if (!isObjectType(root)) throw new Error(`${typeName} is no object type`)

  function ofObject(type: GraphQLObjectType, left: number, path: readonly string[], turn: number): string {
    const parts = Object.values(type.getFields()).flatMap((field) => {
      const text = ofField(type, field, left, [...path, type.name], turn)
      return text === null ? [] : [text]
    })
    return ['__typename', ...parts].join(' ')
  }

  function ofField(
    type: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    left: number,
    path: readonly string[],
    turn: number,
  ): string | null {
    const coordinate = `${type.name}.${field.name}`
    if (skipped.has(coordinate)) return null
    const named = getNamedType(field.type)
    const called = `${field.name}${argumentsOf(coordinate, field)}`
    if (isLeafType(named)) {
      covered.add(coordinate)
      return called
    }
    if (left === 0 || path.includes(named.name)) return null
    covered.add(coordinate)
    return `${called} { ${ofComposite(named, left - 1, path, turn)} }`
  }

  function ofComposite(type: GraphQLNamedType, left: number, path: readonly string[], turn: number): string {
    if (isObjectType(type)) return ofObject(type, left, path, turn)
    if (!isAbstractType(type)) throw new Error(`${type.name} has no fields`)
    const members = schema.getPossibleTypes(type)
    const member = members[turn % members.length]
    // One a turn: two of them may have fields of one name that answer different types.
    return member === undefined
      ? '__typename'
      : `__typename ... on ${member.name} { ${ofObject(member, left, path, turn)} }`
  }

  function argumentsOf(coordinate: string, { args }: GraphQLField<unknown, unknown>): string {
    const whole = written[coordinate]
    if (whole !== undefined) return `(${whole})`
    const required = args.filter(isRequiredArgument).map(({ name }) => {
      const value = written[name]
      if (value === undefined) throw new Error(`${coordinate}: what to write for the argument ${name}?`)
      return `${name}: ${value}`
    })
    return required.length === 0 ? '' : `(${required.join(', ')})`
  }

  const turns = Math.max(
    ...Object.values(schema.getTypeMap()).map((type) =>
      isAbstractType(type) ? schema.getPossibleTypes(type).length : 1,
    ),
  )
  const byField = new Map(
    Object.values(root.getFields()).map((field) => {
      const texts = Array.from({ length: turns }, (_, turn) => ofField(root, field, depth, [root.name], turn))
      return [field.name, [...new Set(texts.filter((text) => text !== null))]] as const
    }),
  )
  return { byField, covered }
}

/** Coordinates of the object types that a type leads to, however far, but through none of the skipped. */
export function reachableFields(
  schema: GraphQLSchema,
  typeName: string,
  skipped: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>()
  const seen = new Set<string>()
  const open = [typeName]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    const type = schema.getType(name)
    if (isAbstractType(type)) open.push(...schema.getPossibleTypes(type).map((member) => member.name))
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${name}.${field.name}`
      if (skipped.has(coordinate)) continue
      found.add(coordinate)
      const named = getNamedType(field.type)
      if (isCompositeType(named)) open.push(named.name)
    }
  }
  return found
}

/** Parts that are small enough for one request each: the gateway refuses an operation of more than 3,000 selections. */
export function inRequests<T>(items: readonly T[], textOf: (item: T) => string): readonly (readonly T[])[] {
  const parts: T[][] = [[]]
  let size = 0
  for (const item of items) {
    // Words are selections, and a few names and values of arguments.
    const words = textOf(item).match(/\w+/g)?.length ?? 0
    if (size + words > 3_000) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(item)
    size += words
  }
  return parts
}
