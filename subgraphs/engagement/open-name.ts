import { openText } from '../open-properties.ts'
import { withheldName } from '../open-texts.ts'
import { kindsOfText } from '../property-kinds.ts'
import type { RequestContext } from '../runtime/context.ts'

interface NamedFact {
  readonly name: string
  readonly subject: string
  readonly recordId: string
}

/** The name of an event: a source may write an e-mail address or an amount into it as well as into a property. */
export function openName(fact: NamedFact, context: RequestContext): string | Promise<string> {
  if (kindsOfText(fact.name).length === 0) return fact.name
  return openText(fact.name, fact, context).then((name) => name ?? withheldName)
}

/**
 * Those of the names in a caller's filter that the caller may see of the customer: a filter by an address must not reveal that the address
 * is there.
 */
export async function openNames(
  names: readonly string[],
  subject: string,
  context: RequestContext,
): Promise<readonly string[]> {
  const open = await Promise.all(names.map((name) => openText(name, { subject, recordId: null }, context)))
  return names.filter((name, index) => open[index] === name)
}
