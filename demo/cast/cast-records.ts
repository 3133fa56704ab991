import type { Clock } from '../clock.ts'
import { withConfirmedContacts } from '../confirmed-contacts.ts'
import type { IdentifierValue, RecordLine } from '../line.ts'
import type { Person, PersonRecord, System } from '../people/person.ts'
import { userId } from '../people/person-ids.ts'
import { internationalPhone } from '../people/phones.ts'

/** Where a system differs from the truth, so that each member of the cast is the case that their story describes. */
type Written = {
  readonly attributes?: Record<string, unknown>
  readonly emails?: readonly string[]
  /** When it was recorded, if the story depends on it. */
  readonly daysAgo?: number
}

const writtenByRecord: Readonly<Record<string, Written>> = {
  'erp:ann-lee': {
    attributes: { givenName: 'ANN', familyName: 'LEE', birthDate: '31/01/1980' },
    emails: ['Ann.Lee@Example.com'],
  },
  'desk:ann-lee': { attributes: { fullName: 'Lee, Anne' } },
  'erp:robert-smith': { attributes: { givenName: 'Bob' }, emails: ['bob.smith@example.org'] },
  'desk:robert-smith': { attributes: { fullName: 'Bob Smith' }, emails: ['bob.smith@example.org'] },
  'crm:maria-garcia': { attributes: { familyName: 'Lopez' } },
  'erp:henry-walker-sr': { attributes: { nameSuffix: undefined, birthDate: undefined } },
  'erp:henry-walker-jr': { attributes: { nameSuffix: undefined, birthDate: undefined } },
  'crm:grace-okafor': { emails: ['grace.okafor@example.com', 'okafor.family@example.org'] },
  'desk:grace-okafor': { emails: ['okafor.family@example.org'] },
  'web:nina-patel': { daysAgo: 19 },
  'crm:nina-patel': { daysAgo: 18 },
  'desk:tom-becker': { attributes: { fullName: 'Tom Becker' }, emails: ['tom.becker@acme.example'] },
}

/**
 * The records of the cast: the truth, except where a story needs otherwise. Everybody who is on the site was only a cookie there at first.
 */
export function createCastRecords(clock: Clock, cast: readonly Person[]): readonly PersonRecord[] {
  return cast.flatMap((person) =>
    person.systems.flatMap((system, index) => {
      const known = castRecord(clock, person, system, person.joinedDaysAgo - index * 15)
      const lines = system === 'web' ? [anonymousVisit(clock, person, known), known] : [known]
      return lines.map((line) => ({ personId: person.id, line: withConfirmedContacts(line, person) }))
    }),
  )
}

function castRecord(clock: Clock, person: Person, system: System, daysAgo: number): RecordLine {
  const written = writtenByRecord[`${system}:${person.id}`] ?? {}
  const emails =
    written.emails ?? (system === 'crm' && person.employment ? [person.employment.email, person.email] : [person.email])
  const { givenName, familyName, nameSuffix, birthDate, address } = person
  const truth: Record<string, unknown> =
    system === 'desk'
      ? { fullName: `${givenName} ${familyName}` }
      : system === 'web'
        ? { preferredLanguage: 'en' }
        : { givenName, familyName, nameSuffix, birthDate, jobTitle: person.employment?.jobTitle, addresses: [address] }
  return {
    kind: 'record',
    source: system,
    id: person.id,
    observedAt: clock.ago(written.daysAgo ?? daysAgo, 36_000),
    type: 'PERSON',
    identifiers: [
      ...systemIdentifiers(person, system),
      ...emails.map((value) => ({ type: 'EMAIL', value })),
      ...phonesOf(person, system),
    ],
    attributes: defined({ ...truth, ...written.attributes }),
    ...(system === 'crm' &&
      person.employment && {
        relations: [{ role: 'EMPLOYEE_OF', to: { source: 'crm', id: person.employment.companyId } }],
      }),
  }
}

function systemIdentifiers(person: Person, system: System): readonly IdentifierValue[] {
  if (system === 'erp' && person.systems.includes('web')) return [{ type: 'USER_ID', value: userId(person) }]
  if (system === 'web') return [...browser(person), { type: 'USER_ID', value: userId(person) }]
  return []
}

function browser(person: Person): readonly IdentifierValue[] {
  return [
    { type: 'COOKIE_ID', value: castCookie(person.id) },
    { type: 'DEVICE_ID', value: person.sharedDeviceId ?? `device-${person.id}` },
  ]
}

function phonesOf(person: Person, system: System): readonly IdentifierValue[] {
  if (system !== 'crm' && system !== 'erp') return []
  const { phone, landline } = person
  return [
    ...(phone ? [{ type: 'PHONE', value: internationalPhone(phone) }] : []),
    ...(landline ? [{ type: 'PHONE', value: internationalPhone(landline), kind: 'HOME' }] : []),
  ]
}

function anonymousVisit(clock: Clock, person: Person, known: RecordLine): RecordLine {
  const observedAt = clock.ago(person.joinedDaysAgo, 30_000)
  return { ...known, observedAt, identifiers: browser(person), attributes: {} }
}

/** The cookie of a member of the cast. */
export function castCookie(key: string): string {
  return `cookie-${key}`
}

function defined(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
