import { type PurposeKey, purposeKeys } from '../../../access/purposes.ts'
import type { useJoinedWorld } from '../../access/known-records/joined-world.ts'
import { wholeSelections } from '../../access/known-records/whole-selections.ts'
import { victims } from './known-people.ts'

/** What each path of an answer holds, as text: `support 1.customer.balance.0.amountMinor`. */
export type Values = ReadonlyMap<string, string>

/** The purposes that ask, each by the name of who has it. */
const askers: Readonly<Record<string, PurposeKey>> = {
  support: 'CustomerCare',
  marketing: 'Marketing',
  frontend: 'Personalisation',
  fraud: 'FraudPreventionAndDetection',
}

const written = {
  first: '100',
  'Customer.mayUse': 'purpose: ServiceProvision',
  'Customer.reach': 'purpose: ServiceProvision',
  'Customer.accessLog': 'first: 1',
  names: '["interests", "jobTitle", "industry", "birthDate", "preferredLanguage"]',
}
/** Asked below, where each is asked so that it leads to no more than names, or leads to what is asked anyway. */
const skipped = new Set([
  ...['household', 'households', 'accounts', 'mayUse', 'reach', 'timeline', 'journey', 'journeys'].map(
    (field) => `Customer.${field}`,
  ),
  ...['parent', 'relations', 'members', 'journey', 'journeys'].map((field) => `Account.${field}`),
  ...['Opportunity.bookings', 'Opportunity.contracts', 'Booking.plan', 'Contract.plan'],
])
const entry = '__typename id kind occurredAt title'
const journeys = `journeys { id stage startedAt enteredAt advocate advocateSince opportunity { id }
  transitions { ${entry} from to at actor reason evidence { ${entry} } } } journey { id }`
const member = 'role since until provenance { source sourceRecordId confidence }'
const household = 'id source confidence from to members { from to customer { id displayName } }'
const channels = ['EMAIL', 'SMS', 'CALL', 'POST']
const point = 'channel value verified basis until reason frequencyCap { max days sent }'
const others = {
  Customer: `${eachPurpose('use', (key) => `mayUse(purpose: ${key}) { category basis allowed because reason until }`)}
    ${eachPurpose('reach', (key) => `reach(purpose: ${key}) { ${point} }`)}
    ${channels.map((channel) => `reach${channel}: reach(purpose: ServiceProvision, channel: ${channel}) { ${point} }`).join(' ')}
    household { ${household} } households { ${household} } accounts { ${member} account { id name } } ${journeys}
    timeline(first: 100) { edges { node { ${entry} } } }`,
  Account: `parent { id name } relations { ${member} inverse share account { id name } } ${journeys}
    members(first: 100) { edges { node { ${member} customer { id displayName } } } }`,
}

function eachPurpose(name: string, field: (key: PurposeKey) => string): string {
  return purposeKeys.map((key) => `${name}${key}: ${field(key)}`).join(' ')
}

/** Asks about all victims, few requests of many fields. */
export function createQuestions(world: ReturnType<typeof useJoinedWorld>) {
  const whole = (type: 'Customer' | 'Account') =>
    [...wholeSelections(world.schema, type, written, 4, skipped).byField].flatMap(([field, texts]) =>
      field === 'id' ? [] : texts.map((text, turn) => `${field}${turn > 0 ? `_${turn}` : ''}: ${text}`),
    )
  const fieldsByType = { Customer: whole('Customer'), Account: whole('Account') }
  const refs = victims.map(({ id }) => `{source: "crm", sourceId: "${id}"}`).join(' ')
  const lookUps = victims.flatMap((victim, index) =>
    victim.identifiers.map(({ type, value }, at) => {
      const args = `(type: ${type}, value: "${value}")`
      return `one${index}_${at}: customerByIdentifier${args} { id displayName } all${index}_${at}: customersByIdentifier${args} { id displayName }`
    }),
  )
  const selections = {
    ...inParts(
      'customers',
      fieldsByType.Customer,
      (fields) => `records(refs: [${refs}]) { customer { id ${fields} } }`,
    ),
    ...inParts('companies', fieldsByType.Account, (fields) => `records(refs: [${refs}]) { account { id ${fields} } }`),
    ways: `records(refs: [${refs}]) { customer { id ${others.Customer} } account { id ${others.Account} } }`,
    lookUps: lookUps.join(' '),
  }

  async function ask(who = Object.keys(askers)): Promise<Values> {
    const values = new Map<string, string>()
    const ids = new Set(await Promise.all(victims.map(({ id }) => world.ownerOf(`crm:${id}`))))
    for (const name of who)
      for (const selection of Object.values(selections)) {
        const purpose = askers[name]
        if (purpose === undefined) throw new Error(`nobody is called ${name}`)
        // A field that is refused is null, and `withheld` says why.
        const { data } = await world.ask(`{ ${selection} }`, { viewer: {}, purpose })
        put(values, name, data, ids)
      }
    return values
  }

  return { ask }
}

/** As few questions as the gateway's limit of selections permits. */
function inParts(name: string, fields: readonly string[], question: (fields: string) => string) {
  const parts: string[] = ['']
  for (const field of fields) {
    const last = parts.at(-1) ?? ''
    if (last.length + field.length > mostCharacters) parts.push(field)
    else parts[parts.length - 1] = `${last} ${field}`
  }
  return Object.fromEntries(parts.map((part, index) => [`${name}${index}`, question(part)]))
}

/** Of a question with less than 3,000 selections. */
const mostCharacters = 25_000

/** Lists that show what a form stated as an item of its own. The items of systems, and their order, stay. */
const listsWithForms = new Set([
  ...['records', 'identifiers', 'touchpoints', 'timeline', 'feedback', 'names', 'alternatives', 'opportunities'],
  ...['invoices', 'payments', 'bookings', 'contracts', 'subscriptions', 'ledger'],
])

function put(values: Map<string, string>, path: string, value: unknown, ids: ReadonlySet<string>, list = ''): void {
  if (/\.(cursor|pageInfo)$/.test(path)) return
  if (typeof value !== 'object' || value === null) {
    values.set(path, JSON.stringify(value))
    return
  }
  const name = path.split('.').at(-1) ?? ''
  if (!Array.isArray(value)) {
    for (const [key, item] of Object.entries(value)) put(values, `${path}.${key}`, item, ids, name)
    return
  }
  const of = name === 'edges' ? list : name
  const isOfVictims = path.split('.').length === 2 && of === 'records'
  // Beside the victim, a look-up may find whoever names their identifier.
  const kept = /^all\d/.test(name)
    ? value.filter(({ id }) => ids.has(id))
    : value.filter((item) => isOfVictims || !listsWithForms.has(of) || !isOfForm(item))
  if (!listsWithForms.has(of)) values.set(`${path}.length`, String(kept.length))
  for (const [index, item] of kept.entries()) {
    const key = isOfVictims ? victims[index]?.id : of === 'attributes' ? item.name : index
    put(values, `${path}.${key}`, item, ids, name)
  }
}

const nameOfForm = /(?:^|[:@. ])(?:web|stray)(?:$|[:-])|strangers\.example/
/** Entries that follow from others. */
const derived = new Set<unknown>(['JOURNEY_TRANSITION', 'IDENTITY_CHANGE'])

/** By what names the item itself. */
function isOfForm(item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return false
  if ('node' in item) return isOfForm(item.node)
  const { id, source, sourceId, value, type, kind, provenance } = item as Readonly<Record<string, unknown>>
  const names = [id, source, sourceId, type === undefined ? null : value]
  return (
    derived.has(kind) ||
    names.some((text) => typeof text === 'string' && nameOfForm.test(text)) ||
    (Array.isArray(provenance) ? provenance.every(isOfForm) : isOfForm(provenance))
  )
}

/** Paths whose values differ, each with both; of what only one asker was asked, theirs. */
export function differencesOf(before: Values, after: Values): ReadonlyMap<string, readonly [was: string, is: string]> {
  const asked = new Set([...after.keys()].map((path) => path.split('.')[0]))
  const paths = new Set([...before.keys(), ...after.keys()].filter((path) => asked.has(path.split('.')[0])))
  return new Map(
    [...paths].flatMap((path) => {
      const [was, is] = [before.get(path) ?? 'absent', after.get(path) ?? 'absent']
      return was === is ? [] : [[path, [was, is]] as const]
    }),
  )
}
