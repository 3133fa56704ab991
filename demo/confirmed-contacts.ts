import type { RecordLine } from './line.ts'
import type { Person } from './people/person.ts'
import { internationalPhone } from './people/phones.ts'

/**
 * The record with the contact points that the person could confirm by a link or a code. Nobody receives a link at a mistyped address, and a
 * landline receives no code.
 */
export function withConfirmedContacts(line: RecordLine, person: Person): RecordLine {
  const { email, otherEmail, sharedEmail, employment, phone } = person
  const mailboxes = new Set([email, otherEmail, sharedEmail, employment?.email])
  const number = phone === undefined ? null : internationalPhone(phone)
  const identifiers = line.identifiers.map((identifier) => {
    const { type, value, kind } = identifier
    const isEmail = type === 'EMAIL' && mailboxes.has(value.toLowerCase())
    const isMobile = type === 'PHONE' && value === number && kind !== 'HOME'
    return isEmail || isMobile ? { verifiedAt: line.observedAt, ...identifier } : identifier
  })
  return { ...line, identifiers }
}
