import { beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, faultsIn, ids, subjectOf, write, writeAccounts } from '../../resolution/graph-state.ts'
import { createViewers } from './viewers.ts'

const test = useGraph()
const { graph } = test
const ask = createViewers(test)

const to = (id: string, source = 'crm') => ({ to: { source, id } })

async function company<T>(recordId: string, selection: string, asking: Parameters<typeof ask>[2] = {}) {
  const { id } = await subjectOf(graph, recordId)
  const { data, codes } = await ask<{ account: T }>(
    `query($id: ID!) { account(id: $id) { ${selection} } }`,
    { id },
    asking,
  )
  expect(codes).toEqual([])
  return data.account
}

interface Members {
  readonly members: {
    readonly edges: readonly {
      readonly cursor: string
      readonly node: { readonly role: string; readonly customer: { readonly displayName: string } }
    }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
  }
}

const market: Parameters<typeof declare>[1][number] = {
  source: 'market',
  role: 'REFERENCE',
  permittedPurposes: ['CustomerCare'],
  validUntil: '2099-01-01',
}

beforeAll(async () => {
  await declare(graph, [
    { source: 'crm', priority: 10 },
    { source: 'erp', priority: 20 },
    market,
    { source: 'lapsed', role: 'REFERENCE', permittedPurposes: ['CustomerCare'], validUntil: '2020-01-01' },
  ])
  await writeAccounts(graph, [
    { source: 'crm', id: 'group', name: 'Acme Group plc' },
    {
      source: 'crm',
      id: 'acme',
      name: 'Acme Ltd',
      identifiers: ids('DOMAIN:acme.example'),
      attributes: { industry: 'Engineering', employeeCount: 300, website: 'https://acme.example' },
      relations: [
        { role: 'PARENT', ...to('group'), from: '2019-01-01' },
        { role: 'Spun off', ...to('labs'), from: '2024-05-01' },
        { role: 'ACQUIRED', ...to('nobody-yet') },
      ],
    },
    {
      source: 'erp',
      id: 'B-acme',
      observedAt: '2026-03-01',
      name: 'ACME LIMITED',
      identifiers: ids('DOMAIN:acme.example'),
      attributes: { legalForm: 'private limited company', employeeCount: 350 },
    },
    {
      source: 'crm',
      id: 'labs',
      name: 'Acme Labs Ltd',
      relations: [{ role: 'PARENT', ...to('acme'), from: '2020-01-01', until: '2024-05-01' }],
    },
    {
      source: 'crm',
      id: 'fund',
      name: 'North Fund',
      relations: [{ role: 'OWNS', ...to('labs'), share: 0.6, from: '2024-05-01' }],
    },
    { source: 'crm', id: 'angel', name: 'Angel Co', relations: [{ role: 'OWNS', ...to('labs'), share: 0.4 }] },
    {
      source: 'market',
      id: 'M1',
      name: 'Acme',
      identifiers: ids('DOMAIN:acme.example'),
      attributes: { industry: 'Machines', revenueBand: 'B' },
    },
    {
      source: 'lapsed',
      id: 'L1',
      name: 'Acme',
      identifiers: ids('DOMAIN:acme.example'),
      attributes: { industry: 'Steel' },
    },
  ])
  await write(graph, [
    {
      source: 'crm',
      id: 'tom',
      identifiers: ids('EMAIL:tom@acme.example'),
      attributes: { givenName: 'Tom', familyName: 'Becker' },
      relations: [
        { role: 'EMPLOYEE_OF', ...to('acme'), from: '2020-01-01' },
        { role: 'DIRECTOR_OF', ...to('B-acme', 'erp'), from: '2022-01-01', until: '2023-01-01' },
      ],
    },
    {
      source: 'erp',
      id: 'tom',
      identifiers: ids('EMAIL:tom@acme.example'),
      attributes: { givenName: 'Tom', familyName: 'Becker' },
      relations: [{ role: 'EMPLOYEE_OF', ...to('B-acme', 'erp') }],
    },
    ...['Laura Novak', 'Sam Osei'].map((fullName, index) => ({
      source: 'crm',
      id: `p${index}`,
      attributes: { fullName },
      relations: [{ role: 'EMPLOYEE_OF', ...to('acme') }],
    })),
  ])
})

describe('relations of a company', () => {
  const relations = 'parent { name } relations { role inverse account { name } share since until }'

  it('are what its records say, and what those of others say of it', async () => {
    expect(await company('crm:acme', relations)).toEqual({
      parent: { name: 'Acme Group plc' },
      relations: [
        { role: 'ACQUIRED', inverse: false, account: null, share: null, since: null, until: null },
        {
          role: 'PARENT',
          inverse: false,
          account: { name: 'Acme Group plc' },
          share: null,
          since: '2019-01-01T00:00:00.000Z',
          until: null,
        },
        {
          role: 'SPUN_OFF',
          inverse: false,
          account: { name: 'Acme Labs Ltd' },
          share: null,
          since: '2024-05-01T00:00:00.000Z',
          until: null,
        },
        {
          role: 'PARENT',
          inverse: true,
          account: { name: 'Acme Labs Ltd' },
          share: null,
          since: '2020-01-01T00:00:00.000Z',
          until: '2024-05-01T00:00:00.000Z',
        },
      ],
    })
  })

  it('name as parent who owns more than half, once the stated one has ended', async () => {
    const labs = await company<{ relations: readonly { role: string; share: number | null }[] }>('crm:labs', relations)
    expect(labs).toMatchObject({ parent: { name: 'North Fund' } })
    expect(
      labs.relations
        .filter(({ role }) => role === 'OWNS')
        .map(({ share }) => share)
        .toSorted(),
    ).toEqual([0.4, 0.6])
    // The negative control: nobody above the group.
    expect(await company('crm:group', relations)).toMatchObject({
      parent: null,
      relations: [{ role: 'PARENT', inverse: true, account: { name: 'Acme Ltd' } }],
    })
  })

  it('merge nobody', async () => {
    const names = await Promise.all(['crm:acme', 'crm:group', 'crm:labs', 'crm:fund'].map((id) => subjectOf(graph, id)))
    expect(new Set(names.map(({ id }) => id)).size).toBe(4)
    expect(await faultsIn(graph)).toEqual([])
  })
})

describe('members of a company', () => {
  const page = (args: string) =>
    `members(${args}) { edges { cursor node { role since until customer { displayName } account { name } provenance { source } } } pageInfo { hasNextPage endCursor } }`
  const asking = { purpose: 'ServiceProvision' } as const

  it('are its people with role and time, each role once whatever number of records state it', async () => {
    const { members } = await company<Members>('crm:acme', page('first: 10'), asking)
    const told = members.edges.map(({ node }) => `${node.customer.displayName} ${node.role}`)
    expect(told.toSorted()).toEqual([
      'Laura Novak EMPLOYEE_OF',
      'Sam Osei EMPLOYEE_OF',
      'Tom Becker DIRECTOR_OF',
      'Tom Becker EMPLOYEE_OF',
    ])
    expect(members.edges.find(({ node }) => node.role === 'DIRECTOR_OF')?.node).toMatchObject({
      since: '2022-01-01T00:00:00.000Z',
      until: '2023-01-01T00:00:00.000Z',
      account: { name: 'Acme Ltd' },
      provenance: { source: 'crm' },
    })
  })

  it('come in pages that join', async () => {
    const all = (await company<Members>('crm:acme', page('first: 10'), asking)).members.edges
    const paged: Members['members']['edges'][number][] = []
    for (let after = ''; ; ) {
      const { members } = await company<Members>('crm:acme', page(`first: 1${after}`), asking)
      paged.push(...members.edges)
      if (!members.pageInfo.hasNextPage) break
      after = `, after: "${members.pageInfo.endCursor}"`
    }
    expect(paged).toEqual(all)
  })

  it('are nobody for a purpose that does not open it, and for a token of other sources', async () => {
    const marketing = await company<Members>('crm:acme', page('first: 10'), { purpose: 'Marketing' })
    expect(marketing.members).toEqual({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } })
    const erp = await company<Members>('crm:acme', page('first: 10'), { ...asking, sources: ['erp'] })
    expect(new Set(erp.members.edges.map(({ node }) => node.customer.displayName))).toEqual(new Set(['Tom Becker']))
  })
})

describe('firmographics', () => {
  const fields = `name firmographics { industry { value chosenBy alternatives { value provenance { source licence } } }
    legalForm { value } employeeCount { value chosenBy } foundedOn { value } website { value } attributes { name value } }`

  it('are chosen among the records; bought data stands beside, while it may be used', async () => {
    expect(await company('crm:acme', fields)).toMatchObject({
      name: 'Acme Ltd',
      firmographics: {
        industry: { value: 'Engineering', alternatives: [{ value: 'Machines', provenance: { source: 'market' } }] },
        legalForm: { value: 'private limited company' },
        employeeCount: { value: '350', chosenBy: 'MOST_RECENT' },
        foundedOn: null,
        website: { value: 'https://acme.example' },
      },
    })
    const without = { firmographics: { industry: { value: 'Engineering', alternatives: [] } } }
    expect(await company('crm:acme', fields, { purpose: 'ServiceProvision' })).toMatchObject(without)
    // At once when the licence ends, before anything is emptied.
    await declare(graph, [{ ...market, validUntil: '2020-01-01' }])
    expect(await company('crm:acme', fields)).toMatchObject(without)
    await declare(graph, [market])
  })
})
