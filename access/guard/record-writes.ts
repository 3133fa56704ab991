import { type GraphQLSchema, getNamedType, isAbstractType, isObjectType } from 'graphql'
import { codeOf } from '../../errors.ts'
import type { Question } from '../audit/record.ts'
import type { Category } from '../categories.ts'
import type { GuardContext, GuardedResolver } from './guard-context.ts'
import { foreign } from './record-answer.ts'
import { subjectsNamedIn } from './record-look-up.ts'
import { idOf, propertyOf, subjectOf, typeNameOf } from './rows.ts'

/**
 * Records whose data a mutation wrote, by its answer: its `writtenSubjects` if it states them, otherwise the row's own `subject`, its
 * customers and the owners of its other rows. If the answer names none, or the mutation failed by a fault of ours, the owner is unknown. An
 * answer that is an Error, or a caller's fault, wrote nothing but still reveals something about those whom the arguments name. The record
 * then states who was named, and that a foreign customer was requested.
 */
export function recordWrites(
  schema: GraphQLSchema,
  mutation: string,
  written: readonly Category[],
  resolve: GuardedResolver,
): GuardedResolver {
  const field = schema.getMutationType()?.getFields()[mutation]
  const type = field === undefined ? undefined : getNamedType(field.type)
  const possible = type === undefined ? [] : isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
  const results = new Map(possible.flatMap((result) => (isObjectType(result) ? [[result.name, result] as const] : [])))
  const [only] = results.size === 1 ? results.values() : []
  const parameters = field?.args ?? []
  const coordinate = `Mutation.${mutation}`

  function subjectsOf(answer: unknown): readonly (string | null)[] {
    const stated = propertyOf(answer, 'writtenSubjects')
    if (Array.isArray(stated)) return stated
    const result = only ?? results.get(typeNameOf(answer))
    if (result?.getInterfaces().some(({ name }) => name === 'Error')) return []
    if (result?.name === 'Customer') return [idOf(answer)]
    const named = Object.values(result?.getFields() ?? {}).flatMap(({ name, type: fieldType }) => {
      const ownerOf = getNamedType(fieldType).name === 'Customer' ? idOf : subjectOf
      const value = propertyOf(answer, name)
      return (Array.isArray(value) ? value : [value]).map(ownerOf)
    })
    const subjects = [...new Set([subjectOf(answer), ...named])].filter((subject) => subject !== null)
    return subjects.length > 0 ? subjects : [null]
  }

  function noteRefused(
    args: Readonly<Record<string, unknown>>,
    { access, trail }: GuardContext,
    outcome: Pick<Question, 'refused' | 'failed'>,
  ): void {
    for (const by of subjectsNamedIn(parameters, args)) {
      const isCustomer = by.kind === 'ID' && access.isCustomer(by.value)
      if (isCustomer && access.canSee(by.value) === false) trail?.note(by.value, null, foreign)
      trail?.asked(isCustomer ? by.value : null, { field: coordinate, by, ...outcome })
    }
  }

  function note(subjects: readonly (string | null)[], { trail }: GuardContext): void {
    for (const subject of subjects) for (const category of written) trail?.wrote(subject, category)
  }

  return async (source, args, context, info) => {
    try {
      const answer: unknown = await resolve(source, args, context, info)
      const subjects = subjectsOf(answer)
      note(subjects, context)
      const found = propertyOf(answer, 'foundSubjects')
      if (Array.isArray(found)) for (const subject of found) context.trail?.read(subject, coordinate)
      if (subjects.length === 0 && found === undefined)
        noteRefused(args, context, { refused: typeNameOf(answer) ?? '' })
      return answer
    } catch (error) {
      // A fault of ours may occur after the write.
      const code = codeOf(error)
      if (code === null || code === 'SERVICE_UNAVAILABLE' || code === 'INTERNAL_SERVER_ERROR') note([null], context)
      else noteRefused(args, context, { failed: code })
      throw error
    }
  }
}
