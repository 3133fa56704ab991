import { defaultFieldResolver, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql'
import { type Decision, opensRecord } from '../../access/decide.ts'
import { owners } from '../../access/recording.ts'
import { opensId } from '../open-properties.ts'
import type { RequestContext } from '../runtime/context.ts'

const use = 'fact id'
/** Begins a sealed id. No source's name begins with it. */
const mark = '~'

type ReferenceResolver = (reference: { readonly id?: unknown }, context: RequestContext, info: unknown) => unknown

/**
 * The id of a fact contains the id that its source gave it, and sources use names, addresses and account numbers as ids. If the caller may
 * not know the identity of the person concerned, or an address or number in the id, a sealed id replaces it. It is the same every time, and refers to the same fact.
 */
export function sealFactIds(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !owners.has(type.name)) {
      sealId(type)
      openReferences(type)
    }
}

function sealId(type: GraphQLObjectType): void {
  const field = type.getFields().id
  if (field === undefined) return
  const resolve = field.resolve ?? defaultFieldResolver
  field.resolve = (row, args, context, info) => {
    const id: unknown = resolve(row, args, context, info)
    return id instanceof Promise ? id.then((there) => shownId(row, there, context)) : shownId(row, id, context)
  }
}

function shownId<T>(row: FactRow, id: T, context: RequestContext): T | string | Promise<string> {
  // Ids without a colon are made here and contain nothing that a source stated.
  const { subject, recordId } = row
  if (typeof id !== 'string' || typeof subject !== 'string' || !id.includes(':')) return id
  // Called for each row: known subjects, which nearly all are by now, are answered without creating a closure.
  const decision = context.access.decide(subject, 'IDENTIFYING')
  return decision instanceof Promise
    ? decision.then((made) => idFor(made, { subject, recordId }, id, context))
    : idFor(decision, { subject, recordId }, id, context)
}

function idFor(decision: Decision, row: OwnedRow, id: string, context: RequestContext): string | Promise<string> {
  const recordId = typeof row.recordId === 'string' ? row.recordId : ''
  if (!opensRecord(decision, recordId)) return sealed(id, context)
  // An address or a number in the id needs more than the identity.
  const isOpen = opensId(id, { subject: row.subject, recordId }, context)
  return isOpen === true ? id : isOpen.then((open) => (open ? id : sealed(id, context)))
}

function sealed(id: string, { secrets }: RequestContext): string {
  return mark + secrets.seal(use, id)
}

/** The id of a fact as it may be shown to the caller, wherever it is not the field `id` of the fact itself. */
export async function shownFactId(fact: OwnedFact, context: RequestContext): Promise<string> {
  return shownId(fact, fact.id, context)
}

interface OwnedFact {
  readonly id: string
  readonly subject: string
  readonly recordId: string
}

/** The same for the id that a source gave to something that is not a separate fact, such as an opportunity that several facts name. */
export function shownSourceTold(
  { subject, recordId }: Omit<OwnedFact, 'id'>,
  id: string,
  context: RequestContext,
): string | Promise<string> {
  const decision = context.access.decide(subject, 'IDENTIFYING')
  return decision instanceof Promise
    ? decision.then((made) => idFor(made, { subject, recordId }, id, context))
    : idFor(decision, { subject, recordId }, id, context)
}

/** The fact's own id for an id that was shown to a caller. Null for a sealed id that is not ours. */
export function openedFactId(id: string, { secrets }: Pick<RequestContext, 'secrets'>): string | null {
  return id.startsWith(mark) ? secrets.open(use, id.slice(mark.length)) : id
}

interface OwnedRow {
  readonly subject: string
  readonly recordId?: unknown
}

interface FactRow {
  readonly subject?: unknown
  /** The record that the fact belongs to. */
  readonly recordId?: unknown
}

/** Callers may pass an id from one subgraph to another, where the fact is found by its own id. */
function openReferences(type: GraphQLObjectType): void {
  const subgraph = (type.extensions.apollo as { subgraph?: { resolveReference?: ReferenceResolver } } | undefined)
    ?.subgraph
  const resolveReference = subgraph?.resolveReference
  if (subgraph === undefined || resolveReference === undefined) return
  subgraph.resolveReference = (reference, context, info) => {
    const { id } = reference
    if (typeof id !== 'string') return resolveReference(reference, context, info)
    const opened = openedFactId(id, context)
    return opened === null ? null : resolveReference({ ...reference, id: opened }, context, info)
  }
}
