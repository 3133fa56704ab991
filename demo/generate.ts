import { createDealBilling, createOrders } from './billing.ts'
import { createCast, describeCast, type Persona } from './cast/cast.ts'
import { acme, acmeDeal } from './cast/cast-acme.ts'
import { acmeGroup } from './cast/cast-acme-group.ts'
import { acmeSignals, acmeUpsell } from './cast/cast-acme-outlook.ts'
import { createCastBilling } from './cast/cast-billing.ts'
import { duplicateRecords, duplicates } from './cast/cast-duplicates.ts'
import { createCastRecords } from './cast/cast-records.ts'
import { castWithOwnConsents, createCastConsents, createCastEvents } from './cast/cast-story.ts'
import { catalogueLines } from './catalogue.ts'
import { createClock, demoUntil } from './clock.ts'
import { createConsents } from './consents.ts'
import { createCompanyDeals, createPersonDeals } from './deals.ts'
import { createDice } from './dice.ts'
import { createCastFeedback, createFeedback } from './feedback.ts'
import { createJourneyEvents } from './journeys.ts'
import type { IngestLine } from './line.ts'
import { createAccountLines } from './people/accounts.ts'
import { createCompanies } from './people/companies.ts'
import { joinRecords } from './people/known-person.ts'
import { createPeople } from './people/people.ts'
import { createPhoneBook } from './people/phones.ts'
import { createRates } from './rates.ts'
import { createRecords } from './records.ts'
import { sourceLines } from './systems.ts'
import { createTouchpoints, createVisitorTouchpoints } from './touchpoints.ts'
import { createVisitors } from './visits.ts'

/**
 * `people` includes the cast and the duplicates, and is never smaller than these. `until` is the end of the history, which always covers two
 * years.
 */
export type DemoOptions = { readonly people?: number; readonly seed?: number; readonly until?: Date }

/** The person behind a record, which resolution should find. Visitors whom nobody can identify are separate people. */
export type Truth = { readonly source: string; readonly id: string; readonly person: string }

/**
 * A fictitious customer base as ingest lines: sources, accounts, records, events, billing, consents. Pure: the same options always produce
 * the same lines in the same order. Nobody in it exists; e-mail domains and phone numbers are reserved ones.
 */
export function* demoLines(options: DemoOptions = {}): Iterable<IngestLine> {
  const world = createWorld(options)
  yield* castLast([...linesOf(world)], new Set(world.castRecords.map(({ line }) => keyOf(line))))
}

/**
 * A list of customers begins with the newest ones, and its first page should show people with a story. The cast therefore comes last. Facts
 * that name only an address or a browser, each of which may be a new customer about whom nothing else is known, come first.
 */
function castLast(lines: readonly IngestLine[], castKeys: ReadonlySet<string>): readonly IngestLine[] {
  const parts = Object.groupBy(lines, (line) => {
    const record = line.kind === 'record' ? line : 'record' in line ? line.record : undefined
    if (record !== undefined && castKeys.has(keyOf(record))) return 'cast'
    if (line.kind === 'source' || line.kind === 'account' || line.kind === 'record') return 'subjects'
    return 'identifier' in line && line.identifier !== undefined && record === undefined ? 'unknown' : 'facts'
  })
  return [parts.subjects, parts.unknown, parts.facts, parts.cast].flatMap((part = []) => part)
}

function keyOf({ source, id }: { readonly source: string; readonly id: string }): string {
  return `${source}:${id}`
}

function* linesOf(world: ReturnType<typeof createWorld>): Iterable<IngestLine> {
  const { dice, clock, people, cast, companies, visitors, records, castRecords } = world
  yield* sourceLines
  yield* createAccountLines(dice('accounts'), clock, [acme, ...companies])
  yield* acmeGroup(clock)
  for (const { line } of [...visitors, ...records, ...castRecords]) yield line

  const known = joinRecords(people, records)
  const knownCast = joinRecords(cast, castRecords)
  const deals = [
    ...createPersonDeals(dice('deals'), clock, known),
    ...createCompanyDeals(dice('company deals'), clock, companies, known),
  ]
  yield* createCastEvents(clock)
  yield* createJourneyEvents(dice('journeys'), [acmeDeal(clock), ...deals])
  yield* acmeUpsell(clock)
  // Everybody looks at Ann first: she was met on every channel. Nina's visits are part of her story.
  const [ann, ...others] = knownCast.filter(({ person }) => person.id !== 'nina-patel')
  if (ann) yield* createTouchpoints(dice('touchpoints of Ann'), clock, [ann], [60])
  yield* createTouchpoints(dice('cast touchpoints'), clock, others)
  yield* createTouchpoints(dice('touchpoints'), clock, known)
  yield* createVisitorTouchpoints(dice('visits'), visitors)

  yield* catalogueLines(clock.ago(720))
  yield* createRates(clock)
  yield* createCastBilling(clock)
  yield* createDealBilling(dice('billing'), clock, deals)
  yield* createOrders(dice('orders'), clock, known)

  yield* createCastConsents(clock)
  yield* createConsents(
    dice('cast consents'),
    clock,
    knownCast.filter(({ person }) => !castWithOwnConsents.has(person.id)),
  )
  yield* createConsents(dice('consents'), clock, known)

  yield* acmeSignals(clock)
  yield* createCastFeedback(clock)
  yield* createFeedback(dice('feedback'), clock, known)
}

/** The person behind each record of a person, once per record, in the order of the lines. */
export function* demoTruth(options: DemoOptions = {}): Iterable<Truth> {
  const { castRecords, records, visitors } = createWorld(options)
  const told = new Set<string>()
  for (const { personId, line } of [...visitors, ...records, ...castRecords]) {
    const key = keyOf(line)
    if (told.has(key)) continue
    told.add(key)
    yield { source: line.source, id: line.id, person: personId }
  }
}

/** The people whom documentation and playground quote. They are in every demo, whatever its options. */
export function demoCast(): readonly Persona[] {
  return describeCast(createCast(createPhoneBook()))
}

function createWorld({ people: count = 1000, seed = 1, until = demoUntil }: DemoOptions) {
  const dice = (topic: string) => createDice(seed, topic)
  const clock = createClock(until)
  const nextPhone = createPhoneBook()
  const cast = createCast(nextPhone)
  const companies = createCompanies(dice('companies'), Math.ceil(count / 28))
  const emails = new Set(cast.flatMap(({ email, sharedEmail = email }) => [email, sharedEmail]))
  const people = createPeople({
    dice: dice('people'),
    clock,
    count: Math.max(0, count - cast.length - duplicates.length),
    nextPhone,
    companies,
    emails,
  })
  return {
    dice,
    clock,
    people,
    cast,
    companies,
    castRecords: [...createCastRecords(clock, cast), ...duplicateRecords(clock)],
    records: createRecords(dice('records'), clock, people),
    visitors: createVisitors(dice('visitors'), clock, Math.ceil(count / 12)),
  }
}
