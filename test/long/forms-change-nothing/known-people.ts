import { purposeKeys } from '../../../access/purposes.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { linesOf } from '../../access/known-records/two-sources.ts'

type Line = IngestLineInput

/** Somebody whom a system of record knows, and what a stranger may know of them. */
export interface Victim {
  readonly id: string
  readonly kind: 'record' | 'account'
  readonly name: string
  readonly identifiers: readonly { readonly type: string; readonly value: string; readonly country?: string }[]
  readonly lines: readonly Line[]
}

export const sources: readonly Line[] = [
  { kind: 'source', source: 'crm', role: 'SYSTEM_OF_RECORD', mayRecordConsentFor: '*' },
  { kind: 'source', source: 'erp', role: 'SYSTEM_OF_RECORD' },
  { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL', 'PHONE'] },
]

const at = '2025-01-01'
const home = { line1: '5 Hidden Mews', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }
const california = {
  line1: '12 Palm Drive',
  city: 'Fresno',
  region: 'California',
  postalCode: '93650',
  countryCode: 'US',
}

/** Of age everywhere. A form's birth date closes only what is known of somebody of whose age no system tells. */
const birthDate = '1971-01-31'

function person(id: string, name: string, attributes: object, more: readonly Line[] = [], relations: object[] = []) {
  const identifiers = [
    { type: 'EMAIL', value: `${id}@victims.example` },
    { type: 'LOYALTY_ID', value: `LOY-${id}` },
  ]
  const line = {
    ...{ kind: 'record', source: 'crm', id, observedAt: at, relations },
    identifiers: [{ ...identifiers[0], verifiedAt: at }, identifiers[1]],
    attributes: { fullName: name, birthDate, ...attributes },
  }
  return { id, kind: 'record', name, identifiers, lines: [line as Line, ...more] } satisfies Victim
}

function company(id: string, name: string, attributes: object, relations: object[] = []) {
  const identifiers = [{ type: 'DOMAIN', value: `${id}.example` }]
  const line = { kind: 'account', source: 'crm', id, name, observedAt: at, identifiers, attributes, relations }
  return { id, kind: 'account', name, identifiers, lines: [line as Line] } satisfies Victim
}

const fact = (id: string, name: string) => ({
  ...{ source: 'crm', id: `${id}-${name}`, record: { source: 'crm', id } },
  ...{ occurredAt: '2025-01-10T10:00:00Z' },
})

/** What opens whatever a consent can open. */
function agreeing(id: string, more: object = {}): readonly Line[] {
  return purposeKeys.map((purpose): Line => {
    return { ...fact(id, purpose), kind: 'consent', purpose, status: 'GIVEN', ...more }
  })
}

/** The customer and company of `two-sources.ts`, with every kind of fact. */
const whole = { record: { source: 'crm', id: '1' }, company: { source: 'crm', id: 'co' }, share: 1, day: 0 }

export const victims: readonly Victim[] = [
  {
    ...{ id: '1', kind: 'record', name: 'Victoria Quayle' },
    identifiers: [
      { type: 'EMAIL', value: 'vic@example.com' },
      { type: 'PHONE', value: '+447700900110' },
    ],
    lines: linesOf(whole).map((line) =>
      line.kind === 'record' ? { ...line, attributes: { ...line.attributes, birthDate } } : line,
    ),
  },
  {
    ...{ id: 'co', kind: 'account', name: 'Acme Widgets Ltd' },
    identifiers: [
      { type: 'DOMAIN', value: 'acme-widgets.example' },
      { type: 'COMPANY_REGISTRATION', value: '01234567', country: 'GB' },
    ],
    lines: [],
  },
  person('bare', 'Hubert Zwingli', {}, agreeing('bare')),
  person('silent', 'Petronella Iversen', {}),
  person('young', 'Barnaby Ormerod', { birthDate: '2006-06-01', interests: 'chess', score: 7 }, agreeing('young')),
  person('child', 'Tabitha Fenwick', { birthDate: '2012-01-31', addresses: [home] }, agreeing('child')),
  person('restricted', 'Ignatius Brandt', { jobTitle: 'cook' }, [
    ...agreeing('restricted'),
    { ...fact('restricted', 'r'), kind: 'restriction' },
  ]),
  person('objecting', 'Wilhelmina Castro', { jobTitle: 'pilot' }, [
    ...purposeKeys.map((purpose): Line => ({ ...fact('objecting', `o${purpose}`), kind: 'objection', purpose })),
    ...purposeKeys.map((purpose): Line => {
      return { ...fact('objecting', `c${purpose}`), kind: 'consent', purpose, status: 'REFUSED' }
    }),
  ]),
  person(
    'optout',
    'Salvador Whitlock',
    { addresses: [california], birthDate: '1980-02-03', interests: 'surfing' },
    // Made under the law of the residence, where silence is no refusal.
    [{ ...fact('optout', 'asked'), kind: 'consent', purpose: 'Marketing', status: 'REQUESTED', jurisdiction: 'US-CA' }],
  ),
  person('mother', 'Gwendolyn Ashdown', { addresses: [home], preferredLanguage: 'en' }, agreeing('mother')),
  person('father', 'Theodore Ashdown', { addresses: [home], jobTitle: 'baker' }, agreeing('father')),
  person(
    'worker',
    'Ottoline Marchbank',
    { employer: 'Zephyr Turbines', jobTitle: 'fitter' },
    [
      { ...fact('worker', 'lead'), kind: 'event', name: 'lead_created', channel: 'WEB' },
      {
        ...fact('worker', 'bill'),
        ...{ kind: 'billing', type: 'INVOICE', amountMinor: 700, currency: 'EUR' },
        properties: { dueAt: '2025-12-31T23:30:00Z', taxMinor: 0, status: 'OPEN' },
      },
    ],
    [{ role: 'employee', to: { source: 'crm', id: 'zephyr' } }],
  ),
  company('holding', 'Boreas Holding plc', {}),
  company('zephyr', 'Zephyr Turbines plc', { legalForm: 'plc', industry: 'energy', employeeCount: 50 }, [
    { role: 'parent', to: { source: 'crm', id: 'holding' } },
  ]),
  company('formless', 'Caldera Ceramics', {}),
]

/** Those of whose journey a system tells. */
export const storied: readonly string[] = ['1', 'co', 'worker']
