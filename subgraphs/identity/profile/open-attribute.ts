import { openNested, opensKinds } from '../../open-properties.ts'
import { kindsOfText } from '../../property-kinds.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { AttributeValueRow } from '../rows.ts'
import { attributeKind } from './attribute-kinds.ts'
import { toText } from './profile.ts'

/**
 * The value of an attribute whose own category is open, without what it states beyond that: a source may write an account number into a job
 * title, or anything into an object. Null if nothing is left.
 */
export async function openAttributeValue(
  row: AttributeValueRow,
  _: object,
  context: RequestContext,
): Promise<string | null> {
  const { subject, recordId, attribute, category, stated } = row
  const fact = { subject, recordId }
  if (typeof stated === 'object' && stated !== null) {
    // What describes a company is nobody's.
    if (category === null) return toText(stated)
    const open = await openNested(stated, fact, context)
    return open === undefined ? null : toText(open)
  }
  const text = toText(stated)
  const own = attributeKind(attribute)?.maskedAs ?? attribute
  const beyond = kindsOfText(text).filter((kind) =>
    category === null ? kind.category === 'CONTACT' && !kind.channels?.includes('POST') : kind.maskedAs !== own,
  )
  // A value of contact data is decided by its own channel.
  const kinds = category === 'CONTACT' ? beyond.filter((kind) => kind.category !== 'CONTACT') : beyond
  return kinds.length === 0 || (await opensKinds(kinds, text, fact, context)) ? text : null
}
