import { type Decision, opensRecord } from '../access/decide.ts'
import { maskValue } from '../access/masks.ts'
import { guardContextOf } from './pages/guard-context-of.ts'
import { isRecordReference, kindsOfId, kindsOfProperty, kindsOfText, type PropertyKind } from './property-kinds.ts'
import type { RequestContext } from './runtime/context.ts'
import { wordsOfKey } from './words-of-key.ts'

type Properties = Readonly<Record<string, unknown>>

/** A fact about a person, to whose record its properties belong. */
export interface OwnedFact {
  readonly subject: string
  readonly recordId: string | null
}

/**
 * The properties of a fact without those that state more about the person than the caller may see. Each one is decided by its own kind, at
 * any depth, and masked as the policy masks the attribute of that kind. References to records are left out. A property that is shown is
 * recorded under its category.
 */
export async function openProperties(
  properties: Properties,
  fact: OwnedFact,
  context: RequestContext,
): Promise<Properties> {
  return openEach((show) => opened(properties, show), fact, context)
}

/** The same for a list or an object that a source stated as one value. */
export function openNested(value: object, fact: OwnedFact, context: RequestContext): Promise<unknown> {
  return openEach((show) => openedValue(value, show, ''), fact, context)
}

async function openEach<T>(open: (show: Show) => T, fact: OwnedFact, context: RequestContext): Promise<T> {
  const kinds: PropertyKind[] = []
  const others = open((kind, value) => {
    kinds.push(kind)
    return value
  })
  if (kinds.length === 0) return others
  const decisions = await decideEach(kinds, fact, context)
  return open((kind, value) => shown(value, kind, decisions.get(nameOf(kind)), fact))
}

/** The text, or null if its form shows that it states what the caller may not see. `also`: what it states whatever its form is. */
export async function openText(
  text: string,
  fact: OwnedFact,
  context: RequestContext,
  also: readonly PropertyKind[] = [],
): Promise<string | null> {
  const kinds = [...kindsOfText(text), ...also]
  return kinds.length === 0 || (await opensKinds(kinds, text, fact, context)) ? text : null
}

/** Whether the caller may see the whole of a text that states these kinds. */
export async function opensKinds(
  kinds: readonly PropertyKind[],
  text: string,
  fact: OwnedFact,
  context: RequestContext,
): Promise<boolean> {
  const decisions = await decideEach(kinds, fact, context)
  return kinds.every((kind) => shown(text, kind, decisions.get(nameOf(kind)), fact) === text)
}

/** Whether an id that a source gave states nothing that is closed to the caller. Answered at once if it states nothing, as most ids do. */
export function opensId(id: string, fact: OwnedFact, context: RequestContext): true | Promise<boolean> {
  const kinds = kindsOfId(id)
  return kinds.length === 0 || opensKinds(kinds, id, fact, context)
}

async function decideEach(kinds: readonly PropertyKind[], { subject, recordId }: OwnedFact, context: RequestContext) {
  const decisions = new Map<string, Decision>()
  for (const kind of kinds) {
    if (decisions.has(nameOf(kind))) continue
    const decision = await context.access.decide(subject, kind.category, kind.channels)
    decisions.set(nameOf(kind), decision)
    if (opensRecord(decision, recordId ?? '')) guardContextOf(context).trail?.note(subject, kind.category, decision)
  }
  return decisions
}

/** The parameters of a decision. */
function nameOf({ category, channels = [] }: PropertyKind): string {
  return [category, ...channels].join(' ')
}

function shown(value: unknown, kind: PropertyKind, decision: Decision | undefined, { recordId }: OwnedFact): unknown {
  if (decision?.allowed !== true || !opensRecord(decision, recordId ?? '')) return undefined
  const mask = decision.masks?.[kind.maskedAs]
  if (mask === undefined) return value
  return typeof value === 'string' ? (maskValue(mask, value) ?? undefined) : undefined
}

/** `{device: {id}}` is a `deviceId`. */
function within(parent: string, key: string): string {
  return key === 'id' ? `${parent} id` : key
}

/** Undefined: left out. */
type Show = (kind: PropertyKind, value: unknown) => unknown

/** The properties, with each one shown as all of its kinds allow, at any depth, and without references to records. */
function opened(properties: Properties, show: Show, parent = ''): Properties {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, value]) => {
      // A key is text of the source as well, and cannot be masked.
      if (!kindsOfText(key).every((kind) => show(kind, key) === key)) return []
      const there = openedAs(kindsOfProperty(within(parent, key), value), value, show, key)
      return there === undefined ? [] : [[key, there]]
    }),
  )
}

/** Decided first by each of its kinds, and then by its content. */
function openedAs(kinds: readonly PropertyKind[], value: unknown, show: Show, key: string): unknown {
  const there = kinds.reduce((left, kind) => (left === undefined ? undefined : show(kind, left)), value)
  // What a mask leaves is text that states less than the value did.
  return there === undefined || there !== value ? there : openedValue(there, show, key)
}

function openedValue(value: unknown, show: Show, key: string): unknown {
  if (isRecordReference(value)) return undefined
  if (Array.isArray(value))
    return value.flatMap((item) => {
      const there = openedAs(kindsOfText(item), item, show, key)
      return there === undefined ? [] : [there]
    })
  return typeof value === 'object' && value !== null ? opened(withoutOthers(value as Properties), show, key) : value
}

/**
 * A part that names a record is about whom the record belongs to: their name and what else it states about them is not for the fact's own
 * subject to open.
 */
function withoutOthers(part: Properties): Properties {
  const entries = Object.entries(part)
  if (!entries.some(([, value]) => isRecordReference(value))) return part
  return Object.fromEntries(
    entries.filter(
      ([key, value]) =>
        isRecordReference(value) || (!wordsOfKey(key).includes('name') && kindsOfProperty(key, value).length === 0),
    ),
  )
}
