import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  parse,
  validate,
} from 'graphql'
import { distances } from './abstract-types.ts'
import { aliasPool } from './alias-pool.ts'
import { createScope, type Scope } from './response-scope.ts'

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

const conditions = [
  '@include(if: $yes)',
  '@skip(if: $no)',
  '@include(if: $no)',
  '@skip(if: $yes)',
  '@skip(if: false)',
  '@include(if: false)',
  '@skip(if: $no) @include(if: $yes)',
  '@skip(if: $yes) @include(if: $yes)',
]

/**
 * The query these choices make; the same choices make the same one, and fewer a smaller one, so that a failure shrinks. It has aliases
 * that equal names of fields, fragments of every shape within one another, and conditions at all of them.
 */
export function randomQuery(queries: RandomQueries, choices: readonly number[]): string {
  const query = writeQuery(queries, choices, 'SHARED_FRAGMENTS')
  // A named fragment that is spread twice may contradict its second place: then each place gets a fragment of its own.
  return validate(queries.schema, parse(query)).length === 0 ? query : writeQuery(queries, choices, 'OWN_FRAGMENTS')
}

interface Fragment {
  readonly name: string
  readonly on: string
}

function writeQuery(
  { schema, pool, depth, favourites }: RandomQueries,
  choices: readonly number[],
  style: 'SHARED_FRAGMENTS' | 'OWN_FRAGMENTS',
) {
  const reuses = style === 'SHARED_FRAGMENTS'
  const root = schema.getQueryType()
  if (!root) throw new Error('a schema without queries')
  let next = 0
  const choose = (options: number) => (next < choices.length ? (choices[next++] ?? 0) % options : 0)
  const fragments: Fragment[] = []
  const definitions: string[] = []
  const aliases = aliasPool(schema)
  const abstractTypes = distances(schema)

  /** Half of the queries go straight to an interface or union, where fragments mean most. */
  let isOnTheWay = choose(2) === 1

  /** `left` bounds how deep fields stand in one another, `nested` how deep fragments do. */
  function selectionsOf(type: GraphQLCompositeType, left: number, nested: number, count: number, scope: Scope): string {
    if (!isObjectType(type)) isOnTheWay = false
    const lines = Array.from({ length: isOnTheWay ? 1 : count }, () => {
      const isFragment = nested > 0 && choose(3) === 1
      return isFragment ? fragmentOf(type, left, nested, scope) : fieldOf(type, left, scope)
    }).filter((line) => line !== '')
    return lines.length > 0 ? lines.join(' ') : anyTypename(type, scope)
  }

  function fieldOf(type: GraphQLCompositeType, left: number, scope: Scope): string {
    if (isUnionType(type) || (!isOnTheWay && choose(12) === 1)) return typenameOf(type, scope)
    const own = type.getFields()
    const fields = Object.values(own).filter((field) => canAsk(type.name, field, left))
    if (type === root) fields.push(...favourites.flatMap((name) => own[name] ?? []))
    const towards = isOnTheWay ? abstractTypes.towards(fields) : fields
    const field = towards[choose(towards.length)]
    if (field === undefined) return typenameOf(type, scope)
    const written = `${field.name}${argumentsOf(type.name, field)}`
    const key = choose(5) < 2 ? field.name : aliases.pick(type, choose)
    const below = scope.take(key, { parent: type, written, type: field.type })
    if (below === null) return ''
    const alias = key === field.name ? '' : `${key}: `
    return `${alias}${written}${conditionOf()}${selectionOf(field, left, below)}`
  }

  function typenameOf(type: GraphQLCompositeType, scope: Scope): string {
    const key = choose(3) === 1 ? aliases.pick(type, choose) : '__typename'
    if (scope.take(key, { parent: type, written: '__typename', type: null }) === null) return ''
    return `${key === '__typename' ? '' : `${key}: `}__typename${conditionOf()}`
  }

  /** Every selection set has something in it, whatever its keys are taken by. */
  function anyTypename(type: GraphQLCompositeType, scope: Scope): string {
    for (let at = 0; ; at++) {
      const key = at === 0 ? '__typename' : `t${at}`
      if (scope.take(key, { parent: type, written: '__typename', type: null }) !== null)
        return at === 0 ? key : `${key}: __typename`
    }
  }

  function selectionOf(field: GraphQLField<unknown, unknown>, left: number, below: Scope): string {
    const type = getNamedType(field.type)
    if (!isCompositeType(type)) return ''
    return ` { ${selectionsOf(type, left - 1, 3, 1 + choose(5), below)} }`
  }

  function fragmentOf(type: GraphQLCompositeType, left: number, nested: number, scope: Scope): string {
    const on = conditionTypes(type)
    const narrowed = on[choose(on.length)] ?? type
    const kind = choose(4)
    const known = fragments.filter(({ on }) => on === narrowed.name)
    const again = known[choose(known.length + 1) - 1]
    if (kind === 1 && reuses && again !== undefined) return `...${again.name}${conditionOf()}`
    const condition = conditionOf()
    const body = selectionsOf(narrowed, left, nested - 1, 1 + choose(3), scope)
    if (kind > 1) return `... on ${narrowed.name}${condition} { ${body} }`
    if (kind === 0 && narrowed === type) return `...${condition} { ${body} }`
    const name = `F${fragments.length}`
    fragments.push({ name, on: narrowed.name })
    definitions.push(`fragment ${name} on ${narrowed.name} { ${body} }`)
    return `...${name}${condition}`
  }

  /** The type itself, every type it may be, and every wider one. */
  function conditionTypes(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    if (type === root) return [type]
    const possible = isObjectType(type) ? [type] : schema.getPossibleTypes(type)
    const wider = Object.values(schema.getTypeMap()).filter(
      (other): other is GraphQLCompositeType =>
        isCompositeType(other) && !isObjectType(other) && possible.some((one) => schema.isSubType(other, one)),
    )
    return [type, ...possible, ...wider]
  }

  function conditionOf(): string {
    const condition = conditions[choose(24) - 1]
    return condition === undefined ? '' : ` ${condition}`
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

  const body = selectionsOf(root, depth, 2, 1 + choose(3), createScope())
  const asked = 'asked: __typename @skip(if: $yes) @include(if: $no)'
  return `query Q($yes: Boolean!, $no: Boolean!) { ${asked} ${body} } ${definitions.join(' ')}`
}
