import { beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createWorld } from './world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-06-01T00:00:00Z'))
const scopes = ['customer:read', 'engagement:read']

const properties = {
  topic: 'delivery',
  campaign: { name: 'Autumn', term: 'for secret-term@example.org' },
  contactEmail: 'secret-mail@example.org',
  page: { url: 'https://shop.example/?to=secret-url@example.org', seconds: 3 },
  user: { name: 'Secret-Name' },
  referredBy: { source: 'crm', id: 'secret-record' },
  tags: ['new', '+44 20 7946 0018'],
  diagnosis: 'secret-illness',
  owner: 'secret-owner@example.org',
  contact: { list: ['secret-nested@example.org'] },
  passportNumber: 'secret-passport-1234',
  device: { id: 'secret-device', type: 'phone' },
  sentTo: { 'secret-key@example.org': 1 },
  reference: 4_917_123_456_789,
  hint: 'secret-spelled [at] example (dot) org',
  paidFrom: 'de89370400440532013000',
  note: 'refund to DE89370400440532013000, write to secret-note@example.org',
}
const secrets = ['mail', 'url', 'Name', 'record', 'illness', 'passport-', 'device'].map((word) =>
  `secret-${word}`.replace('secret-Name', 'Secret-Name'),
)
const everySecret = [
  ...secrets,
  '7946',
  'secret-term',
  'secret-owner',
  'secret-nested',
  'secret-key',
  'secret-note',
  'DE8937',
  '4917123456789',
  'secret-spelled',
  'de893704',
]

const secretName = 'opened mail to secret-event@example.org'

function* lines() {
  yield { kind: 'source', source: 'crm' }
  const record = { source: 'crm', id: 'ann' }
  yield { kind: 'record', ...record, observedAt: '2026-01-01', identifiers: [{ type: 'CRM_ID', value: 'ann' }] }
  const consent = { kind: 'consent', source: 'crm', record, status: 'GIVEN', occurredAt: '2026-01-01' }
  yield { ...consent, id: 'c1', purpose: 'Marketing', dataCategories: ['BEHAVIOURAL'] }
  const event = { kind: 'event', source: 'crm', channel: 'WEB', record, occurredAt: '2026-05-01' }
  yield { ...event, id: 'e1', name: 'page_viewed', properties }
  yield { ...event, id: 'e2', name: secretName, occurredAt: '2026-04-01' }
  yield { ...event, id: 'e3', name: 'call_of_2_minutes', occurredAt: '2026-03-01' }
  const words = {
    name: 'Deal of secret-name@x.io',
    stage: 'asked +44 20 7946 0018',
    owner: 'secret-owner@x.io',
    reason: 'wrote to secret-reason@x.io',
  }
  const opportunity = { ...event, name: 'opportunity_created', occurredAt: '2026-02-01' }
  yield { ...opportunity, id: 'e4', properties: { opportunityId: 'o1', ...words } }
  const lost = { ...opportunity, name: 'opportunity_lost', occurredAt: '2026-02-03' }
  yield { ...lost, id: 'e5', properties: { opportunityId: 'o1', reason: words.reason } }
  const feedback = { kind: 'feedback', source: 'crm', record, occurredAt: '2026-02-02' }
  yield {
    ...feedback,
    id: 'f1',
    type: 'TICKET',
    status: 'sent to secret-status@x.io',
    comment: 'I am secret-comment@x.io',
  }
  const payer = { source: 'crm', id: 'bob' }
  yield { kind: 'record', ...payer, observedAt: '2026-01-01', identifiers: [{ type: 'CRM_ID', value: 'bob' }] }
  const paid = { ...event, record: payer, id: 'p1', name: 'paid_with_5555_5555_5555_4444', properties: cardNumbers }
  yield paid
  yield { ...paid, id: 'p3', name: 'form_sent', occurredAt: '2026-03-01', properties: papers }
  yield {
    ...paid,
    id: 'p2',
    name: 'order_4111_1111_1111_1112',
    occurredAt: '2026-04-01',
    properties: { order: noCard },
  }
}

const cardNumbers = {
  given: '4111-1111-1111-1111',
  spoken: { to: [{ agent: 'the number is 3782 822463 10005' }] },
  digits: 6_011_111_111_111_117,
  '2223 0031 2200 3222': 'seen',
}
const papers = {
  taxId: 'secret-tax-1111',
  account_number: 'secret-account-2222',
  idNumber: 'secret-id-3333',
  personalausweis: 'secret-card-4444',
  cvv: '737',
  orderNo: 'order-5555',
}
const noCard = '4111 1111 1111 1112'

beforeAll(() => world.ingest(lines()))

async function ask(purpose: 'Marketing' | 'ServiceProvision' | 'CustomerCare') {
  const selection = 'touchpoints(first: 1) { edges { node { properties campaign { name term } device { id type } } } }'
  const { rows } = await world.entities('Customer', [await world.ownerOf('crm:ann')], selection, { purpose, scopes })
  return JSON.stringify(rows)
}

describe('properties of a touchpoint', () => {
  it('show nothing but behaviour where the purpose opens nothing else', async () => {
    const told = await ask('Marketing')
    for (const secret of everySecret) expect(told).not.toContain(secret)
    for (const behaviour of ['delivery', '"seconds":3', '"new"', 'Autumn', '"type":"phone"'])
      expect(told).toContain(behaviour)
  })

  it('show what the purpose opens, documents in part: the control', async () => {
    const told = await ask('ServiceProvision')
    const open = everySecret.filter(
      (secret) =>
        !['secret-record', 'secret-illness', 'secret-passport-', 'secret-note', 'DE8937', 'de893704'].includes(secret),
    )
    for (const secret of open) expect(told).toContain(secret)
    expect(told).toContain('***1234')
    for (const closed of ['secret-record', 'secret-illness', 'secret-passport-']) expect(told).not.toContain(closed)
  })
})

describe('other text of a source', () => {
  async function told(purpose: 'Marketing' | 'ServiceProvision', selection: string) {
    const asking = { purpose, scopes }
    const { rows, codes } = await world.entities('Customer', [await world.ownerOf('crm:ann')], selection, asking)
    expect(codes).toEqual([])
    return JSON.stringify(rows)
  }

  it('is the name and the title of an event, which no filter finds either', async () => {
    const events = 'touchpoints(first: 9) { edges { node { name title } } }'
    const [closed, open] = [await told('Marketing', events), await told('ServiceProvision', events)]
    expect(closed).not.toContain('secret-')
    for (const shown of ['"withheld"', '"Withheld"', '"call_of_2_minutes"', '"page_viewed"'])
      expect(closed).toContain(shown)
    // The control: the purpose opens the address.
    expect(open).toContain(`"${secretName}"`)
    expect(open).not.toContain('ithheld')
    const filtered = `touchpoints(first: 9, names: ["${secretName}"]) { edges { node { id } } }`
    expect(await told('Marketing', filtered)).toContain('"edges":[]')
    expect(await told('ServiceProvision', filtered)).toContain('"id":')
    expect(await told('Marketing', filtered.replace(secretName, 'page_viewed'))).toContain('"id":')
  })

  it('is what an opportunity and a ticket say', async () => {
    const texts = `feedback(first: 1) { edges { node { title status comment } } }
      journey { opportunity { name stage owner reason status } }`
    const [closed, open] = [await told('Marketing', texts), await told('ServiceProvision', texts)]
    expect(closed).not.toMatch(/secret-|7946/)
    expect(closed).toContain('"status":"LOST"')
    expect(closed).toContain('"title":"Ticket"')
    expect(open).toContain('"title":"Ticket, sent to secret')
    for (const secret of ['name', 'owner', 'reason', 'status', 'comment']) expect(open).toContain(`secret-${secret}@`)
    expect(open).toContain('7946')
  })
})

describe('the number of a payment card', () => {
  async function told(more: readonly string[] = []) {
    const asking = { purpose: 'CustomerCare' as const, scopes: [...scopes, ...more] }
    const selection = 'touchpoints(first: 9) { edges { node { name title properties } } }'
    const { rows } = await world.entities('Customer', [await world.ownerOf('crm:bob')], selection, asking)
    return JSON.stringify(rows)
  }

  it('is shown in part, like that of an account, wherever a source writes it', async () => {
    const answer = await told()
    expect(answer).toContain('"given":"***1111"')
    expect(answer).toContain('"agent":"***0005"')
    expect(answer).not.toMatch(/5555.5555|4111-1111|822463|6011|2223 0031/)
  })

  it('is shown like the number of a paper or an account, which its key alone reveals', async () => {
    const answer = await told()
    for (const shown of [
      '"taxId":"***1111"',
      '"account_number":"***2222"',
      '"idNumber":"***3333"',
      'ausweis":"***4444"',
    ])
      expect(answer).toContain(shown)
    expect(answer).not.toMatch(/secret-|737/)
    // The control.
    expect(answer).toContain('order-5555')
    expect(await told(['identity:steward'])).toContain('secret-tax-1111')
  })

  it('is shown to stewards, and the number of an order to all: the controls', async () => {
    const answer = await told(['identity:steward'])
    for (const shown of ['paid_with_5555', '4111-1111-1111-1111', '3782 822463 10005', '6011111111111117', '2223 0031'])
      expect(answer).toContain(shown)
    for (const shown of ['order_4111_1111_1111_1112', noCard]) {
      expect(answer).toContain(shown)
      expect(await told()).toContain(shown)
    }
  })
})
