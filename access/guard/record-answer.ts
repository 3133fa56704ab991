import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql'
import type { Category } from '../categories.ts'
import { type Decision, refuse } from '../decide.ts'
import { owners } from '../recording.ts'
import type { SchemaTags } from '../tags.ts'
import { collectedWithoutConsent, uncertainIdentity } from './behind-category.ts'
import { channelsOf, type GuardContext, type GuardedResolver } from './guard-context.ts'
import { GuardedEdge, isConnectionType, isGuardedList, isGuardedPage } from './guarded-page.ts'
import {
  idOf,
  isOfKnownRecord,
  isOfKnownSource,
  isOpenRow,
  nodeOf,
  passing,
  restsOnOpenRecord,
  shownIdOf,
  subjectOf,
  typeNameOf,
  whenThere,
} from './rows.ts'

type ReferenceResolver = (reference: object, context: GuardContext, info: GraphQLResolveInfo) => unknown

/**
 * Drops from a field's answer what the viewer may not have: customers who are not visible, objects of a closed category, rows of records
 * that the viewer may not know about, and edges to them.
 */
export function recordingAnswers(
  schema: GraphQLSchema,
  tags: SchemaTags,
  field: GraphQLField<unknown, GuardContext>,
  resolve: GuardedResolver,
): GuardedResolver {
  const type = getNamedType(field.type)
  if (isConnectionType(type)) return onlyCutBehindGuard(isGuardedPage, resolve)
  const node = isObjectType(type) && type.name.endsWith('Edge') ? type.getFields().node : undefined
  const guarded = node === undefined ? type : getNamedType(node.type)
  const possible = isAbstractType(guarded) ? schema.getPossibleTypes(guarded) : isObjectType(guarded) ? [guarded] : []
  if (possible.length === 0) return resolve
  const isCut = field.args.some(({ name }) => name === 'first')
  const answer = isCut ? onlyCutBehindGuard(isGuardedList, resolve) : resolve
  const isOwner = possible.some(({ name }) => owners.has(name))
  const only = isObjectType(guarded) ? guarded.name : null

  function pass(value: unknown, context: GuardContext): boolean | Promise<boolean> {
    const item = node === undefined ? value : nodeOf(value)
    // An edge whose node has its own resolver is decided there.
    if (item === undefined || item === null) return true
    const name = only ?? typeNameOf(item)
    const mayPass = mayHave(tags, name, item, context)
    if (!isOwner) return mayPass
    return whenThere(mayPass, (isOpen) => {
      if (isOpen) noteOwner(name, item, context)
      return isOpen
    })
  }

  function recordAnswer(
    source: unknown,
    args: Readonly<Record<string, unknown>>,
    context: GuardContext,
    value: unknown,
  ) {
    if (value === null || value === undefined) return isOwner ? nullAfterLookUp(args, context) : value
    // Every row was decided about and recorded before the list was cut.
    if (source instanceof GuardedEdge && source.node === value) return value
    if (node !== undefined && isGuardedPage(source)) {
      if (isOwner) for (const edge of source.edges) noteOwner(only ?? typeNameOf(edge.node), edge.node, context)
      return value
    }
    if (isCut && isGuardedList(value)) {
      if (isOwner) for (const row of value) noteOwner(only ?? typeNameOf(row), row, context)
      return value
    }
    if (Array.isArray(value)) return passing(value, (item) => pass(item, context))
    const mayPass = pass(value, context)
    return mayPass instanceof Promise ? mayPass.then((isOpen) => (isOpen ? value : null)) : mayPass ? value : null
  }

  return (source, args, context, info) => {
    const value = answer(source, args, context, info)
    return value instanceof Promise
      ? value.then((there: unknown) => recordAnswer(source, args, context, there))
      : recordAnswer(source, args, context, value)
  }
}

/** Returning somebody is a read of their existence, whatever is selected of them. */
function noteOwner(typeName: string, row: unknown, { trail }: GuardContext): void {
  if (owners.has(typeName)) trail?.read(idOf(row), typeName)
}

/** A list that was cut before the guard would reveal rows that it leaves out: by its cursors, and by the number of missing rows. */
function onlyCutBehindGuard(isCutSo: (value: unknown) => boolean, resolve: GuardedResolver): GuardedResolver {
  return (source, args, context, info) =>
    whenThere(resolve(source, args, context, info), (value: unknown) => {
      if (value === null || value === undefined || isCutSo(value)) return value
      const field = `${info.parentType.name}.${info.fieldName}`
      throw new Error(`${field} was cut, and neither guardedPage nor guardedList did it`)
    })
}

/** An unknown id takes the same statements as an invisible customer's. */
function nullAfterLookUp({ id }: Readonly<Record<string, unknown>>, { access }: GuardContext): null | Promise<null> {
  return typeof id === 'string' ? whenThere(access.canSee(id), () => null) : null
}

/** Does the same for what another subgraph refers to. */
export function guardReference(tags: SchemaTags, type: GraphQLObjectType): void {
  const subgraph = (type.extensions.apollo as { subgraph?: { resolveReference?: ReferenceResolver } } | undefined)
    ?.subgraph
  const resolveReference = subgraph?.resolveReference
  if (subgraph === undefined || resolveReference === undefined) return
  subgraph.resolveReference = async (reference, context, info) => {
    const row: unknown = await resolveReference(await meantBy(type, reference, context), context, info)
    if (typeof row !== 'object' || row === null) return null
    if (!(await mayHave(tags, type.name, row, context))) return null
    // Rows are frozen and shared, but the federation library writes the type name into its input.
    return { ...row, __typename: type.name }
  }
}

/** A customer is referred to by the id that is shown to the caller. */
async function meantBy({ name }: GraphQLObjectType, reference: object, { access }: GuardContext): Promise<object> {
  const id = name === 'Customer' ? idOf(reference) : null
  return id === null || id !== access.viewer.customerId ? reference : { ...reference, id: await access.ownerOf(id) }
}

export function mayHave(
  tags: SchemaTags,
  typeName: string,
  value: unknown,
  context: GuardContext,
): boolean | Promise<boolean> {
  if (typeName === 'Customer') return mayKnow(idOf(value), context)
  if (typeName === 'Account') return mayKnowAccount(value, context)
  const tag = tags.typeCategories.get(typeName)
  if (tag === undefined) return isOfKnownRecord(value, context.access)
  const decision = context.access.decide(subjectOf(value), tag.category, channelsOf(tag))
  return decision instanceof Promise
    ? decision.then((made) => isToldAndOpen(made, tag.category, value, context))
    : isToldAndOpen(decision, tag.category, value, context)
}

/** The facts that the decision is based on are loaded by now, so that the question about the row's source is answered at once. */
function isToldAndOpen(
  decision: Decision,
  category: Category,
  row: unknown,
  context: GuardContext,
): boolean | Promise<boolean> {
  const isTold = isOfKnownSource(row, context.access)
  return isTold instanceof Promise
    ? isTold.then((told) => told && isOpenBy(decision, category, row, context))
    : isTold && isOpenBy(decision, category, row, context)
}

function isOpenBy(decision: Decision, category: Category, row: unknown, { trail }: GuardContext): boolean {
  const isOpen = isOpenRow(decision, row)
  trail?.note(subjectOf(row), category, isOpen || !decision.allowed ? decision : reasonFor(decision, row))
  return isOpen
}

function reasonFor(decision: Decision, row: unknown): Decision {
  return restsOnOpenRecord(decision, row) ? collectedWithoutConsent : uncertainIdentity
}

/**
 * A company's records are nobody's personal data, so a refusal is not recorded. Customers who sign in see a company only as their own
 * record names it: the company that the rules take that record for would reveal whether a guess is right.
 */
function mayKnowAccount(row: unknown, { access }: GuardContext): boolean | Promise<boolean> {
  const id = idOf(row)
  if (id === null) return false
  return access.viewer.customerId === null ? access.canSeeAccount(id) : shownIdOf(row) !== null
}

/** Only the refusal of a foreign customer is recorded. An id alone is public, and an id that is not a customer's is nobody's. */
function mayKnow(id: string | null, { access, trail }: GuardContext): boolean | Promise<boolean> {
  if (id === null) return false
  return whenThere(access.canSee(id), (isVisible) => {
    if (!isVisible && access.isCustomer(id)) trail?.note(id, null, foreign)
    return isVisible
  })
}

/** The refusal for data of somebody else. */
export const foreign = refuse('NOT_YOUR_DATA')
