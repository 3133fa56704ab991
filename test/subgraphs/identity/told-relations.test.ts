import { beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, startProduct } from '../../harness/product.ts'
import { subjectOf } from '../../resolution/graph-state.ts'

const testGraph = useGraph()
let product: Product
beforeEach(async () => {
  await testGraph.clear()
  product ??= await startProduct(testGraph)
  await product.ingest([{ kind: 'source', source: 'crm' }])
})

const acme = { source: 'crm', id: 'acme' }

function company(source: string, id: string, more: object = {}): IngestLineInput {
  return { kind: 'account', source, id, observedAt: '2026-01-01', name: id, ...more } as IngestLineInput
}

function person(source: string, id: string, more: object = {}): IngestLineInput {
  const attributes = { fullName: `${id} Lee` }
  return { kind: 'record', source, id, observedAt: '2026-01-01', attributes, ...more } as IngestLineInput
}

const relatesTo = (role: string, to: object) => ({ relations: [{ role, to }] })
const domain = { identifiers: [{ type: 'DOMAIN', value: 'acme.example' }] }

async function customerOf(recordId: string, selection: string) {
  const { id } = await subjectOf(testGraph.graph, recordId)
  const query = `{ customer(id: "${id}") { ${selection} } }`
  const { data, errors } = await product.ask({ as: 'fraud', for: 'FraudPreventionAndDetection', query })
  expect(errors).toEqual([])
  return data?.customer as Readonly<Record<string, unknown>>
}

async function shownToMarketing(recordId: string) {
  const { id } = await subjectOf(testGraph.graph, recordId)
  const { data } = await product.ask({ as: 'marketing', for: 'Marketing', query: `{ account(id: "${id}") { name } }` })
  return data?.account
}

async function accountOf(recordId: string, selection: string) {
  const { id } = await subjectOf(testGraph.graph, recordId)
  const query = `{ account(id: "${id}") { ${selection} } }`
  const { data, errors } = await product.ask({ as: 'steward', for: 'CustomerCare', query })
  expect(errors).toEqual([])
  return data?.account as Readonly<Record<string, unknown>>
}

const standings = [
  'undeclared',
  'declared as a touchpoint',
  'declared as a touchpoint that verified an address',
] as const
type Standing = (typeof standings)[number]

/** Lines as a source of the standing writes them: one that verifies has an address of its own confirmed by each of its records. */
function asOf(standing: Standing, lines: readonly IngestLineInput[]): readonly IngestLineInput[] {
  const line: IngestLineInput = { kind: 'source', source: 'stray', role: 'TOUCHPOINT', verifies: ['EMAIL'] }
  if (standing === 'undeclared') return lines
  if (standing === 'declared as a touchpoint')
    return [{ kind: 'source', source: 'stray', role: 'TOUCHPOINT' }, ...lines]
  const confirmed = lines.map((stated) => {
    if (!('source' in stated) || stated.source !== 'stray' || !('id' in stated)) return stated
    const own = { type: 'EMAIL', value: `${stated.id}@own.example`, verifiedAt: '2026-01-01' }
    const { identifiers = [] } = stated as { identifiers?: readonly object[] }
    return { ...stated, identifiers: [...identifiers, own] } as IngestLineInput
  })
  return [line, ...confirmed]
}

describe.each(standings)('a company of a system of record, and a source %s', (standing) => {
  const declare = () => product.ingest([{ kind: 'source', source: 'stray', role: 'SYSTEM_OF_RECORD' }])

  it.each([
    ['by a record that names it', [company('stray', 'holding', relatesTo('OWNS', acme))], { share: 0.9 }],
    [
      'by a record of its own domain',
      [
        company('stray', 'twin', {
          ...domain,
          name: 'acme',
          ...relatesTo('PARENT', { source: 'stray', id: 'holding' }),
        }),
      ],
      {},
    ],
  ])('gets no parent: %s', async (_, lines, share) => {
    const told = lines.map((line) => {
      const { relations = [] } = line as { relations?: object[] }
      return { ...line, relations: relations.map((relation) => ({ ...relation, ...share })) } as IngestLineInput
    })
    await product.ingest(asOf(standing, [company('crm', 'acme', domain), company('stray', 'holding'), ...told]))
    expect(await accountOf('crm:acme', 'parent { id }')).toEqual({ parent: null })
    // The control: the operator declares it a system of record.
    await declare()
    expect(await accountOf('crm:acme', 'parent { id }')).toEqual({ parent: { id: expect.any(String) } })
  })

  it('does not get the employees of another company', async () => {
    const wright = { identifiers: [{ type: 'EMAIL', value: 'wright@x.example' }] }
    const evil = { source: 'stray', id: 'evil' }
    await product.ingest(
      asOf(standing, [
        company('crm', 'acme'),
        company('stray', 'evil'),
        person('crm', 'Vic', { ...wright, ...relatesTo('EMPLOYEE_OF', acme) }),
        person('stray', 'Vic', { ...wright, ...relatesTo('EMPLOYEE_OF', evil) }),
      ]),
    )
    const members = 'members(first: 5) { edges { node { role } } }'
    expect((await subjectOf(testGraph.graph, 'stray:Vic')).records).toContain('crm:Vic')
    expect(await accountOf('stray:evil', members)).toEqual({ members: { edges: [] } })
    expect(await accountOf('crm:acme', members)).toEqual({ members: { edges: [{ node: { role: 'EMPLOYEE_OF' } }] } })
    await declare()
    expect(await accountOf('stray:evil', members)).toMatchObject({ members: { edges: [{}] } })
  })

  it('gets no member', async () => {
    const hired = [
      person('crm', 'ann', relatesTo('EMPLOYEE_OF', acme)),
      person('stray', 'eve', relatesTo('EMPLOYEE_OF', acme)),
    ]
    await product.ingest(asOf(standing, [company('crm', 'acme'), ...hired]))
    const members = 'members(first: 5) { edges { node { role } } } engagement { members }'
    const alone = { members: { edges: [{ node: { role: 'EMPLOYEE_OF' } }] }, engagement: { members: 1 } }
    expect(await accountOf('crm:acme', members)).toEqual(alone)
    await declare()
    expect(await accountOf('crm:acme', members)).toMatchObject({
      members: { edges: [{}, {}] },
      engagement: { members: 2 },
    })
  })

  it('lends the warmth of its opportunities to nobody who claims to work there', async () => {
    const deal = { source: 'crm', id: 'deal', record: acme, channel: 'CALL', occurredAt: '2026-01-02' } as const
    const won = ['created', 'won'].map(
      (step): IngestLineInput => ({
        ...{ ...deal, kind: 'event', id: `deal-${step}`, name: `opportunity_${step}` },
        properties: { opportunityId: 'deal' },
      }),
    )
    const lines = [company('crm', 'acme'), ...won, person('stray', 'eve', relatesTo('EMPLOYEE_OF', acme))]
    await product.ingest(asOf(standing, lines))
    const warmth = async () => (await customerOf('stray:eve', 'leadWarmth { reasons { code } }')).leadWarmth
    expect(await warmth()).toBeNull()
    await declare()
    expect(await warmth()).toEqual({ reasons: [{ code: 'OPPORTUNITIES_WON' }] })
  })

  it('stays a company where a form says that it is a person, and a person where one says that it is a company', async () => {
    const stall = { identifiers: [{ type: 'COMPANY_REGISTRATION', value: '88000012' }] }
    const formed = (legalForm: string) => ({ ...domain, attributes: { name: 'acme', legalForm } })
    const open = { name: 'acme' }
    const told = asOf(standing, [
      company('crm', 'acme', formed('private limited company')),
      company('crm', 'unformed', { ...stall, name: 'Quill Books' }),
      company('stray', 'twin', formed('sole trader')),
      company('stray', 'other', { ...stall, attributes: { name: 'Quill Books', legalForm: 'sole trader' } }),
    ])
    await product.ingest(told)
    expect((await subjectOf(testGraph.graph, 'crm:acme')).records).toContain('stray:twin')
    expect((await subjectOf(testGraph.graph, 'crm:unformed')).records).toContain('stray:other')
    expect(await shownToMarketing('crm:acme')).toEqual(open)
    expect(await shownToMarketing('crm:unformed')).toEqual({ name: 'Quill Books' })
    // The control: a system of record says so.
    await declare()
    expect(await shownToMarketing('crm:acme')).toEqual({ name: null })
    expect(await shownToMarketing('crm:unformed')).toEqual({ name: null })
    await testGraph.clear()
    await product.ingest([{ kind: 'source', source: 'crm' }])
    const closed = [
      company('crm', 'acme', formed('sole trader')),
      company('stray', 'twin', formed('private limited company')),
    ]
    await product.ingest(asOf(standing, closed))
    expect((await subjectOf(testGraph.graph, 'crm:acme')).records).toContain('stray:twin')
    expect(await shownToMarketing('crm:acme')).toEqual({ name: null })
  })

  it('is a person where only forms know it and one of them says so', async () => {
    const stall = { identifiers: [{ type: 'COMPANY_REGISTRATION', value: '88000012' }] }
    await product.ingest(
      asOf(standing, [
        company('stray', 'stall', { ...stall, attributes: { name: 'Quill Books', legalForm: 'sole trader' } }),
        company('stray', 'again', { ...stall, attributes: { name: 'Quill Books', legalForm: 'Ltd' } }),
      ]),
    )
    expect(await shownToMarketing('stray:stall')).toEqual({ name: null })
  })

  it('has those of its own kind where no system of record knows it', async () => {
    const there = { source: 'stray', id: 'stall' }
    await product.ingest(
      asOf(standing, [company('stray', 'stall'), person('stray', 'eve', relatesTo('EMPLOYEE_OF', there))]),
    )
    const members = 'members(first: 5) { edges { node { role } } }'
    expect(await accountOf('stray:stall', members)).toMatchObject({ members: { edges: [{}] } })
  })
})

describe.each(standings)('the household of a customer, and a source %s', (standing) => {
  const home = { source: 'crm', id: 'home' }
  const households = async (recordId: string) => {
    const { id } = await subjectOf(testGraph.graph, recordId)
    const query = `{ customer(id: "${id}") { households { members { from } } } }`
    const { data } = await product.ask({ as: 'fraud', for: 'FraudPreventionAndDetection', query })
    return (data?.customer as { households: { members: unknown[] }[] }).households.map(({ members }) => members.length)
  }

  it('gets no member', async () => {
    const told = relatesTo('MEMBER_OF_HOUSEHOLD', home)
    const three = [person('crm', 'ann', told), person('crm', 'ben', told), person('stray', 'eve', told)]
    await product.ingest(asOf(standing, three))
    expect(await households('crm:ann')).toEqual([2])
    expect(await households('stray:eve')).toEqual([])
    await product.ingest([{ kind: 'source', source: 'stray', role: 'SYSTEM_OF_RECORD' }])
    expect(await households('crm:ann')).toEqual([3])
  })

  it('is none that a form names, by its relations or by an address that it states', async () => {
    const address = { addresses: [{ line1: '66 Evil Road', city: 'Leeds', postalCode: 'LS1 9ZZ', countryCode: 'GB' }] }
    const ann = { identifiers: [{ type: 'EMAIL', value: 'ann@x.example' }] }
    const names = ({ givenName }: { givenName?: string }) => ({
      ...(givenName && { givenName, familyName: 'Crook' }),
      ...address,
    })
    const lodgers = (id: string, given: { givenName?: string }, more: object = {}) =>
      person('stray', id, {
        ...{ ...more, attributes: names(given) },
        ...relatesTo('MEMBER_OF_HOUSEHOLD', { source: 'stray', id: 'den' }),
      })
    const crook = person('crm', 'ann', { ...ann, attributes: { givenName: 'Ann', familyName: 'Crook' } })
    await product.ingest(
      asOf(standing, [
        ...[crook, lodgers('nameless', {}, ann)],
        ...[lodgers('mal', { givenName: 'Mallory' }), lodgers('nel', { givenName: 'Nelly' })],
      ]),
    )
    expect((await subjectOf(testGraph.graph, 'crm:ann')).records).toContain('stray:nameless')
    expect(await households('crm:ann')).toEqual([])
    // Nor do the strangers have the customer among theirs.
    expect(await households('stray:mal')).toEqual([2, 2])
    // The control: a system of record states the same.
    await product.ingest([{ kind: 'source', source: 'stray', role: 'SYSTEM_OF_RECORD' }])
    expect(await households('crm:ann')).toEqual([3, 3])
  })
})
