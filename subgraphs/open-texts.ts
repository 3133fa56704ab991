import { type OwnedFact, openText } from './open-properties.ts'
import { kindsOfText } from './property-kinds.ts'
import type { RequestContext } from './runtime/context.ts'

/** Replaces a name that the caller may not see if the schema promises one. */
export const withheldName = 'withheld'

type Opened = string | null | Promise<string | null>

/**
 * Text in the words of a source, or of staff, without what states more than the caller may see. Returned at once if it states nothing, as
 * most texts do.
 */
export function openWords(text: string | null, fact: OwnedFact, context: RequestContext): Opened {
  return text === null || kindsOfText(text).length === 0 ? text : openText(text, fact, context)
}

type Told<K extends string> = { readonly subject: string; readonly recordId?: string | null } & Readonly<
  Record<K, string | null>
>

/** Resolvers of such texts. */
export function openTexts<K extends string>(...keys: readonly K[]) {
  const open =
    (key: K) =>
    (row: Told<K>, _: object, context: RequestContext): Opened =>
      openWords(row[key], { subject: row.subject, recordId: row.recordId ?? null }, context)
  return Object.fromEntries(keys.map((key) => [key, open(key)])) as Readonly<Record<K, ReturnType<typeof open>>>
}

/** A role, or the name of an organisation: neither needs the form of anything else. */
export function openWord(word: string): string {
  return kindsOfText(word).length === 0 ? word : withheldName
}
