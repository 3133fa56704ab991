import { type GraphQLField, getNamedType, isInputObjectType, isScalarType } from 'graphql'
import { codeOf } from '../../errors.ts'
import { owners } from '../recording.ts'
import type { GuardContext, GuardedResolver } from './guard-context.ts'
import { idOf, propertyOf, subjectOf } from './rows.ts'

export interface NamedBy {
  readonly kind: string
  readonly value: string
}

/**
 * Records who looked whom up, under every subject that the answer is about, or under nobody if there is none, because that is an answer as
 * well. The names are in the arguments: `type` with `value`, ids, references to records.
 */
export function recordLookUp(
  coordinate: string,
  { args: parameters, type }: GraphQLField<unknown, GuardContext>,
  resolve: GuardedResolver,
): GuardedResolver {
  const subjectsOf = owners.has(getNamedType(type).name) ? idsOf : subjectsNamedBy

  function note(names: readonly NamedBy[], answer: unknown, { access, trail }: GuardContext): void {
    const rows = Array.isArray(answer) ? answer : [answer]
    // `records(refs)` answers each reference at its position.
    const isPaired = names.length > 1 && Array.isArray(answer) && rows.length === names.length
    for (const [index, by] of names.entries()) {
      const subjects = new Set((isPaired ? [rows[index]] : rows).flatMap(subjectsOf))
      const question = { field: coordinate, by, found: subjects.size }
      // The refusal of a foreign customer is already recorded under their id.
      if (subjects.size === 0) trail?.asked(access.isCustomer(by.value) ? by.value : null, question)
      for (const subject of subjects) trail?.asked(subject, question)
    }
  }

  function noteFailed(names: readonly NamedBy[], error: unknown, { trail }: GuardContext): void {
    // An error that several subjects share an identifier, or too many do, reveals as much as an answer.
    const failed = codeOf(error) ?? 'INTERNAL_SERVER_ERROR'
    for (const by of names) trail?.asked(null, { field: coordinate, by, failed })
  }

  return async (source, args, context, info) => {
    const names = namesIn(parameters, args)
    try {
      const answer: unknown = await resolve(source, args, context, info)
      note(names, answer, context)
      return answer
    } catch (error) {
      noteFailed(names, error, context)
      throw error
    }
  }
}

function namesIn(
  parameters: GraphQLField<unknown, unknown>['args'],
  args: Readonly<Record<string, unknown>>,
): readonly NamedBy[] {
  const { type, value } = args
  if (typeof type === 'string' && typeof value === 'string') return [{ kind: type, value: plain(value) }]
  return parameters.flatMap((parameter) => {
    const named = getNamedType(parameter.type)
    const given: unknown = args[parameter.name]
    const values = Array.isArray(given) ? given : [given]
    if (isInputObjectType(named)) return values.map((ref) => ({ kind: 'RECORD', value: referenceOf(ref) }))
    if (!isScalarType(named)) return []
    return values.map((text) => ({ kind: named.name === 'ID' ? 'ID' : parameter.name, value: String(text) }))
  })
}

/** The subjects and records that the arguments of a mutation name. Not its texts and values, and not the records that it brings. */
export function subjectsNamedIn(
  parameters: GraphQLField<unknown, unknown>['args'],
  args: Readonly<Record<string, unknown>>,
): readonly NamedBy[] {
  const naming = parameters.filter(({ type }) => ['ID', 'RecordRefInput'].includes(getNamedType(type).name))
  const given = naming.filter(({ name }) => args[name] !== undefined && args[name] !== null)
  return given.length === 0 ? [] : namesIn(given, Object.fromEntries(given.map(({ name }) => [name, args[name]])))
}

/** The same text in capitals or with blanks names the same subject. */
function plain(value: string): string {
  return value.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}

function referenceOf(ref: unknown): string {
  return `${propertyOf(ref, 'source')}:${propertyOf(ref, 'sourceId')}`
}

function idsOf(row: unknown): readonly string[] {
  return [idOf(row)].filter((id) => id !== null)
}

/** The subjects that a row is about: its `subject`, or its `subjects` if there are several. */
function subjectsNamedBy(row: unknown): readonly string[] {
  const several = propertyOf(row, 'subjects')
  return Array.isArray(several) ? several : [subjectOf(row)].filter((subject) => subject !== null)
}
