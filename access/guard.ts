import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { Category } from './categories.ts'
import { refuse } from './decide.ts'
import { behindCategory } from './guard/behind-category.ts'
import type { GuardContext, GuardedResolver, RowAim, RowCategory } from './guard/guard-context.ts'
import { registerGuard } from './guard/guarded-page.ts'
import { guardReference, mayHave, recordingAnswers } from './guard/record-answer.ts'
import { recordLookUp } from './guard/record-look-up.ts'
import { recordQuestion } from './guard/record-question.ts'
import { recordRead } from './guard/record-read.ts'
import { recordWrites } from './guard/record-writes.ts'
import { ownerReader } from './guard/rows.ts'
import { type FieldTag, readTags, type SchemaTags } from './tags.ts'

/**
 * Puts a decision before every field of a built subgraph schema, and behind every field that returns customers or objects of a category. It
 * records what a mutation wrote, reads without a category, look-ups, and questions about many people. A field without an access directive,
 * a read without a statement about how it is recorded, or a ROW field without a function stops the build.
 */
export function guardSchema(schema: GraphQLSchema, rowCategories: Readonly<Record<string, RowCategory>>): void {
  const tags = readTags(schema)
  registerGuard(schema, (typeName, row, context) => mayHave(tags, typeName, row, context))
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue
    for (const field of Object.values(type.getFields())) guardField(schema, tags, rowCategories, type, field)
    if (type.name === 'Customer') showKnownId(type)
    guardReference(tags, type)
  }
}

/** A row has the id under which the customer is stored. */
function showKnownId(type: GraphQLObjectType): void {
  const { id } = type.getFields()
  if (id === undefined) return
  const resolve = id.resolve ?? defaultFieldResolver
  id.resolve = (source, args, context: GuardContext, info) => {
    const stored: unknown = resolve(source, args, context, info)
    return typeof stored === 'string' ? context.access.shownId(stored) : stored
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
  let resolve = field.resolve ?? defaultFieldResolver
  // Before anything is dropped: a write to somebody whom the caller may not see is recorded as well.
  if (type === schema.getMutationType()) resolve = recordWrites(schema, field.name, tag.writes ?? [], resolve)
  resolve = recordingAnswers(schema, tags, field, resolve)
  if (tag.category === 'BY_ROW') {
    const rowCategory = rowCategories[coordinate]
    if (rowCategory === undefined)
      throw new Error(`${coordinate} has @personalData(by: ROW) but no function that decides by row: add one`)
    // The map is loosely typed where subgraphs meet. The function takes this field's own row type.
    resolve = behindCategory(
      type,
      (row) => toAim((rowCategory as (row: unknown) => Category | RowAim | null)(row)),
      resolve,
    )
  } else if (tag.category !== null) {
    const aim = { category: tag.category, channels: tag.channels, name: field.name }
    resolve = behindCategory(type, () => aim, resolve)
  } else if (tag.recorded?.as === 'READ') resolve = recordRead(type, tag.recorded, resolve)
  if (tag.figures !== null) resolve = behindPurpose(tag.figures, resolve)
  // Outside of what drops rows, so that the record states what the caller learned.
  if (tag.recorded?.as === 'LOOK_UP') resolve = recordLookUp(coordinate, field, resolve)
  if (tag.recorded?.as === 'QUESTION') resolve = recordQuestion(coordinate, field, resolve)
  if (tag.scopes !== null) resolve = behindScopes(type, tag, tag.scopes, resolve)
  if (resolve !== defaultFieldResolver) field.resolve = resolve
}

/** Figures about many people have no subject to decide about. A category that the purpose never opens stays closed in sums as well. */
function behindPurpose(categories: readonly Category[], resolve: GuardedResolver): GuardedResolver {
  return (source, args, context, info) => {
    if (categories.every((category) => context.access.opensInGroups(category)))
      return resolve(source, args, context, info)
    context.withholding.add('FORBIDDEN', 'NOT_FOR_PURPOSE', info)
    return null
  }
}

function behindScopes(
  type: GraphQLObjectType,
  { category, recorded }: FieldTag,
  scopes: readonly (readonly string[])[],
  resolve: GuardedResolver,
): GuardedResolver {
  const ownerOf = ownerReader(type)
  const refusedAs = category === 'BY_ROW' ? null : (category ?? (recorded?.as === 'READ' ? recorded.category : null))
  return (source, args, context, info) => {
    if (context.access.hasScopes(scopes)) return resolve(source, args, context, info)
    context.trail?.note(ownerOf(source), refusedAs, missingScope)
    if (isNonNullType(info.returnType)) throw context.withholding.refusal('FORBIDDEN', 'MISSING_SCOPE', info)
    context.withholding.add('FORBIDDEN', 'MISSING_SCOPE', info)
    return null
  }
}

const missingScope = refuse('MISSING_SCOPE')

function toAim(found: Category | RowAim | null): RowAim | null {
  return typeof found === 'string' ? { category: found } : found
}
