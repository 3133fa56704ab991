import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'
import { subjectOf } from '../../resolution/graph-state.ts'

const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())

const support = personaViewer('support', { purposes: ['CustomerCare', 'ServiceProvision'] })
const marketing = personaViewer('marketing')
const observedAt = '2026-01-02'
type Identifier = { readonly type: 'EMAIL' | 'PHONE'; readonly value: string; readonly verifiedAt?: string }
const email = { type: 'EMAIL', value: 'vera@x.example' } as const
const phone = { type: 'PHONE', value: '+442079460000' } as const
const foreignEmail = { type: 'EMAIL', value: 'mal@x.example', verifiedAt: observedAt } as const
const confirmed = (identifier: Identifier): Identifier => ({ ...identifier, verifiedAt: observedAt })
const addresses = [{ line1: '1 Mill Lane', city: 'Leeds', countryCode: 'GB' }]
const vera = { givenName: 'Vera', familyName: 'Vickers', addresses }

function record(name: string, identifiers: readonly Identifier[]): IngestLineInput {
  const [source = '', id = ''] = name.split(':')
  return { kind: 'record', source, id, observedAt, identifiers: [...identifiers], attributes: vera }
}

const idOf = async (name: string) => (await subjectOf(test.graph, name)).id

/** As the customer of a record, signed in with it. */
async function enter(name: string, call: string): Promise<void> {
  const id = await idOf(name)
  const own = personaViewer('customer', { customerId: id, record: name })
  const query = `mutation { ${call.replace('(', `(customerId: "${id}" `)} { __typename } }`
  expect(await product.ask({ as: own, for: 'RightsFulfilment', query })).toMatchObject({ errors: [] })
}

async function enterAsStaff(name: string, call: string): Promise<void> {
  const query = `mutation { ${call.replace('(', `(customerId: "${await idOf(name)}" `)} { __typename } }`
  expect(await product.ask({ as: support, for: 'CustomerCare', query })).toMatchObject({ errors: [] })
}

/** The contact points of a record's customer: the postal address as reached, the others as reached and as listed. */
async function pointsFor(purpose: 'Marketing' | 'CustomerCare', name: string) {
  const query = `{ customer(id: "${await idOf(name)}") {
    email: reach(purpose: ${purpose}, channel: EMAIL) { value }
    sms: reach(purpose: ${purpose}, channel: SMS) { value }
    post: reach(purpose: ${purpose}, channel: POST) { value }
    identifiers(first: 20, types: [EMAIL, PHONE]) { edges { node { value } } } } }`
  const { data } = await product.ask({ as: purpose === 'Marketing' ? marketing : support, for: purpose, query })
  const found = data?.customer as {
    readonly email: { readonly value: string | null }
    readonly sms: { readonly value: string | null }
    readonly post: { readonly value: string | null }
    readonly identifiers: { readonly edges: readonly { readonly node: { readonly value: string | null } }[] }
  }
  const listed = new Set(found.identifiers.edges.map(({ node }) => node.value))
  return {
    email: [found.email.value, listed.has(email.value)],
    phone: [found.sms.value, listed.has(phone.value)],
    post: found.post.value,
  }
}

const open = { email: [email.value, true], phone: [phone.value, true], post: '1 Mill Lane, Leeds, GB' }
const withoutPhone = { ...open, phone: [null, false] }
const onlyEmail = { ...withoutPhone, post: null }
const none = { email: [null, false], phone: [null, false], post: null }

beforeEach(async () => {
  await test.clear()
  await product.ingest([
    { kind: 'source', source: 'crm' },
    { kind: 'source', source: 'erp' },
    { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL', 'PHONE'] },
    { kind: 'source', source: 'cmp', role: 'TOUCHPOINT', mayRecordConsentFor: '*' },
  ])
})

const agrees = 'recordConsent(purpose: Marketing)'
const systems = [
  ['an address and a telephone that nobody verified', record('erp:v', [email, phone])],
  ['a verified address and a telephone that nobody verified', record('crm:v', [confirmed(email), phone])],
] as const

describe.each(systems)('a customer of whom a system of record states %s', (_, stated) => {
  const name = `${stated.source}:v`
  const account = record('web:m', [email, phone, foreignEmail])

  it.each([
    'restrictUse(lifted: false)',
    'objectToUse(purpose: CustomerCare)',
    'objectToUse(purpose: Marketing)',
    'withdrawConsent(purpose: Marketing)',
    'recordConsent(purpose: Marketing, status: REFUSED)',
    'setChannelPreference(channel: SMS, wish: UNWANTED)',
  ])('is reached, whatever somebody enters whose form named them: %s', async (call) => {
    await product.ingest([stated])
    await enterAsStaff(name, agrees)
    await product.ingest([account])
    expect(await idOf('web:m')).toBe(await idOf(name))
    await enter('web:m', call)
    expect(await pointsFor('CustomerCare', name)).toEqual(open)
    expect(await pointsFor('Marketing', name)).toEqual(open)
  })

  it('is reached, whatever two forms state and refuse', async () => {
    await product.ingest([stated, account, record('web:n', [email, phone])])
    await enter('web:m', 'restrictUse(lifted: false)')
    await enter('web:n', 'restrictUse(lifted: false)')
    expect(await pointsFor('CustomerCare', name)).toEqual(open)
  })

  it('is not reached once the customer refuses', async () => {
    await product.ingest([stated, account])
    await enterAsStaff(name, agrees)
    await enter(name, 'withdrawConsent(purpose: Marketing)')
    expect(await pointsFor('Marketing', name)).toEqual(none)
    await enter(name, 'restrictUse(lifted: false)')
    expect(await pointsFor('CustomerCare', name)).toEqual(none)
  })

  const given = [
    ['the customer gave', () => enter(name, agrees)],
    ['staff recorded as confirmed', () => enterAsStaff(name, 'recordConsent(purpose: Marketing, confirmed: true)')],
    ['staff recorded', () => enterAsStaff(name, agrees)],
  ] as const
  const forms = [
    ['of an undeclared source', record('blog:m', [email, phone])],
    ['of a touchpoint', record('web:m', [email, phone])],
    ['of a touchpoint with an account', account],
  ] as const

  it.each(
    given.flatMap(([who, give]) => forms.map(([which, form]) => [who, which, give, form] as const)),
  )('keeps a consent that %s when a form %s names them', async (_, __, give, form) => {
    await product.ingest([stated])
    await give()
    expect(await pointsFor('Marketing', name)).toEqual(open)
    await product.ingest([form])
    expect(await idOf(`${form.source}:m`)).toBe(await idOf(name))
    expect(await pointsFor('Marketing', name)).toEqual(open)
  })

  it('is reached where somebody else who holds the telephone agreed, until that person refuses', async () => {
    const other = { ...record('crm:o', [phone]), attributes: { givenName: 'Otto', familyName: 'Orme' } }
    await product.ingest([stated, account, other as IngestLineInput])
    await enterAsStaff(name, agrees)
    await enterAsStaff('crm:o', agrees)
    await enter('web:m', 'withdrawConsent(purpose: Marketing)')
    expect(await pointsFor('Marketing', name)).toEqual(open)
    await enterAsStaff('crm:o', 'withdrawConsent(purpose: Marketing)')
    expect(await pointsFor('Marketing', name)).toEqual(withoutPhone)
  })

  it('opens on the channel alone that the customer agreed to', async () => {
    await product.ingest([stated])
    await enter(name, 'recordConsent(purpose: Marketing, channel: EMAIL)')
    await product.ingest([account])
    await enter('web:m', 'recordConsent(purpose: Marketing, channel: SMS)')
    expect(await pointsFor('Marketing', name)).toEqual(onlyEmail)
  })
})

describe('a telephone that several records of a customer state without having verified it', () => {
  it('is closed by each that is of a system of record or verified to be linked with one', async () => {
    await product.ingest([record('crm:v', [confirmed(email), phone]), record('web:v', [confirmed(email), phone])])
    await enterAsStaff('crm:v', agrees)
    expect(await pointsFor('Marketing', 'crm:v')).toEqual(open)
    await enter('web:v', 'withdrawConsent(purpose: Marketing)')
    expect(await pointsFor('Marketing', 'crm:v')).toEqual(none)
  })

  it('is closed by one that has verified it', async () => {
    await product.ingest([record('crm:v', [confirmed(email), phone])])
    await enterAsStaff('crm:v', agrees)
    await product.ingest([record('web:m', [email, confirmed(phone)])])
    expect(await idOf('web:m')).toBe(await idOf('crm:v'))
    expect(await pointsFor('Marketing', 'crm:v')).toEqual(open)
    await enter('web:m', 'withdrawConsent(purpose: Marketing)')
    expect(await pointsFor('Marketing', 'crm:v')).toEqual(withoutPhone)
  })

  it('is closed by one of another system of record', async () => {
    await product.ingest([record('crm:v', [email, phone]), record('erp:v', [email, phone])])
    expect(await idOf('erp:v')).toBe(await idOf('crm:v'))
    await enter('crm:v', agrees)
    await enter('erp:v', 'recordConsent(purpose: Marketing, status: REFUSED)')
    expect(await pointsFor('Marketing', 'crm:v')).toEqual(none)
  })
})

describe('a visitor', () => {
  it('who verified an address keeps a consent about a telephone when somebody names both', async () => {
    await product.ingest([record('web:v', [confirmed(email), phone])])
    await enter('web:v', agrees)
    expect(await pointsFor('Marketing', 'web:v')).toEqual(open)
    await product.ingest([record('web:m', [email, phone])])
    expect(await idOf('web:m')).toBe(await idOf('web:v'))
    expect(await pointsFor('Marketing', 'web:v')).toEqual(open)
    await enter('web:m', 'withdrawConsent(purpose: Marketing)')
    expect(await pointsFor('Marketing', 'web:v')).toEqual(open)
    await enter('web:v', 'withdrawConsent(purpose: Marketing)')
    expect(await pointsFor('Marketing', 'web:v')).toEqual(none)
  })

  it('who verified nothing keeps a consent when an undeclared source names them, but not when another form does', async () => {
    await product.ingest([record('web:v', [email, phone])])
    await enter('web:v', agrees)
    expect(await pointsFor('Marketing', 'web:v')).toEqual(open)
    await product.ingest([record('blog:m', [email, phone])])
    expect(await idOf('blog:m')).toBe(await idOf('web:v'))
    expect(await pointsFor('Marketing', 'web:v')).toEqual(open)
    // Nothing shows which of two visitors is the one who holds the points.
    await product.ingest([record('web:m', [email, phone])])
    expect(await idOf('web:m')).toBe(await idOf('web:v'))
    expect(await pointsFor('Marketing', 'web:v')).toEqual(none)
  })
})
