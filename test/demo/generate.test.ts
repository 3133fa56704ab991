import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { demoLines, demoTruth } from '../../demo/generate.ts'
import type { IngestLine, RecordLine } from '../../demo/line.ts'
import { lineShapes } from '../../ingest/line.ts'

const lines = [...demoLines()]
const truth = [...demoTruth()]
const ofKind = <K extends IngestLine['kind']>(kind: K) =>
  lines.filter((line): line is Extract<IngestLine, { kind: K }> => line.kind === kind)
const records = ofKind('record')

/** Changes with every change to the generator on purpose: the documentation quotes its output. */
const expectedDigest = '951d327455670ec51aadb8116d3c97b1b9d39b42bce7cf15d096062c79d6dc4c'

describe('demoLines', () => {
  it('gives the same bytes for ever', () => {
    expect(digest(demoLines())).toBe(expectedDigest)
    expect(digest(demoLines())).toBe(expectedDigest)
  })

  it('gives other people for another seed and another story end', () => {
    expect(digest(demoLines({ seed: 2 }))).not.toBe(expectedDigest)
    const until = new Date('2027-11-01T00:00:00Z')
    const moved = [...demoLines({ people: 60, until })]
    const times = moved.flatMap((line) => ('occurredAt' in line ? [line.occurredAt] : []))
    expect(times.every((time) => Date.parse(time) <= until.getTime())).toBe(true)
    expect(times.some((time) => time > '2027-10')).toBe(true)
  })

  it('is of the size that seeds in seconds', () => {
    const people = new Set(truth.map(({ person }) => person).filter((person) => !person.startsWith('visitor-')))
    expect(people.size).toBe(1000)
    expect(truth.length).toBeGreaterThan(1800)
    expect(truth.length).toBeLessThan(2200)
    expect(ofKind('event').length).toBeGreaterThan(9_000)
    expect(ofKind('event').length).toBeLessThan(13_000)
    expect(ofKind('billing').length).toBeGreaterThan(2_500)
    expect(ofKind('billing').length).toBeLessThan(4_500)
    expect(ofKind('consent').length).toBeGreaterThan(2_500)
    expect(ofKind('consent').length).toBeLessThan(3_500)
    const small = new Set([...demoTruth({ people: 100 })].map(({ person }) => person))
    expect([...small].filter((person) => !person.startsWith('visitor-'))).toHaveLength(100)
  })

  it('writes only lines whose shape ingest accepts', () => {
    const faults = lines.filter((line) => !lineShapes[line.kind].safeParse(line).success)
    expect(faults).toEqual([])
  })

  it('gives each fact an id of its own within its kind and source', () => {
    const facts = lines.filter((line) => line.kind !== 'source' && line.kind !== 'record')
    const keys = new Set(facts.map((line) => `${line.kind}:${line.source}:${'id' in line ? line.id : ''}`))
    expect(keys.size).toBe(facts.length)
  })

  it('sends sources first, and every fact and relation after the record it names', () => {
    const seen = new Set<string>()
    const sources = new Set<string>()
    const dangling: IngestLine[] = []
    for (const line of lines) {
      if (line.kind === 'source') sources.add(line.source)
      else if (!sources.has(line.source)) dangling.push(line)
      if (line.kind === 'record' || line.kind === 'account') seen.add(`${line.source}:${line.id}`)
      const named = line.kind === 'record' ? (line.relations ?? []).map(({ to }) => to) : recordOf(line)
      if (named.some(({ source, id }) => !seen.has(`${source}:${id}`))) dangling.push(line)
    }
    expect(dangling).toEqual([])
  })

  it('names identifiers in place of records only for cookies and newsletter addresses', () => {
    const types = (kind: 'event' | 'consent') =>
      new Set(ofKind(kind).flatMap((line) => ('identifier' in line && line.identifier ? [line.identifier.type] : [])))
    expect(types('event')).toEqual(new Set(['COOKIE_ID']))
    expect(types('consent')).toEqual(new Set(['EMAIL']))
  })

  it('ties money to what it is about', () => {
    const billing = ofKind('billing')
    const idsByType = new Map<string, Set<unknown>>()
    for (const { type, id } of billing) idsByType.set(type, (idsByType.get(type) ?? new Set()).add(id))
    for (const { properties, amountMinor, id } of billing) {
      expect(Number.isSafeInteger(amountMinor) && amountMinor > 0, id).toBe(true)
      for (const [key, type] of Object.entries(ties)) {
        if (properties[key] !== undefined) expect(idsByType.get(type), `${key} of ${id}`).toContain(properties[key])
      }
    }
  })

  it('meets people on every channel and has every journey event', () => {
    const events = ofKind('event')
    expect(new Set(events.map(({ channel }) => channel)).size).toBe(15)
    const names = new Set(events.map(({ name }) => name))
    expect(journeyEvents.filter((name) => !names.has(name))).toEqual([])
  })

  it('has consents given, refused, withdrawn, expired and merely asked for', () => {
    const statuses = new Set(ofKind('consent').map(({ status }) => status))
    expect(statuses).toEqual(new Set(['GIVEN', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'REQUESTED']))
  })
})

describe('demoTruth', () => {
  it('knows the person behind each record, once', () => {
    const keys = truth.map(({ source, id }) => `${source}:${id}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(keys)).toEqual(new Set(records.map(({ source, id }) => `${source}:${id}`)))
  })

  it('leaves resolution work to do: people in several systems, anonymous ones who log in, shared and mistyped values', () => {
    const personByRecord = new Map(truth.map(({ source, id, person }) => [`${source}:${id}`, person]))
    const sourcesByPerson = Map.groupBy(truth, ({ person }) => person)
    const several = [...sourcesByPerson.values()].filter((known) => new Set(known.map(({ source }) => source)).size > 1)
    expect(several.length).toBeGreaterThan(450)

    const versions = Map.groupBy(records, ({ source, id }) => `${source}:${id}`)
    const becameKnown = [...versions.values()].filter(
      ([first, last]) => last && first && isAnonymous(first) && !isAnonymous(last),
    )
    expect(becameKnown.length).toBeGreaterThan(150)

    const peopleByValue = new Map<string, Set<string | undefined>>()
    for (const record of records) {
      for (const { type, value } of record.identifiers) {
        const people = peopleByValue.get(`${type}:${value}`) ?? new Set()
        peopleByValue.set(`${type}:${value}`, people.add(personByRecord.get(`${record.source}:${record.id}`)))
      }
    }
    const sharedBy = (type: string) =>
      [...peopleByValue].filter(([key, people]) => key.startsWith(type) && people.size > 1)
    expect(sharedBy('EMAIL').length).toBeGreaterThan(5)
    expect(sharedBy('PHONE').length).toBeGreaterThan(5)
    expect(sharedBy('DEVICE_ID').length).toBeGreaterThan(5)
    expect(peopleByValue.get('EMAIL:noemail@example.com')?.size).toBeGreaterThan(3)
  })

  it('gives a person at most one id in the system that promises it', () => {
    const inCrm = truth.filter(({ source }) => source === 'crm')
    expect(new Set(inCrm.map(({ person }) => person)).size).toBe(inCrm.length)
  })
})

const ties = {
  invoiceId: 'INVOICE',
  subscriptionId: 'SUBSCRIPTION',
  contractId: 'CONTRACT',
  bookingId: 'BOOKING',
  planId: 'PLAN',
} as const

const journeyEvents =
  'lead_created conversation_started opportunity_created opportunity_won opportunity_lost contract_renewed subscription_cancelled referral_made'.split(
    ' ',
  )

function digest(values: Iterable<IngestLine>): string {
  const hash = createHash('sha256')
  for (const value of values) hash.update(`${JSON.stringify(value)}\n`)
  return hash.digest('hex')
}

function recordOf(line: IngestLine) {
  return 'record' in line && line.record ? [line.record] : []
}

function isAnonymous({ identifiers }: RecordLine): boolean {
  return identifiers.every(({ type }) => type === 'COOKIE_ID' || type === 'DEVICE_ID')
}
