import { beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../neo4j.ts'
import { type Product, startProduct } from '../../product.ts'
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

async function accountOf(recordId: string, selection: string) {
  const { id } = await subjectOf(testGraph.graph, recordId)
  const query = `{ account(id: "${id}") { ${selection} } }`
  const { data, errors } = await product.ask({ as: 'steward', for: 'CustomerCare', query })
  expect(errors).toEqual([])
  return data?.account as Readonly<Record<string, unknown>>
}

describe.each([
  'undeclared',
  'declared as a touchpoint',
])('a company of a system of record, and a source %s', (standing) => {
  beforeEach(async () => {
    if (standing !== 'undeclared') await product.ingest([{ kind: 'source', source: 'stray', role: 'TOUCHPOINT' }])
  })
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
    await product.ingest([company('crm', 'acme', domain), company('stray', 'holding'), ...told])
    expect(await accountOf('crm:acme', 'parent { id }')).toEqual({ parent: null })
    // The control: the operator declares it a system of record.
    await declare()
    expect(await accountOf('crm:acme', 'parent { id }')).toEqual({ parent: { id: expect.any(String) } })
  })

  it('does not get the employees of another company', async () => {
    const wright = { identifiers: [{ type: 'EMAIL', value: 'wright@x.example' }] }
    const evil = { source: 'stray', id: 'evil' }
    await product.ingest([
      company('crm', 'acme'),
      company('stray', 'evil'),
      person('crm', 'Vic', { ...wright, ...relatesTo('EMPLOYEE_OF', acme) }),
      person('stray', 'Vic', { ...wright, ...relatesTo('EMPLOYEE_OF', evil) }),
    ])
    const members = 'members(first: 5) { edges { node { role } } }'
    expect((await subjectOf(testGraph.graph, 'stray:Vic')).records).toContain('crm:Vic')
    expect(await accountOf('stray:evil', members)).toEqual({ members: { edges: [] } })
    expect(await accountOf('crm:acme', members)).toEqual({ members: { edges: [{ node: { role: 'EMPLOYEE_OF' } }] } })
    await declare()
    expect(await accountOf('stray:evil', members)).toMatchObject({ members: { edges: [{}] } })
  })

  it('gets no member', async () => {
    await product.ingest([company('crm', 'acme'), person('stray', 'eve', relatesTo('EMPLOYEE_OF', acme))])
    const members = 'members(first: 5) { edges { node { role } } }'
    expect(await accountOf('crm:acme', members)).toEqual({ members: { edges: [] } })
    await declare()
    expect(await accountOf('crm:acme', members)).toEqual({ members: { edges: [{ node: { role: 'EMPLOYEE_OF' } }] } })
  })

  it('has those of its own kind where no system of record knows it', async () => {
    const there = { source: 'stray', id: 'stall' }
    await product.ingest([company('stray', 'stall'), person('stray', 'eve', relatesTo('EMPLOYEE_OF', there))])
    const members = 'members(first: 5) { edges { node { role } } }'
    expect(await accountOf('stray:stall', members)).toMatchObject({ members: { edges: [{}] } })
  })
})

describe.each([
  'undeclared',
  'declared as a touchpoint',
])('the household of a customer, and a source %s', (standing) => {
  const home = { source: 'crm', id: 'home' }
  const households = async (recordId: string) => {
    const { id } = await subjectOf(testGraph.graph, recordId)
    const query = `{ customer(id: "${id}") { households { members { from } } } }`
    const { data } = await product.ask({ as: 'steward', for: 'CustomerCare', query })
    return (data?.customer as { households: { members: unknown[] }[] }).households.map(({ members }) => members.length)
  }

  it('gets no member', async () => {
    if (standing !== 'undeclared') await product.ingest([{ kind: 'source', source: 'stray', role: 'TOUCHPOINT' }])
    const told = relatesTo('MEMBER_OF_HOUSEHOLD', home)
    await product.ingest([person('crm', 'ann', told), person('crm', 'ben', told), person('stray', 'eve', told)])
    expect(await households('crm:ann')).toEqual([2])
    expect(await households('stray:eve')).toEqual([])
    await product.ingest([{ kind: 'source', source: 'stray', role: 'SYSTEM_OF_RECORD' }])
    expect(await households('crm:ann')).toEqual([3])
  })
})
