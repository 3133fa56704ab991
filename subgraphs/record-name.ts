import type { Access } from '../access/access.ts'
import { opensRecord } from '../access/decide.ts'
import type { Secrets } from '../access/secrets.ts'
import { identifierSource } from '../resolution/records/record-id.ts'
import type { RequestContext } from './runtime/context.ts'

const pseudonymLength = 12

export interface RecordName {
  readonly source: string
  readonly sourceId: string
}

/** Pseudonyms are of the id that the caller is told. */
interface Naming {
  readonly access: Pick<Access, 'shownId'>
  readonly secrets: Pick<Secrets, 'pseudonym'>
}

type Asking = Pick<RequestContext, 'access' | 'secrets'>

/**
 * How a caller is told of a customer's record: by its source and its id there. Sources use names, addresses and account numbers for ids, so a
 * pseudonym stands for the id where the purpose does not open the customer's identity.
 */
export async function shownRecordName(recordId: string, ownerId: string, context: Asking): Promise<RecordName> {
  const name = recordName(recordId, ownerId, context)
  if (name.source === identifierSource || (await opensSourceId(ownerId, recordId, context))) return name
  return { ...name, sourceId: `#${pseudonymOfRecord(recordId, ownerId, context)}` }
}

/** Whether the id of a customer's record may be shown. */
export async function opensSourceId(
  ownerId: string,
  recordId: string,
  { access }: Pick<Asking, 'access'>,
): Promise<boolean> {
  return opensRecord(await access.decide(ownerId, 'IDENTIFYING'), recordId)
}

/**
 * A record's own name, for whoever may know it. A record that stands for an identifier has the identifier's value for an id: it is shown as its
 * type and a pseudonym that differs by customer and deployment, which nobody can find the value by.
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
