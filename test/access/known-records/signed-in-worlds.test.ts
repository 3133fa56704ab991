import { beforeEach, expect, it } from 'vitest'
import { purposeKeys } from '../../../access/purposes.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useJoinedWorld } from './joined-world.ts'
import { inRequests } from './whole-selections.ts'

const world = useJoinedWorld()
beforeEach(() => world.clear())

type Line = IngestLineInput
const sources: readonly Line[] = [
  { kind: 'source', source: 'crm', role: 'SYSTEM_OF_RECORD', mayRecordConsentFor: '*' },
  { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies: ['PHONE', 'EMAIL'] },
]
const address = { line1: '5 Hidden Mews', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }

function recordLine(source: string, id: string, identifiers: readonly object[], attributes: object, day = 1): Line {
  return { kind: 'record', source, id, observedAt: `2025-01-0${day}`, identifiers, attributes } as Line
}

const own = { type: 'PHONE', value: '+447700900999', verifiedAt: '2025-01-01' }
const relations = ['EMPLOYEE_OF', 'OWNER_OF'].map((role) => ({ role, to: { source: 'web', id: 'firm' } }))
/** What a form states of whom its visitor works for and lives with. */
const related = {
  relations: [
    ...relations,
    { role: 'EMPLOYEE_OF', to: { source: 'crm', id: 'firm' } },
    { role: 'MEMBER_OF_HOUSEHOLD', to: { source: 'web', id: 'home' } },
  ],
}
const signUp = { ...recordLine('web', 'mal', [own], { fullName: 'Zora Quux' }), ...related } as Line
const guess = {
  ...recordLine(
    'web',
    'mal',
    [own, { type: 'EMAIL', value: 'vic@x.example' }],
    { fullName: 'Vera Tim', addresses: [address], preferredLanguage: 'en' },
    2,
  ),
  ...related,
} as Line
const facts: readonly Line[] = [
  ...['a', 'b', 'c'].map(
    (id, index): Line => ({
      ...{
        kind: 'event',
        source: 'web',
        id,
        record: { source: 'web', id: 'mal' },
        name: 'page_viewed',
        channel: 'WEB',
      },
      occurredAt: `2025-03-0${index + 1}`,
    }),
  ),
  ...(['EMAIL', 'SMS'] as const).map(
    (channel): Line => ({
      ...{
        kind: 'event',
        source: 'web',
        id: channel,
        record: { source: 'web', id: 'mal' },
        name: 'email_sent',
        channel,
      },
      occurredAt: '2025-12-20',
    }),
  ),
]

/** A customer whom a system of record knows, with whatever closes something. */
function victim(...closing: readonly Line[]): readonly Line[] {
  const record = { source: 'crm', id: 'vic' }
  const about = (id: string) => ({ source: 'crm', id, record, occurredAt: '2025-02-01' })
  return [
    recordLine('crm', 'vic', [{ type: 'EMAIL', value: 'vic@x.example', verifiedAt: '2025-01-01' }], {
      ...{ fullName: 'Vera Tim', birthDate: '1971-01-31', addresses: [address] },
    }),
    ...closing,
    { ...about('said'), kind: 'feedback', type: 'NPS', score: 1 },
    {
      ...about('bill'),
      kind: 'billing',
      type: 'INVOICE',
      amountMinor: 900,
      currency: 'EUR',
      properties: { dueAt: '2025-03-01' },
    },
    { ...about('wish'), kind: 'preference', channel: 'SMS', wish: 'UNWANTED' },
    { ...about('cap'), kind: 'preference', channel: 'EMAIL', wish: 'ACCEPTED', frequencyCap: { max: 1, days: 300 } },
  ]
}
const about = (id: string) => ({ source: 'crm', id, record: { source: 'crm', id: 'vic' }, occurredAt: '2025-02-01' })

const victims: Readonly<Record<string, readonly Line[]>> = {
  'a customer': victim(),
  'a customer who restricted the use': victim({ ...about('r'), kind: 'restriction' } as Line),
  'a customer who objected and refused': victim(
    ...purposeKeys.flatMap((purpose): Line[] => [
      { ...about(`o${purpose}`), kind: 'objection', purpose } as Line,
      { ...about(`c${purpose}`), kind: 'consent', purpose, status: 'REFUSED' } as Line,
    ]),
  ),
  'a minor': victim().map((line) =>
    line.kind === 'record' ? ({ ...line, attributes: { ...line.attributes, birthDate: '2012-01-31' } } as Line) : line,
  ),
}

const ownFields = [...world.selections.Customer.byField]
  .filter(([field]) => world.ownFields('Customer').includes(field))
  .flatMap(([, texts]) => texts)

/** Everything that who signed up is told of themselves, whose token names the id that they had first; each field alone, or many per request. */
async function told(customerId: string, way: 'alone' | 'together'): Promise<readonly string[]> {
  const viewer = { scopes: new Set(['self']), customerId, record: 'web:mal' }
  const asked = async (text: string, purpose: (typeof purposeKeys)[number]) => {
    const { data, errors } = await world.ask(text, { viewer, purpose })
    if (data?.me === null && text.includes('f1:')) throw new Error('one field took all others with it')
    const reasons = errors?.map(({ message, extensions }) => `${message} ${extensions.reason}`).toSorted()
    const unsealed = JSON.stringify({ data, reasons }).replace(
      /"(cursor|startCursor|endCursor|jws)":"[^"]*"/g,
      '"$1":""',
    )
    return `${purpose} ${text.slice(0, 90)}: ${unsealed}`
  }
  const answers: string[] = []
  const parts = way === 'alone' ? ownFields.map((text) => [text]) : inRequests(ownFields, (text) => text)
  for (const part of parts) {
    const fields = part.map((text, index) => (way === 'alone' ? text : `f${index}: ${text}`))
    answers.push(await asked(`{ me { id ${fields.join(' ')} } }`, 'RightsFulfilment'))
  }
  for (const purpose of purposeKeys) {
    const uses = purposeKeys.map((key) => `u${key}: mayUse(purpose: ${key}) { category basis allowed reason until }`)
    const ways = purposeKeys.map(
      (key) => `r${key}: reach(purpose: ${key}) { channel value reason frequencyCap { max days sent } }`,
    )
    answers.push(await asked(`{ me { id ${uses.join(' ')} } }`, purpose))
    answers.push(
      await asked(`{ me { id ${ways.join(' ')} withheld { category reason channels isPartial } } }`, purpose),
    )
    answers.push(
      await asked(
        '{ me { household { id members { customer { id } } } records(first: 5) { edges { node { sourceId customer { id } } } } } }',
        purpose,
      ),
    )
  }
  answers.push(await asked(`{ customer(id: "${customerId}") { id supersededIds } }`, 'RightsFulfilment'))
  return answers
}

function signedInAs(customerId: string) {
  const viewer = { scopes: new Set(['self']), customerId, record: 'web:mal' }
  return { viewer, purpose: 'RightsFulfilment' as const }
}

async function act(customerId: string, call: string): Promise<string> {
  const { data } = await world.ask(`mutation { ${call} }`, signedInAs(customerId))
  return JSON.stringify(data)
}

/** What is told in a world where a system of record knows `known`, or nobody, before or after the form is filled in. */
async function run(
  known: readonly Line[],
  when: 'before' | 'after' = 'before',
  form = guess,
  afterwards: readonly Line[] = [],
) {
  await world.clear()
  world.setNextId(1)
  await world.ingest([...sources, ...(when === 'before' ? known : [])])
  world.setNextId(1000)
  await world.ingest([signUp])
  const id = await world.ownerOf('web:mal')
  world.setNextId(2000)
  await world.ingest([form, ...facts])
  if (when === 'after') await world.ingest(known)
  const owner = await world.ownerOf('web:mal')
  world.setNextId(2500)
  await world.ingest(afterwards)
  const seen = await told(id, 'alone')
  world.setNextId(3000)
  const acts: string[] = []
  for (const call of [
    `recordConsent(customerId: "${id}", purpose: Marketing) { __typename ... on LedgerSuccess { appended customer { id } events { id subject } } }`,
    `setChannelPreference(customerId: "${id}", channel: SMS, wish: PREFERRED) { __typename ... on LedgerSuccess { appended customer { id } } }`,
  ])
    acts.push(await act(id, call))
  const foreign =
    owner === id
      ? []
      : [(await world.ask(`{ customer(id: "${owner}") { id } }`, signedInAs(id))).data, await act(id, objecting(owner))]
  return { owner, id, told: [...seen, ...acts, ...(await told(id, 'together'))], foreign }
}

const objecting = (id: string) => `objectToUse(customerId: "${id}", purpose: Marketing) { __typename }`

/** What is told where nobody is known. Several tests compare with it, and it is the same for each of them. */
function toldOfNobody(form = guess, afterwards: readonly Line[] = []) {
  let told: ReturnType<typeof run> | undefined
  return () => {
    told ??= run([], 'before', form, afterwards)
    return told
  }
}

const nobodyWhoGuesses = toldOfNobody()
const patience = 600_000

it.each(Object.keys(victims).flatMap((name) => [[name, 'before'] as const, [name, 'after'] as const]))(
  'whoever signs in is told the same whether or not %s holds what their form names (known %s)',
  async (name, when) => {
    const nobody = await nobodyWhoGuesses()
    const somebody = await run(victims[name] ?? [], when)
    expect(nobody.owner).toBe(nobody.id)
    expect(somebody.id).toBe(nobody.id)
    // The guess did join, and the id of the token came to be another's.
    expect(await world.ownerOf('crm:vic')).toBe(somebody.owner)
    expect(somebody.told).toEqual(nobody.told)
    // Under the other's own id they find nobody.
    expect(somebody.foreign).toEqual([{ customer: null }, '{"objectToUse":{"__typename":"CustomerNotFound"}}'])
  },
  patience,
)

const guessTakenBack = [recordLine('web', 'mal', [own], { fullName: 'Zora Quux' }, 3)]
const nobodyWhoTakesItBack = toldOfNobody(guess, guessTakenBack)

it.each(Object.keys(victims))(
  'whoever takes a guess back is told the same whether or not it was right about %s, and so is whom it named',
  async (name) => {
    const nobody = await nobodyWhoTakesItBack()
    const somebody = await run(victims[name] ?? [], 'before', guess, guessTakenBack)
    expect(somebody.owner).not.toBe(somebody.id)
    const named = await world.ownerOf('crm:vic')
    expect(await world.ownerOf('web:mal')).not.toBe(named)
    expect(somebody.told).toEqual(nobody.told)
    const viewer = { scopes: new Set(['self']), customerId: named, record: 'crm:vic' }
    const withheld = '{ me { displayName withheld { category reason isPartial } } }'
    const { data } = await world.ask(withheld, { viewer, purpose: 'RightsFulfilment' })
    expect(data).toEqual({ me: { displayName: 'Vera Tim', withheld: [] } })
  },
  patience,
)

/** Companies whom somebody signs up for, and edits the form of to a guess. */
const plumbing = { kind: 'account', source: 'web', id: 'firm', observedAt: '2025-01-01', name: 'Plumbing' } as Line
const guessedMailbox = [
  { type: 'EMAIL', value: 'office@rose.example' },
  { type: 'DOMAIN', value: 'rose.example' },
]
const rose = { kind: 'account', observedAt: '2025-01-01', name: 'Rose Tim Plumbing', identifiers: guessedMailbox }
const guessedFirm = { ...rose, source: 'web', id: 'firm', observedAt: '2025-01-02' } as Line
const firms: Readonly<Record<string, readonly Line[]>> = {
  'a company': [{ ...rose, source: 'crm', id: 'firm' } as Line],
  'a sole trader': [{ ...rose, source: 'crm', id: 'firm', attributes: { legalForm: 'sole trader' } } as Line],
  'a company of another visitor': [{ ...rose, source: 'web', id: 'other' } as Line],
  'a company that nobody declared': [{ ...rose, source: 'shop', id: 'firm' } as Line],
  'a company with people and opportunities': [
    { ...rose, source: 'crm', id: 'firm' } as Line,
    {
      ...recordLine('crm', 'boss', [], { fullName: 'Rose Tim' }),
      relations: [{ role: 'OWNER_OF', to: { source: 'crm', id: 'firm' } }],
    } as Line,
  ],
}

const editedForm = [plumbing, guessedFirm]
const nobodyWithFirm = toldOfNobody(signUp, editedForm)

it.each(Object.keys(firms))(
  'whoever signs in is told the same of their company whether or not %s is as their form guesses',
  async (name) => {
    const nobody = await nobodyWithFirm()
    const somebody = await run(firms[name] ?? [], 'before', signUp, editedForm)
    const known = name === 'a company of another visitor' ? 'web:other' : 'crm:firm'
    // The guess did join.
    if (name !== 'a company that nobody declared')
      expect(await world.ownerOf(known)).toBe(await world.ownerOf('web:firm'))
    expect(somebody.told).toEqual(nobody.told)
    const { data } = await world.ask('{ me { accounts { role account { name kind } } } }', signedInAs(somebody.id))
    const account = { name: 'Rose Tim Plumbing', kind: 'KNOWN' }
    expect(data).toEqual({
      me: {
        accounts: [
          ...['EMPLOYEE_OF', 'OWNER_OF'].map((role) => ({ role, account })),
          { role: 'EMPLOYEE_OF', account: null },
        ],
      },
    })
  },
  patience,
)

it('a customer of a system of record is told of the company that it names, and of no sole trader: the control', async () => {
  const staff = (id: string, firm: string) =>
    ({
      ...recordLine('crm', id, [], { fullName: `Ann ${id}` }),
      relations: [{ role: 'EMPLOYEE_OF', to: { source: 'crm', id: firm } }],
    }) as Line
  const company = { kind: 'account', source: 'crm', observedAt: '2025-01-01' }
  await world.ingest([
    ...sources,
    { ...company, id: 'rose', name: 'Rose GmbH' } as Line,
    { ...company, id: 'tim', name: 'Tim Quux', attributes: { legalForm: 'sole trader' } } as Line,
    staff('Lee', 'rose'),
    staff('Poe', 'tim'),
  ])
  const told = async (record: string) => {
    const viewer = { scopes: new Set(['self']), customerId: await world.ownerOf(record), record }
    const { data, errors } = await world.ask('{ me { accounts { account { id name } } } }', {
      ...{ viewer, purpose: 'RightsFulfilment' as const },
    })
    const [first] = (data as { me: { accounts: { account: { id: string; name: string | null } }[] } }).me.accounts
    return { ...first?.account, reasons: errors?.map(({ extensions }) => extensions.reason) }
  }
  expect(await told('crm:Lee')).toMatchObject({ name: 'Rose GmbH' })
  expect(await told('crm:Poe')).toMatchObject({ name: null, reasons: ['NOT_YOUR_DATA'] })
  expect((await told('crm:Lee')).id).not.toBe(await world.ownerOf('crm:rose'))
})

it(
  'is told of the customer once the address is verified: the negative control',
  async () => {
    const verified = { type: 'EMAIL', value: 'vic@x.example', verifiedAt: '2025-01-01' }
    const form = recordLine('web', 'mal', [own, verified], { fullName: 'Vera Tim', addresses: [address] }, 2)
    const nobody = await run([], 'before', form)
    const somebody = await run(victims['a customer who objected and refused'] ?? [], 'before', form)
    expect(somebody.foreign[0]).toEqual({ customer: { id: somebody.owner } })
    const differing = somebody.told.filter((text, index) => text !== nobody.told[index])
    for (const field of ['mayUse', 'reach', 'balance', 'records']) expect(differing.join()).toContain(field)
  },
  patience,
)
