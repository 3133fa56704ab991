import type { Access } from '../access/access.ts'
import { opensRecord } from '../access/decide.ts'
import type { Secrets } from '../access/secrets.ts'
import { identifierSource } from '../resolution/records/record-id.ts'
import { opensId } from './open-properties.ts'
import type { RequestContext } from './runtime/context.ts'

const pseudonymLength = 12

export interface RecordName {
  readonly source: string
  readonly sourceId: string
}

/** Pseudonyms are derived from the id that is shown to the caller. */
interface Naming {
  readonly access: Pick<Access, 'shownId'>
  readonly secrets: Pick<Secrets, 'pseudonym'>
}

/**
 * The name of a customer's record as it may be shown to a caller: its source and its id there. Sources use names, addresses and account
 * numbers as ids, so a pseudonym replaces the id if the purpose does not open the customer's identity, or an address or number in the id.
 */
export async function shownRecordName(recordId: string, ownerId: string, context: RequestContext): Promise<RecordName> {
  const name = recordName(recordId, ownerId, context)
  if (name.source === identifierSource || (await opensSourceId(ownerId, recordId, context))) return name
  return { ...name, sourceId: `#${pseudonymOfRecord(recordId, ownerId, context)}` }
}

/** Whether the id of a customer's record may be shown. */
export async function opensSourceId(ownerId: string, recordId: string, context: RequestContext): Promise<boolean> {
  if (!opensRecord(await context.access.decide(ownerId, 'IDENTIFYING'), recordId)) return false
  const sourceId = recordId.slice(recordId.indexOf(':') + 1)
  return opensId(sourceId, { subject: ownerId, recordId }, context)
}

/**
 * A record's own name, for callers who may know it. A record that stands for an identifier has the identifier's value as id: it is shown as
 * its type and a pseudonym that differs by customer and deployment, from which nobody can find the value.
 */
export function recordName(recordId: string, ownerId: string, context: Naming): RecordName {
  const colon = recordId.indexOf(':')
  const [source, sourceId] = [recordId.slice(0, colon), recordId.slice(colon + 1)]
  if (source !== identifierSource) return { source, sourceId }
  const [type = ''] = sourceId.split(':')
  return { source, sourceId: `${type}#${pseudonymOfRecord(recordId, ownerId, context)}` }
}

export function pseudonymOfRecord(recordId: string, ownerId: string, { access, secrets }: Naming): string {
  return secrets.pseudonym('record', `${access.shownId(ownerId)}\n${recordId}`).slice(0, pseudonymLength)
}
