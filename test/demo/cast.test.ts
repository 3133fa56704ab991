import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { linkedRecords } from '../../access/known-records/linked-records.ts'
import { duplicates } from '../../demo/cast/cast-duplicates.ts'
import { demoCast, demoLines, demoTruth } from '../../demo/generate.ts'
import type { BillingLine, IngestLine } from '../../demo/line.ts'

// Whatever the size and the seed, the cast is the same; a small demo is quicker to make.
const lines = [...demoLines({ people: 30, seed: 7 })]
const cast = demoCast()

const castRecords = lines.flatMap((line) => (line.kind === 'record' ? [line] : []))
const emailsOf = (source: string, id: string) =>
  castRecords.filter((line) => line.source === source && line.id === id).map(({ identifiers }) => identifiers)
const factsOf = <K extends IngestLine['kind']>(kind: K, id: string) =>
  lines.filter(
    (line): line is Extract<IngestLine, { kind: K }> =>
      line.kind === kind && 'record' in line && line.record !== undefined && line.record.id === id,
  )

describe('the cast', () => {
  it('is in every demo with the records it is quoted with', () => {
    const truth = new Map([...demoTruth({ people: 1 })].map(({ source, id, person }) => [`${source}:${id}`, person]))
    expect(cast).toHaveLength(18)
    for (const { key, systems } of cast) {
      for (const system of systems) expect(truth.get(`${system}:${key}`), `${system}:${key}`).toBe(key)
    }
    expect(truth.size).toBeGreaterThan(36)
  })

  it('is described in the README as it is', () => {
    const readme = readFileSync(new URL('../../demo/README.md', import.meta.url), 'utf8')
    for (const { key, email, systems, story } of cast) {
      expect(readme).toContain(`| \`${key}\` | ${email} | ${systems.join(' ')} | ${story} |`)
    }
  })

  it('has Ann Lee, known in four systems, who allows everything', () => {
    expect(cast[0]).toMatchObject({
      key: 'ann-lee',
      email: 'ann.lee@example.com',
      phone: '+44 20 7946 0000',
      systems: ['crm', 'erp', 'desk', 'web'],
    })
    expect(factsOf('consent', 'ann-lee').every(({ status }) => status === 'GIVEN')).toBe(true)
    expect(new Set(factsOf('consent', 'ann-lee').map(({ purpose }) => purpose))).toEqual(
      new Set(['Marketing', 'Personalisation']),
    )
    expect(new Set(factsOf('event', 'ann-lee').map(({ channel }) => channel)).size).toBeGreaterThan(10)
    expect(openMinor('ann-lee')).toBe(0)
  })

  it('has Robert Smith, Bob to the shop, whose last word on marketing is no', () => {
    const words = factsOf('consent', 'robert-smith').filter(
      ({ purpose, channel }) => purpose === 'Marketing' && !channel,
    )
    expect(words.toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt)).map(({ status }) => status)).toEqual([
      'GIVEN',
      'WITHDRAWN',
    ])
    const shop = castRecords.find(({ source, id }) => source === 'erp' && id === 'robert-smith')
    expect(shop?.attributes).toMatchObject({ givenName: 'Bob', familyName: 'Smith' })
  })

  it('has contact points confirmed in every system, so that each of them reads all their data by self-service', () => {
    const groupsOf = ({ isConfirmed }: { readonly isConfirmed: boolean }) =>
      cast.map(({ key, systems }) => {
        const facts = systems.map((source) => {
          const identifiers = emailsOf(source, key).at(-1) ?? []
          const verified = identifiers.flatMap(({ type, value, verifiedAt }) =>
            isConfirmed && verifiedAt ? [`${type}:${value.toLowerCase()}`] : [],
          )
          const role = 'SYSTEM_OF_RECORD' as const
          const record = {
            source,
            role,
            isDeclared: true,
            isPlaceholder: false,
            isDevice: false,
            endedAt: null,
            consents: [],
            ownIds: [key],
          }
          return { ...record, subject: `${source}:${key}`, verified }
        })
        return linkedRecords(facts, { id: key }).length === systems.length
      })
    expect(groupsOf({ isConfirmed: true })).toEqual(cast.map(() => true))
    expect(groupsOf({ isConfirmed: false })).toContain(false)
  })

  it('has one tablet, one mailbox and one landline that two people share each', () => {
    const holders = (type: string, value: string) =>
      new Set(
        castRecords
          .filter((line) => line.identifiers.some((i) => i.type === type && i.value === value))
          .map(({ id }) => id),
      )
    expect(holders('DEVICE_ID', 'device-household-garcia')).toEqual(new Set(['maria-garcia', 'diego-garcia']))
    expect(holders('EMAIL', 'okafor.family@example.org')).toEqual(new Set(['grace-okafor', 'daniel-okafor']))
    const landline = castRecords
      .find(({ id }) => id === 'henry-walker-sr')
      ?.identifiers.find(({ kind }) => kind === 'HOME')
    expect(holders('PHONE', landline?.value ?? '')).toEqual(new Set(['henry-walker-sr', 'henry-walker-jr']))
  })

  it('has Nina Patel, whose cookie was there before her name', () => {
    const [first, last] = emailsOf('web', 'nina-patel')
    expect(first?.map(({ type }) => type)).toEqual(['COOKIE_ID', 'DEVICE_ID'])
    expect(last?.map(({ type }) => type)).toEqual(['COOKIE_ID', 'DEVICE_ID', 'USER_ID', 'EMAIL'])
    const visits = lines.filter(
      (line) => line.kind === 'event' && 'identifier' in line && line.identifier?.value === 'cookie-nina-patel',
    )
    expect(visits).toHaveLength(4)
  })

  it('has Chloe Martin in credit and Victor Stone overdue', () => {
    expect(openMinor('chloe-martin')).toBe(-2500)
    expect(openMinor('victor-stone')).toBe(3800)
    const due = factsOf('billing', 'victor-stone').flatMap(({ properties }) =>
      properties.dueAt ? [String(properties.dueAt)] : [],
    )
    expect(due.toSorted().at(-1)?.localeCompare('2026-11-01')).toBe(-1)
  })

  it('has three people who are two customers each, of whom the shop knows an initial', () => {
    const truth = new Map([...demoTruth({ people: 1 })].map(({ source, id, person }) => [`${source}:${id}`, person]))
    const names = duplicates.map(({ key }) => {
      expect([truth.get(`crm:${key}`), truth.get(`erp:${key}`)]).toEqual([key, key])
      return castRecords.filter(({ id }) => id === key).map(({ attributes }) => attributes?.givenName)
    })
    expect(names).toEqual([
      ['Leander', 'L.'],
      ['Tamsin', 'T.'],
      ['Oswin', 'O.'],
    ])
  })

  it('tells the story of Acme Ltd from lead to renewal, decided by five people', () => {
    const story = factsOf('event', 'acme').toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt))
    expect(story.map(({ name }) => name).slice(0, 5)).toEqual([
      'lead_created',
      'conversation_started',
      'opportunity_created',
      'opportunity_won',
      'contract_renewed',
    ])
    const types = factsOf('billing', 'B-acme').map(({ type }) => type)
    const count = (type: string) => types.filter((candidate) => candidate === type).length
    expect([count('BOOKING'), count('CONTRACT'), count('SUBSCRIPTION'), count('INVOICE')]).toEqual([1, 2, 1, 5])
    expect(openMinor('B-acme')).toBe(0)
    const group = lines.filter(
      (line) =>
        line.kind === 'event' && line.properties.opportunityId === 'opportunity-acme' && line.properties.buyingRole,
    )
    expect(group).toHaveLength(5)
    const staff = castRecords.filter(({ relations }) =>
      relations?.some(({ to }) => to.source === 'crm' && to.id === 'acme'),
    )
    expect(staff.length).toBe(5)
  })
})

/** What somebody owes: invoices less what settled them; a refused payment settles nothing. */
function openMinor(id: string): number {
  const signs: Readonly<Record<string, number>> = {
    INVOICE: 1,
    REFUND: 1,
    PAYMENT: -1,
    CREDIT: -1,
    CREDIT_NOTE: -1,
    WRITE_OFF: -1,
  }
  const counts = ({ properties }: BillingLine) => properties.status !== 'FAILED'
  return factsOf('billing', id)
    .filter(counts)
    .reduce((sum, { type, amountMinor }) => sum + (signs[type] ?? 0) * amountMinor, 0)
}
