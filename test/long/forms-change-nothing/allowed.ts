import { storied } from './known-people.ts'

interface Allowed {
  /** Of a path from the victim on, such as `1.customer.engagement.score`. */
  readonly path: RegExp
  readonly why: string
}

const ofAll: readonly Allowed[] = [
  {
    path: /\.(resolution|identityChanges|supersededIds)\b|\.provenance\.(\d+\.)?confidence$/,
    why: 'Which records there are, and how surely they are of one customer, is said of all records.',
  },
  {
    path: /\.identifiers\.(edges\.)?\d+\.(node\.)?(lastSeen|shared|provenance)/,
    why: 'A form that states an identifier as well is named beside the system of record.',
  },
  {
    path: /\.(profile|firmographics)\..*(chosenBy|\.length)$/,
    why: 'The value stays, and others are shown beside it as alternatives.',
  },
]

const ofTouchpoints: readonly Allowed[] = [
  {
    path: /\.(engagement|leadWarmth|feedbackScores|warmth|coverage|missingRoles|buyingGroups?|activeMembers)\b/,
    why: 'Touchpoints are there to tell of visits and answers.',
  },
  {
    path: /\.(balance|storeBalance|delinquent|ageing|metrics|value|billingAnomalies|withheld)\b/,
    why: 'A shop that the operator declares bills people itself; a visitor of it bills nobody.',
  },
  {
    path: /\.journeys\.\d+\.(id|startedAt|transitions)\b|\.journey\.id$/,
    why: 'A first contact comes before what a system of record tells.',
  },
]

/** Whether a difference is right: what the value was, and is. */
export function isAllowed(path: string, was: string, is: string, source: 'stray' | 'web'): boolean {
  const tested = (list: readonly Allowed[]) => list.some((allowed) => allowed.path.test(path))
  if (tested(ofAll)) return true
  // What no system states may be stated by a form.
  if (/\.(profile|firmographics)\./.test(path) && (was === 'absent' || was === 'null')) return true
  if (source === 'stray') return false
  if (tested(ofTouchpoints)) return true
  // Its own stand beside those of systems, which the test compares by name.
  if (/\.opportunities\b/.test(path)) return true
  // Nothing else tells of a journey there.
  if (/\.journeys?\b/.test(path)) return !storied.some((id) => path.includes(`.records.${id}.`))
  // A page holds so many items, the latest first.
  return lists.test(path) && is === 'absent'
}

const lists = /\.(touchpoints|timeline|feedback|invoices|payments|bookings|contracts|subscriptions|ledger)\./
