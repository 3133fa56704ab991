import { type Clock, later } from './clock.ts'
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
} from './noise.ts'
import type { Person, System } from './person.ts'
import { typedPhone } from './phones.ts'

/** Record lines with the human behind them, in the order of the people; a later line of the same id is an update. */
export type PersonRecord = { readonly personId: string; readonly line: RecordLine }

/** What the shop's staff type when a customer gives no address: several people share it, and it is nobody's. */
export const placeholderEmail = 'noemail@example.com'

/** A tablet in a store where many people log in. */
export const kioskDeviceId = 'kiosk-store-1'

/** What each system knows about the people, with its own typing. */
export function createRecords(dice: Dice, clock: Clock, people: readonly Person[]): readonly PersonRecord[] {
  const nextId = createNumbering()
  return people.flatMap((person) =>
    person.systems.flatMap((system) =>
      recordsOf[system](dice, clock, person, nextId).map((line) => ({ personId: person.id, line })),
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
    const email = person.sharedEmail && dice.chance(0.5) ? person.sharedEmail : person.email
    const hasNoEmail = !person.recordId && dice.chance(0.015)
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
    // A guest checkout: the same buyer once more, under another address and without a phone.
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
    const wrote = dice.chance(0.8)
    return [
      {
        kind: 'record',
        source: 'desk',
        id: person.recordId ?? nextId('desk'),
        observedAt: observed(dice, clock, person),
        type: 'PERSON',
        identifiers: [
          ...(wrote ? [{ type: 'EMAIL', value: typedEmail(dice, person.sharedEmail ?? person.email, name) }] : []),
          ...(person.phone && (!wrote || dice.chance(0.3)) ? [typedPhone(dice, person.phone)] : []),
        ],
        attributes: { fullName: name },
      },
    ]
  },

  web(dice, clock, person, nextId) {
    const id = person.recordId ?? nextId('web')
    const device = person.sharedDeviceId ?? (dice.chance(0.02) ? kioskDeviceId : `device-${person.id}`)
    const visits = [visit(dice, clock, person, id, device)]
    if (!person.recordId && dice.chance(0.12)) {
      const second = nextId('web')
      visits.push(visit(dice, clock, person, second, `device-${second}`))
    }
    return visits.flat()
  },
}

/** A browser: at first a cookie on a device, and from the log-in on the same record with the account's id and e-mail. */
function visit(dice: Dice, clock: Clock, person: Person, id: string, device: string): readonly RecordLine[] {
  const observedAt = observed(dice, clock, person)
  const browser = [
    { type: 'COOKIE_ID', value: `cookie-${id}` },
    { type: 'DEVICE_ID', value: device },
  ]
  const attributes = { preferredLanguage: languages[person.country] }
  const anonymous: RecordLine = { kind: 'record', source: 'web', id, observedAt, type: 'PERSON', identifiers: browser, attributes }
  const known: RecordLine = {
    ...anonymous,
    observedAt: later(observedAt, dice.int(0, 9), dice.int(120, 80_000)),
    identifiers: [
      ...browser,
      { type: 'USER_ID', value: userId(person) },
      ...(dice.chance(0.9) ? [{ type: 'EMAIL', value: person.email, verifiedAt: later(observedAt, 9) }] : []),
    ],
  }
  return dice.chance(0.45) ? [anonymous, known] : [known]
}

/** People who only ever browsed; nothing tells who they are, so each counts as somebody else. */
export function createVisitors(dice: Dice, clock: Clock, count: number): readonly PersonRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `V${10001 + index}`
    const identifiers = [
      { type: 'COOKIE_ID', value: `cookie-${id}` },
      ...(dice.chance(0.6) ? [{ type: 'DEVICE_ID', value: `device-${id}` }] : []),
    ]
    const observedAt = clock.ago(dice.int(1, 300), dice.int(0, 86_399))
    const line = { kind: 'record', source: 'web', id, observedAt, type: 'PERSON', identifiers, attributes: {} } as const
    return { personId: `visitor-${index + 1}`, line }
  })
}

const languages = { GB: 'en', US: 'en', DE: 'de', FR: 'fr' } as const

function observed(dice: Dice, clock: Clock, person: Person): string {
  return clock.ago(dice.int(15, person.joinedDaysAgo), dice.int(0, 86_399))
}

function fullName(person: Person): string {
  return `${person.givenName} ${person.familyName}`
}

/** The log-in of the shop's site, which the shop's own records carry too. */
export function userId(person: Person): string {
  return `user-${person.recordId ?? person.id.replace('person-', '')}`
}

function loyaltyId(person: Person): string {
  return `FH-${person.recordId ?? person.id.replace('person-', '').padStart(6, '0')}`
}
