import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql'
import type { Access } from './access.ts'
import type { Trail } from './audit/trail.ts'
import type { Category } from './categories.ts'
import { type Decision, refuse } from './decide.ts'
import { type FieldTag, readTags, type SchemaTags } from './tags.ts'
import type { Withholding } from './withholding.ts'

/** What the guard needs of a request. */
export interface GuardContext {
  readonly access: Access
  readonly withholding: Withholding
  /** Absent: nothing is recorded. */
  readonly trail?: Trail
}

/** The category of one row, for fields tagged `@personalData(by: ROW)`. */
export type RowCategory = (row: never) => Category

type Resolver = GraphQLFieldResolver<unknown, GuardContext>
type ReferenceResolver = (reference: object, context: GuardContext, info: GraphQLResolveInfo) => unknown

/**
 * Puts the decision in front of every field of a built subgraph schema, and behind every field that hands out customers or objects of a
 * category. A field nothing is stated about, or a ROW field without a function, stops the build.
 */
export function guardSchema(schema: GraphQLSchema, rowCategories: Readonly<Record<string, RowCategory>>): void {
  const tags = readTags(schema)
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue
    for (const field of Object.values(type.getFields())) guardField(schema, tags, rowCategories, type, field)
    guardReference(tags, type)
  }
}

function guardField(
  schema: GraphQLSchema,
  tags: SchemaTags,
  rowCategories: Readonly<Record<string, RowCategory>>,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, GuardContext>,
): void {
  const coordinate = `${type.name}.${field.name}`
  const tag = tags.fields.get(coordinate)
  if (tag === undefined) return
  let resolve = handingOut(schema, tags, field)
  if (tag.category === 'BY_ROW') {
    const rowCategory = rowCategories[coordinate]
    if (rowCategory === undefined) throw new Error(`${coordinate} is tagged by ROW and has no row function`)
    // The map is loose where subgraphs meet; the function takes this field's own row type.
    resolve = behindCategory(type, rowCategory as (row: unknown) => Category, resolve)
  } else if (tag.category !== null) {
    const { category } = tag
    resolve = behindCategory(type, () => category, resolve)
  }
  if (tag.scopes !== null) resolve = behindScopes(type, tag, tag.scopes, resolve)
  if (resolve !== defaultFieldResolver) field.resolve = resolve
}

function behindScopes(
  type: GraphQLObjectType,
  { category }: FieldTag,
  scopes: readonly (readonly string[])[],
  resolve: Resolver,
): Resolver {
  const ownerOf = ownerReader(type)
  return (source, args, context, info) => {
    if (context.access.hasScopes(scopes)) return resolve(source, args, context, info)
    context.withholding.add('FORBIDDEN', 'MISSING_SCOPE', info)
    context.trail?.note(ownerOf(source), category === 'BY_ROW' ? null : category, missingScope)
    return null
  }
}

const missingScope = refuse('MISSING_SCOPE')

function behindCategory(type: GraphQLObjectType, categoryOf: (row: unknown) => Category, resolve: Resolver): Resolver {
  const ownerOf = ownerReader(type)
  return (source, args, context, info) => {
    const subject = ownerOf(source)
    const category = categoryOf(source)
    const answer = (decision: Decision) => {
      context.trail?.note(subject, category, decision)
      if (decision.allowed) return resolve(source, args, context, info)
      context.withholding.add(decision.code, decision.reason, info)
      return null
    }
    const decision = context.access.decide(subject, category)
    return decision instanceof Promise ? decision.then(answer) : answer(decision)
  }
}

/** Drops what the viewer may not have from what a field answers: foreign customers, objects of a closed category. */
function handingOut(schema: GraphQLSchema, tags: SchemaTags, field: GraphQLField<unknown, GuardContext>): Resolver {
  const resolve = field.resolve ?? defaultFieldResolver
  const type = getNamedType(field.type)
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []
  if (!possible.some(({ name }) => name === 'Customer' || tags.typeCategories.has(name))) return resolve
  const only = isObjectType(type) ? type.name : null
  const pass = (value: unknown, context: GuardContext) => mayHave(tags, only ?? typeNameOf(value), value, context)
  return async (source, args, context, info) => {
    const value: unknown = await resolve(source, args, context, info)
    if (value === null || value === undefined) return null
    if (!Array.isArray(value)) return (await pass(value, context)) ? value : null
    const passed = await Promise.all(value.map((item) => pass(item, context)))
    return value.filter((_, index) => passed[index])
  }
}

function guardReference(tags: SchemaTags, type: GraphQLObjectType): void {
  const subgraph = (type.extensions.apollo as { subgraph?: { resolveReference?: ReferenceResolver } } | undefined)
    ?.subgraph
  const resolveReference = subgraph?.resolveReference
  if (subgraph === undefined || resolveReference === undefined) return
  subgraph.resolveReference = async (reference, context, info) => {
    const row: unknown = await resolveReference(reference, context, info)
    if (typeof row !== 'object' || row === null) return null
    if (!(await mayHave(tags, type.name, row, context))) return null
    // Rows are frozen and shared; the federation library writes the type name into what it is given.
    return { ...row, __typename: type.name }
  }
}

function mayHave(
  tags: SchemaTags,
  typeName: string,
  value: unknown,
  context: GuardContext,
): boolean | Promise<boolean> {
  if (typeName === 'Customer') return mayKnow(idOf(value), context)
  const category = tags.typeCategories.get(typeName)
  if (category === undefined) return true
  const subject = subjectOf(value)
  const answer = (decision: Decision) => {
    context.trail?.note(subject, category, decision)
    return decision.allowed
  }
  const decision = context.access.decide(subject, category)
  return decision instanceof Promise ? decision.then(answer) : answer(decision)
}

/** Only a foreign customer's refusal is recorded: an id alone is public, and one that is no customer's is nobody's. */
function mayKnow(id: string | null, { access, trail }: GuardContext): boolean | Promise<boolean> {
  if (id === null) return false
  const answer = (isVisible: boolean) => {
    if (!isVisible && access.isCustomer(id)) trail?.note(id, null, foreign)
    return isVisible
  }
  const visible = access.canSee(id)
  return visible instanceof Promise ? visible.then(answer) : answer(visible)
}

const foreign = refuse('NOT_YOUR_DATA')

function ownerReader({ name }: GraphQLObjectType): (row: unknown) => string | null {
  return name === 'Customer' ? idOf : subjectOf
}

function idOf(value: unknown): string | null {
  return property(value, 'id')
}

function subjectOf(value: unknown): string | null {
  return property(value, 'subject')
}

function typeNameOf(value: unknown): string {
  return property(value, '__typename') ?? ''
}

function property(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null
  const found: unknown = Reflect.get(value, name)
  return typeof found === 'string' ? found : null
}
