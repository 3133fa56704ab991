import type { Secrets } from '../access/secrets.ts'
import { identifierSource } from '../resolution/record-id.ts'

const pseudonymLength = 12

/**
 * The public id of a record in its source. A record that stands for an identifier has the identifier's value for an id: it is shown as its
 * type and a pseudonym that differs by customer and deployment, which nobody can find the value by.
 */
export function recordName(
  recordId: string,
  ownerId: string,
  secrets: Pick<Secrets, 'pseudonym'>,
): { readonly source: string; readonly sourceId: string } {
  const colon = recordId.indexOf(':')
  const [source, sourceId] = [recordId.slice(0, colon), recordId.slice(colon + 1)]
  if (source !== identifierSource) return { source, sourceId }
  const [type = ''] = sourceId.split(':')
  const pseudonym = secrets.pseudonym('record', `${ownerId}\n${recordId}`).slice(0, pseudonymLength)
  return { source, sourceId: `${type}#${pseudonym}` }
}
