import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql'
import { type Allowed, type Decision, type Refused, refuse } from '../decide.ts'
import { maskValue } from '../masks.ts'
import { channelsOf, type GuardContext, type GuardedResolver, type RowAim } from './guard-context.ts'
import { isOpenRow, ownerReader, restsOnOpenRecord, textOf, whenThere } from './rows.ts'

/**
 * Resolves only if the row's subject, or each subject that the aim names, opens the category. If `aimOf` is null, the row contains data of
 * no person.
 */
export function behindCategory(
  type: GraphQLObjectType,
  aimOf: (row: unknown) => RowAim | null,
  resolve: GuardedResolver,
): GuardedResolver {
  const ownerOf = ownerReader(type)
  const behind = (
    aim: RowAim | null,
    source: unknown,
    args: Readonly<Record<string, unknown>>,
    context: GuardContext,
    info: GraphQLResolveInfo,
  ): unknown => {
    if (aim === null) return resolve(source, args, context, info)
    const subject = aim.subject ?? ownerOf(source)
    const answer = (decision: Decision) => {
      const refusal = refusalOf(decision, aim, source)
      if (refusal !== null) {
        context.trail?.note(subject, aim.category, refusal)
        context.withholding.add(refusal.code, refusal.reason, info)
        return null
      }
      const masks = decision.allowed ? decision.masks : null
      context.trail?.note(subject, aim.category, decision)
      const value = behind(aim.also ?? null, source, args, context, info)
      return masks === null ? value : whenThere(value, (there) => masked(there, masks, aim, source, context, info))
    }
    return whenThere(context.access.decide(subject, aim.category, channelsOf(aim)), answer)
  }
  return (source, args, context, info) => behind(aimOf(source), source, args, context, info)
}

/** Why a row's value is withheld under a decision. Null if it is shown. */
function refusalOf(decision: Decision, aim: RowAim, source: unknown): Refused | null {
  if (!decision.allowed) return decision
  if (!restsOnOpenRecord(decision, source)) return uncertainIdentity
  const refusal = refusalOfRecords(decision, aim)
  if (refusal !== null) return refusal
  return decision.closed.length > 0 && !isOpenRow(decision, source) ? collectedWithoutConsent : null
}

/** Null if every record that the value is based on is open. */
function refusalOfRecords({ closedRecords, closedBecause }: Allowed, { records }: RowAim): Refused | null {
  if (closedRecords === undefined || records === undefined) return null
  if (records !== 'ALL' && !records.some((id) => closedRecords.has(id))) return null
  return refuse(closedBecause ?? 'UNCERTAIN_IDENTITY')
}

export const collectedWithoutConsent = refuse('COLLECTED_WITHOUT_CONSENT')
export const uncertainIdentity = refuse('UNCERTAIN_IDENTITY')

/** Objects pass, because their own fields mask their values. */
function masked(
  value: unknown,
  masks: Allowed['masks'],
  aim: RowAim,
  source: unknown,
  context: GuardContext,
  info: GraphQLResolveInfo,
): unknown {
  if (masks === null || typeof value !== 'string') return value
  const name = aim.name ?? textOf(source, 'type') ?? textOf(source, 'name')
  const mask = name === null ? undefined : masks[name]
  // A value that does not state what it is might be the one to mask.
  if (name !== null && mask === undefined) return value
  const shown = mask === undefined ? null : maskValue(mask, value)
  if (shown === null) context.withholding.add('FORBIDDEN', 'ONLY_MASKED', info)
  return shown
}
