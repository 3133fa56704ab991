import type { IngestLineInput, LineKind } from '../../../ingest/line.ts'
import { lineFields } from '../../../ingest/lines-document.ts'
import { milestones } from '../../../subgraphs/engagement/rules.ts'
import { attributeNames } from '../../../subgraphs/identity/rules.ts'
import type { Victim } from './known-people.ts'

type Line = IngestLineInput

/** Kinds of lines that no form writes: what a source is, a rate, what was bought, and choices, which restrict whoever enters them. */
export const notOfForms: readonly LineKind[] = [
  ...(['source', 'fx', 'external'] as const),
  ...(['consent', 'objection', 'restriction', 'preference'] as const),
]

/** What a shape permits at a place, such as `type`. */
export function permitted(kind: LineKind, path: string): readonly string[] {
  const schema = lineFields().find((field) => field.kind === kind && field.path === path)?.schema
  if (schema?.enum === undefined) throw new Error(`${kind}.${path} has no list of values`)
  return schema.enum
}

/** Where somebody is of age at 21. */
const abroad = { line1: '9 Bayou Road', city: 'Jackson', region: 'Mississippi', postalCode: '39201', countryCode: 'US' }

/** A value that differs from whatever a system states, for each attribute that has a form. */
const values: Readonly<Record<string, unknown>> = {
  birthDate: '2015-03-04',
  foundedOn: '1901-01-01',
  addresses: [abroad],
  address: abroad,
  names: [{ fullName: 'Mallory Quux' }],
  ...{ country: 'KR', countryCode: 'KR', nationality: 'KR', region: 'Mississippi', postalCode: '39201' },
  ...{ language: 'ja', preferredLanguage: 'ja', timeZone: 'Pacific/Kiritimati', gender: 'other' },
  ...{ legalForm: 'sole trader', employeeCount: 1, creditLimit: 1, score: 99, fax: '+442079460000' },
  ...{ lastLoginAt: '2025-11-30T10:00:00Z' },
}

const stated = (attribute: string) => values[attribute] ?? `${attribute} of a form`

/** What two records of one person may not differ in: each stands on a form of its own, which may be taken for somebody else's. */
const telling = new Set(['birthDate', 'fullName', 'givenName', 'familyName', 'name', 'names', 'gender', 'foundedOn'])

const roles = ['employee', 'EMPLOYEE_OF', 'parent', 'subsidiary', 'owner', 'director', 'spouse', 'household', 'member']

interface Teller {
  readonly source: string
  /** Its own e-mail address is confirmed. */
  readonly verifies: boolean
}

/** Forms of one teller that name what is known of a victim, beside contact points of their own. */
export function formsAbout(victim: Victim, { source, verifies }: Teller): readonly Line[] {
  const tag = `${source}${verifies ? '-sure' : ''}-${victim.id}`
  const record = (name: string, attributes: object, relations: readonly object[] = []): Line => {
    const own = { type: 'EMAIL', value: `${tag}-${name}@strangers.example` }
    const line = {
      ...{ source, id: `${tag}-${name}`, observedAt: '2025-11-01', attributes, relations },
      identifiers: [
        ...victim.identifiers,
        victim.kind === 'account'
          ? { type: 'DOMAIN', value: `${tag}-${name}.strangers.example` }
          : { ...own, ...(verifies && { verifiedAt: '2025-11-01' }) },
      ],
      // Whose days count for what is due.
      timeZone: 'Pacific/Kiritimati',
    }
    return (victim.kind === 'account'
      ? { ...line, kind: 'account', name: victim.name }
      : { ...line, kind: 'record', attributes: { fullName: victim.name, ...attributes } }) as unknown as Line
  }
  const all = Object.fromEntries(
    [...attributeNames].filter((name) => !telling.has(name)).map((name) => [name, stated(name)]),
  )
  const [identifier] = victim.identifiers
  const ref = { source: 'crm', id: victim.id }
  const relations = roles.map((role) => ({ role, to: { source, id: `${tag}-company` } }))
  const owners = [
    { record: { source, id: `${tag}-all` } },
    { record: ref },
    // An identifier alone stands for a person.
    ...(victim.kind === 'record' ? [{ identifier, record: undefined }] : []),
  ]
  return [
    // Before the records that name it, as a lone form would.
    { kind: 'account', source, id: `${tag}-company`, name: 'Quux Traders', observedAt: '2025-11-01' },
    record('all', all, relations),
    ...[...telling].map((attribute) => record(attribute, { [attribute]: stated(attribute) })),
    // A stranger of their own who says that they work for, own or live with the victim.
    {
      ...{ kind: 'record', source, id: `${tag}-kin`, observedAt: '2025-11-01' },
      identifiers: [
        { type: 'EMAIL', value: `${tag}-kin@strangers.example`, ...(verifies && { verifiedAt: '2025-11-01' }) },
      ],
      attributes: {
        fullName: 'Mallory Quux',
        addresses: [{ line1: '5 Hidden Mews', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }],
      },
      relations: roles.map((role) => ({ role, to: ref })),
    } as Line,
    {
      ...{ kind: 'account', source, id: `${tag}-kin-company`, name: 'Quux Holding', observedAt: '2025-11-01' },
      relations: roles.map((role) => ({ role, to: ref })),
    } as Line,
    ...owners.flatMap((owner, index) => factsAbout(`${tag}-${index}`, source, owner)),
  ]
}

/** Every event, billing line and answer that a shape knows, before and after what systems tell. */
function factsAbout(
  tag: string,
  source: string,
  owner: { readonly record?: { readonly source: string } | undefined },
): readonly Line[] {
  const fact = (name: string, occurredAt: string) => ({ ...owner, source, id: `${tag}-${name}`, occurredAt })
  const ids = {
    opportunityId: 'opp-crm',
    bookingId: '1-booking',
    contractId: '1-contract',
    subscriptionId: '1-sub',
    invoiceId: '1-i1',
  }
  const properties = {
    ...{
      ...ids,
      amountMinor: 77,
      currency: 'EUR',
      stage: 'lost',
      probability: 1,
      buyingRole: 'BLOCKER',
      name: 'deal of a form',
    },
    ...{ status: 'CANCELLED', dueAt: '2025-01-01', taxMinor: 1, costMinor: 9, campaign: 'form', utm_campaign: 'form' },
  }
  const times = ['2024-06-01T10:00:00Z', '2025-12-20T10:00:00Z']
  const names = [...milestones, 'page_viewed', 'email_sent', 'newsletter_sent']
  // What a shape permits is sent by the form's own record, and at both times; what it moves by others.
  const isWhole = owner.record?.source === source
  return times
    .flatMap((at, turn) => [
      ...names.flatMap((name) =>
        [
          { ...fact(`${name}-${turn}`, at), kind: 'event', name, channel: 'EMAIL' } as unknown as Line,
          { ...fact(`${name}-${turn}-tied`, at), kind: 'event', name, channel: 'WEB', properties } as unknown as Line,
        ].slice(0, isWhole ? 2 : 1),
      ),
      ...permitted('event', 'channel')
        .slice(0, isWhole ? 99 : 0)
        .map((channel) => {
          return {
            ...fact(`channel-${channel}-${turn}`, at),
            kind: 'event',
            name: 'meeting_held',
            channel,
          } as unknown as Line
        }),
      ...permitted('feedback', 'type').map((type) => {
        return { ...fact(`${type}-${turn}`, at), kind: 'feedback', type, score: 1, status: 'OPEN' } as unknown as Line
      }),
      ...permitted('billing', 'type').map((type) => {
        return {
          ...fact(`${type}-${turn}`, at),
          kind: 'billing',
          type,
          amountMinor: 77,
          currency: 'EUR',
          properties,
        } as unknown as Line
      }),
    ])
    .slice(0, isWhole ? 999 : 30)
}
