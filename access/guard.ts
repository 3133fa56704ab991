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
import { type Allowed, type Decision, isOpenAt, refuse } from './decide.ts'
import { maskValue } from './masks.ts'
import { type FieldTag, readTags, type SchemaTags } from './tags.ts'
import type { Withholding } from './withholding.ts'

/** What the guard needs of a request. */
export interface GuardContext {
  readonly access: Access
  readonly withholding: Withholding
  /** Absent: nothing is recorded. */
  readonly trail?: Trail
}

/** The category of one row, for fields tagged `@personalData(by: ROW)`. Null: the row tells of no person. */
export type RowCategory = (row: never) => Category | RowAim | null

/** What one row's value is. */
export interface RowAim {
  readonly category: Category
  /** Of CONTACT: the channels the value serves. */
  readonly channels?: readonly string[]
  /** Identifier type or attribute name, by which the policy masks. Absent: the row's `type` or `name`. */
  readonly name?: string
}

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
    resolve = behindCategory(
      type,
      (row) => toAim((rowCategory as (row: unknown) => Category | RowAim | null)(row)),
      resolve,
    )
  } else if (tag.category !== null) {
    const aim = { category: tag.category, channels: tag.channels, name: field.name }
    resolve = behindCategory(type, () => aim, resolve)
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
const collectedWithoutConsent = refuse('COLLECTED_WITHOUT_CONSENT')

function toAim(found: Category | RowAim | null): RowAim | null {
  return typeof found === 'string' ? { category: found } : found
}

function behindCategory(type: GraphQLObjectType, aimOf: (row: unknown) => RowAim | null, resolve: Resolver): Resolver {
  const ownerOf = ownerReader(type)
  return (source, args, context, info) => {
    const aim = aimOf(source)
    if (aim === null) return resolve(source, args, context, info)
    const subject = ownerOf(source)
    const answer = (decision: Decision) => {
      if (!decision.allowed) {
        context.trail?.note(subject, aim.category, decision)
        context.withholding.add(decision.code, decision.reason, info)
        return null
      }
      if (decision.closed.length > 0 && !isOpenRow(decision, source)) {
        context.trail?.note(subject, aim.category, collectedWithoutConsent)
        context.withholding.add('CONSENT_REQUIRED', 'COLLECTED_WITHOUT_CONSENT', info)
        return null
      }
      context.trail?.note(subject, aim.category, decision)
      const value = resolve(source, args, context, info)
      if (decision.masks === null) return value
      return whenThere(value, (there) => masked(there, decision.masks, aim, source, context, info))
    }
    return whenThere(context.access.decide(subject, aim.category, channelsOf(aim)), answer)
  }
}

/** Objects pass: what is masked of them stands behind their own fields. */
function masked(
  value: unknown,
  masks: Allowed['masks'],
  aim: RowAim,
  source: unknown,
  context: GuardContext,
  info: GraphQLResolveInfo,
): unknown {
  if (masks === null || typeof value !== 'string') return value
  const name = aim.name ?? property(source, 'type') ?? property(source, 'name')
  const mask = name === null ? undefined : masks[name]
  // A value that does not say what it is might be the one to mask.
  if (name !== null && mask === undefined) return value
  const shown = mask === undefined ? null : maskValue(mask, value)
  if (shown === null) context.withholding.add('FORBIDDEN', 'ONLY_MASKED', info)
  return shown
}

/** Only a contact point is reached by channels; one that names none is open to a consent for all channels alone. */
function channelsOf({ category, channels }: RowAim): readonly string[] | undefined {
  return category === 'CONTACT' ? (channels ?? noChannels) : undefined
}

const noChannels: readonly string[] = []

/** Drops what the viewer may not have from what a field answers: foreign customers, objects of a closed category, edges to them. */
function handingOut(schema: GraphQLSchema, tags: SchemaTags, field: GraphQLField<unknown, GuardContext>): Resolver {
  const resolve = field.resolve ?? defaultFieldResolver
  const type = getNamedType(field.type)
  const node = isObjectType(type) && type.name.endsWith('Edge') ? type.getFields().node : undefined
  const guarded = node === undefined ? type : getNamedType(node.type)
  const possible = isAbstractType(guarded) ? schema.getPossibleTypes(guarded) : isObjectType(guarded) ? [guarded] : []
  if (!possible.some(({ name }) => name === 'Customer' || tags.typeCategories.has(name))) return resolve
  const only = isObjectType(guarded) ? guarded.name : null
  const pass = (value: unknown, context: GuardContext) => {
    const item: unknown = node === undefined ? value : inner(value)
    // An edge whose node its own resolver finds is decided there.
    if (item === undefined || item === null) return true
    return mayHave(tags, only ?? typeNameOf(item), item, context)
  }
  return (source, args, context, info) =>
    whenThere(resolve(source, args, context, info), (value: unknown) => {
      if (value === null || value === undefined) return null
      if (!Array.isArray(value)) return whenThere(pass(value, context), (isOpen) => (isOpen ? value : null))
      const passed = value.map((item) => pass(item, context))
      if (!passed.some((isOpen) => isOpen instanceof Promise)) return value.filter((_, index) => passed[index])
      return Promise.all(passed).then((all) => value.filter((_, index) => all[index]))
    })
}

function inner(edge: unknown): unknown {
  return typeof edge === 'object' && edge !== null ? Reflect.get(edge, 'node') : undefined
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
  const tag = tags.typeCategories.get(typeName)
  if (tag === undefined) return true
  const subject = subjectOf(value)
  return whenThere(context.access.decide(subject, tag.category, channelsOf(tag)), (decision) => {
    const isOpen = isOpenRow(decision, value)
    context.trail?.note(subject, tag.category, isOpen || !decision.allowed ? decision : collectedWithoutConsent)
    return isOpen
  })
}

/** Only a foreign customer's refusal is recorded: an id alone is public, and one that is no customer's is nobody's. */
function mayKnow(id: string | null, { access, trail }: GuardContext): boolean | Promise<boolean> {
  if (id === null) return false
  return whenThere(access.canSee(id), (isVisible) => {
    if (!isVisible && access.isCustomer(id)) trail?.note(id, null, foreign)
    return isVisible
  })
}

const foreign = refuse('NOT_YOUR_DATA')

function ownerReader({ name }: GraphQLObjectType): (row: unknown) => string | null {
  return name === 'Customer' ? idOf : subjectOf
}

/** A row of a fact tells when it happened; what was collected without consent stays closed. */
function isOpenRow(decision: Decision, row: unknown): boolean {
  if (!decision.allowed || decision.closed.length === 0) return decision.allowed
  const occurredAt: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'occurredAt') : undefined
  return typeof occurredAt !== 'number' || isOpenAt(decision, occurredAt)
}

/** At once where the value is there, so that a decided field costs no promise. */
function whenThere<T, R>(value: T | Promise<T>, next: (value: T) => R): R | Promise<Awaited<R>> {
  return value instanceof Promise ? (value.then(next) as Promise<Awaited<R>>) : next(value)
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
