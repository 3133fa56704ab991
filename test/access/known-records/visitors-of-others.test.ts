import { beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { rerun } from '../../../resolution/rerun/rerun.ts'
import { useJoinedWorld } from './joined-world.ts'

const world = useJoinedWorld()

const email = (value: string, { isVerified } = { isVerified: false }) => ({
  type: 'EMAIL' as const,
  value,
  ...(isVerified && { verifiedAt: '2025-01-01' }),
})
const at = { observedAt: '2025-01-02', occurredAt: '2025-01-02' }
const told = (id: string, by: object): IngestLineInput => ({
  ...{ kind: 'event', source: 'web', id, channel: 'WEB', occurredAt: at.occurredAt, name: `seen ${id}` },
  ...by,
})
const record = (source: string, id: string, identifiers: object[], attributes: object = {}): IngestLineInput =>
  // Test data of known shapes.
  ({ kind: 'record', source, id, observedAt: at.observedAt, identifiers, attributes }) as IngestLineInput

const touchpoint: IngestLineInput = { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL'] }
const system: IngestLineInput = { kind: 'source', source: 'crm' }
const customer = record('crm', 'a', [email('mal@x.io')], { givenName: 'Arno', familyName: 'Kettlewell' })
const visitor = record('web', 'v', [email('vic@x.io'), { type: 'COOKIE_ID', value: 'c1' }], { birthDate: '1980-01-31' })
const facts = [
  told('e1', { record: { source: 'web', id: 'v' } }),
  told('e2', { identifier: email('vic@x.io') }),
  told('e3', { identifier: { type: 'COOKIE_ID', value: 'c1' } }),
]
const consent: IngestLineInput = {
  ...{ kind: 'consent', source: 'crm', id: 'k1', record: { source: 'crm', id: 'a' }, occurredAt: at.occurredAt },
  ...{ purpose: 'Marketing', status: 'GIVEN' },
}

beforeEach(async () => {
  await world.clear()
})

const query = (id: string) => `{ customer(id: "${id}") {
  profile { birthDate { value } }
  identifiers(first: 20) { edges { node { value } } }
  touchpoints(first: 20) { edges { node { name } } }
} }`

/** What is read of the customer of `crm`. */
async function readBy(purpose: 'CustomerCare' | 'Marketing'): Promise<string> {
  const { data } = await world.ask(query(await world.ownerOf('crm:a')), { viewer: {}, purpose })
  return JSON.stringify(data)
}

/** The address is in the form as well. */
const ofVisitor = /seen e|"c1"|1980/

const purposes = ['CustomerCare', 'Marketing'] as const
const lists = [
  [system, touchpoint, customer, visitor, ...facts, consent],
  [system, touchpoint, customer, consent],
] as const

describe('a customer of a system of record whose form names a visitor’s address', () => {
  it.each([
    ['last', false],
    ['last', true],
    ['before the visitor', false],
    ['before the visitor', true],
  ] as const)('reads as nothing of the visitor: the form comes %s, own address verified: %s', async (order, isVerified) => {
    const form = record('web', 'f', [email('mal@x.io', { isVerified }), email('vic@x.io')])
    const [all, first] = lists
    await world.ingest(order === 'last' ? all : first)
    await world.ingest([form])
    if (order !== 'last') await world.ingest([visitor, ...facts])
    expect(await world.ownerOf('web:f')).toBe(await world.ownerOf('crm:a'))
    for (const purpose of purposes) {
      const read = await readBy(purpose)
      expect(read).toContain('mal@x.io')
      expect(read).not.toMatch(ofVisitor)
    }
    // The control: the form has verified the address.
    await world.ingest([
      {
        ...form,
        observedAt: '2025-01-03',
        identifiers: [email('mal@x.io'), email('vic@x.io', { isVerified: true })],
      } as IngestLineInput,
    ])
    for (const purpose of purposes)
      expect([purpose, await readBy(purpose)]).toEqual([purpose, expect.stringMatching(/seen e1/)])
  })

  it('is told nothing of what was recorded about the address alone', async () => {
    const form = record('web', 'f', [email('mal@x.io', { isVerified: true }), email('vic@x.io')])
    await world.ingest([system, touchpoint, customer, ...facts.slice(1, 2), consent, form])
    for (const purpose of purposes) expect(await readBy(purpose)).not.toMatch(/seen e/)
    // The control: the system of record states the address.
    await world.ingest([record('crm', 'a2', [email('mal@x.io'), email('vic@x.io')])])
    for (const purpose of purposes)
      expect([purpose, await readBy(purpose)]).toEqual([purpose, expect.stringMatching(/seen e2/)])
  })

  it('is parted from the visitor by resolving the records again, where an earlier version united them', async () => {
    const form = record('web', 'f', [email('mal@x.io'), email('vic@x.io')])
    // Nothing was known of the customer but by touchpoints when they were united.
    await world.ingest([{ ...system, role: 'TOUCHPOINT' }, touchpoint, customer, visitor, ...facts, form])
    await world.ingest([system, consent])
    // The control: what they read of one customer.
    for (const purpose of purposes) expect(await readBy(purpose)).toMatch(ofVisitor)
    expect(await world.ownerOf('web:v')).toBe(await world.ownerOf('crm:a'))
    await rerun(world.deps.graph, { isDry: false, onPage: () => undefined }, world.deps)
    expect(await world.ownerOf('web:v')).not.toBe(await world.ownerOf('crm:a'))
    for (const purpose of purposes) expect(await readBy(purpose)).not.toMatch(ofVisitor)
  })
})
