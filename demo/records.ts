import { type Clock, later } from './clock.ts'
import { withConfirmedContacts } from './confirmed-contacts.ts'
import type { Dice } from './dice.ts'
import type { IdentifierValue, RecordLine } from './line.ts'
import {
  type Carelessness,
  typedAddress,
  typedBirthDate,
  typedEmail,
  typedFamilyName,
  typedGivenName,
  typedText,
} from './people/noise.ts'
import type { Person, PersonRecord, System } from './people/person.ts'
import { languages, loyaltyId, userId } from './people/person-ids.ts'
import { typedPhone } from './people/phones.ts'
import { createVisit } from './visits.ts'

/** What the shop's staff type if a customer states no address: several people share it, and it belongs to nobody. */
export const placeholderEmail = 'noemail@example.com'

/** What each system knows about the people, with its own typing errors. */
export function createRecords(dice: Dice, clock: Clock, people: readonly Person[]): readonly PersonRecord[] {
  const nextId = createNumbering()
  return people.flatMap((person) =>
    person.systems.flatMap((system) =>
      recordsOf[system](dice, clock, person, nextId).map((line) => ({
        personId: person.id,
        line: withConfirmedContacts(line, person),
      })),
    ),
  )
}

type NextId = (system: System) => string
type RecordsOf = (dice: Dice, clock: Clock, person: Person, nextId: NextId) => readonly RecordLine[]

const prefixes = { crm: 'C', erp: 'K', desk: 'D', web: 'W' } as const

function createNumbering(): NextId {
  const lastBySystem = new Map<System, number>()
  return (system) => {
    const number = (lastBySystem.get(system) ?? 10000) + 1
    lastBySystem.set(system, number)
    return prefixes[system] + number
  }
}

const sales: Carelessness = { typo: 0.02, nickname: 0.08, recased: 0.02, stale: 0.15 }
const checkout: Carelessness = { typo: 0.05, nickname: 0.2, recased: 0.08, stale: 0.5 }
const mail: Carelessness = { typo: 0.06, nickname: 0.35, recased: 0.15, stale: 0 }

const recordsOf: Readonly<Record<System, RecordsOf>> = {
  crm(dice, clock, person, nextId) {
    const observedAt = observed(dice, clock, person)
    const identifiers: IdentifierValue[] = [
      { type: 'EMAIL', value: typedEmail(dice, person.employment?.email ?? person.email, fullName(person)) },
    ]
    if (person.employment && dice.chance(0.7)) identifiers.push({ type: 'EMAIL', value: person.email })
    if (person.sharedEmail && dice.chance(0.6)) identifiers.push({ type: 'EMAIL', value: person.sharedEmail })
    if (person.phone) identifiers.push(typedPhone(dice, person.phone))
    if (person.landline && dice.chance(0.5)) identifiers.push({ ...typedPhone(dice, person.landline), kind: 'HOME' })
    if (dice.chance(0.35)) identifiers.push({ type: 'LOYALTY_ID', value: loyaltyId(person) })
    return [
      {
        kind: 'record',
        source: 'crm',
        id: person.recordId ?? nextId('crm'),
        observedAt,
        type: 'PERSON',
        identifiers,
        attributes: {
          givenName: typedGivenName(dice, person, sales),
          familyName: typedFamilyName(dice, person, sales),
          ...(person.nameSuffix && dice.chance(0.7) && { nameSuffix: person.nameSuffix }),
          ...(dice.chance(0.85) && { birthDate: typedBirthDate(dice, person) }),
          ...(dice.chance(0.4) && { preferredLanguage: languages[person.country] }),
          ...(person.employment && { jobTitle: person.employment.jobTitle }),
          addresses: [typedAddress(dice, person, sales)],
        },
        ...(person.employment && {
          relations: [{ role: 'EMPLOYEE_OF', to: { source: 'crm', id: person.employment.companyId } }],
        }),
      },
    ]
  },

  erp(dice, clock, person, nextId) {
    const observedAt = observed(dice, clock, person)
    const email = person.sharedEmail && dice.chance(0.5) ? person.sharedEmail : otherEmail(dice, person)
    const hasNoEmail = !person.recordId && dice.chance(0.025)
    const first: RecordLine = {
      kind: 'record',
      source: 'erp',
      id: person.recordId ?? nextId('erp'),
      observedAt,
      type: 'PERSON',
      identifiers: [
        { type: 'EMAIL', value: hasNoEmail ? placeholderEmail : typedEmail(dice, email, fullName(person)) },
        ...(person.phone && dice.chance(0.75) ? [typedPhone(dice, person.phone)] : []),
        ...(person.landline && dice.chance(0.2) ? [typedPhone(dice, person.landline)] : []),
        ...(person.systems.includes('web') && dice.chance(0.6) ? [{ type: 'USER_ID', value: userId(person) }] : []),
        ...(dice.chance(0.25) ? [{ type: 'LOYALTY_ID', value: loyaltyId(person) }] : []),
      ],
      attributes: {
        givenName: typedGivenName(dice, person, checkout),
        familyName: typedFamilyName(dice, person, checkout),
        ...(dice.chance(0.35) && { birthDate: typedBirthDate(dice, person) }),
        addresses: [typedAddress(dice, person, checkout)],
      },
    }
    if (person.recordId || !dice.chance(0.05)) return [first]
    // A guest checkout: the same buyer again, with another address and without a phone number.
    const email2 = person.employment?.email ?? person.email
    return [
      first,
      {
        ...first,
        id: nextId('erp'),
        observedAt: later(observedAt, 3),
        identifiers: [{ type: 'EMAIL', value: typedEmail(dice, email2, fullName(person)) }],
        attributes: {
          givenName: typedGivenName(dice, person, checkout),
          familyName: typedFamilyName(dice, person, checkout),
          addresses: [typedAddress(dice, person, checkout)],
        },
      },
    ]
  },

  desk(dice, clock, person, nextId) {
    const given = typedGivenName(dice, person, mail)
    const family = typedText(dice, person.familyName, mail)
    const name = dice.chance(0.25) ? `${family}, ${given}` : `${given} ${family}`
    const wrote = !person.phone || dice.chance(0.8)
    return [
      {
        kind: 'record',
        source: 'desk',
        id: person.recordId ?? nextId('desk'),
        observedAt: observed(dice, clock, person),
        type: 'PERSON',
        identifiers: [
          ...(wrote
            ? [{ type: 'EMAIL', value: typedEmail(dice, person.sharedEmail ?? otherEmail(dice, person), name) }]
            : []),
          ...(person.phone && (!wrote || dice.chance(0.3)) ? [typedPhone(dice, person.phone)] : []),
        ],
        attributes: { fullName: name },
      },
    ]
  },

  web(dice, clock, person, nextId) {
    const ids = [person.recordId ?? nextId('web'), ...(dice.chance(0.12) ? [nextId('web')] : [])]
    return ids.flatMap((id, index) => createVisit(dice, person, id, observed(dice, clock, person), index === 0))
  },
}

function observed(dice: Dice, clock: Clock, person: Person): string {
  return clock.ago(dice.int(15, person.joinedDaysAgo), dice.int(0, 86_399))
}

function otherEmail(dice: Dice, person: Person): string {
  return person.otherEmail && dice.chance(0.7) ? person.otherEmail : person.email
}

function fullName(person: Person): string {
  return `${person.givenName} ${person.familyName}`
}
