import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../ingest/line.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, startProduct } from '../harness/product.ts'

const testGraph = useGraph()
let product: Product

// Our own committed file, checked line by line where it is made.
const lines = readFileSync(new URL('../../examples/chinook/chinook.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as IngestLineInput)

beforeAll(async () => {
  product = await startProduct(testGraph)
})
afterAll(() => product.close())

async function counts(): Promise<object> {
  const session = testGraph.driver.session()
  const { records } = await session.run(
    'MATCH (n) WHERE NOT n:Migration UNWIND labels(n) AS label RETURN label, count(*) AS n ORDER BY label',
  )
  await session.close()
  return Object.fromEntries(records.map((record) => [record.get('label'), Number(record.get('n'))]))
}

const byEmail = `query ($value: String!) {
  customerByIdentifier(type: EMAIL, value: $value) {
    id displayName
    profile { givenName { value } familyName { value } }
    identifiers(first: 10) { edges { node { type value } } }
    invoices(first: 50) { edges { node { total { amountMinor currency } } } }
  }
}`

interface ByEmail {
  readonly id: string
  readonly displayName: string | null
  readonly profile: { readonly givenName: { readonly value: string | null } | null } | null
  readonly identifiers: {
    readonly edges: readonly { readonly node: { readonly type: string; readonly value: string | null } }[]
  }
  readonly invoices: {
    readonly edges: readonly { readonly node: { readonly total: { readonly amountMinor: number } } }[]
  } | null
}

describe('Chinook', () => {
  it('comes in whole, and a second time changes nothing', async () => {
    const first = await product.ingest(lines)
    expect(first).toMatchObject({ quarantined: 0, updated: 0, duplicate: 0 })
    expect(first.byKind).toMatchObject({ record: { accepted: 59 }, billing: { accepted: 412 } })
    const before = await counts()
    const second = await product.ingest(lines)
    expect(second).toMatchObject({ accepted: 0, updated: 0, quarantined: 0, duplicate: 472 })
    expect(await counts()).toEqual(before)
    expect(before).toMatchObject({ Customer: 59, SourceRecord: 59, Invoice: 412 })
  })

  it('finds a customer by an e-mail written another way, with all invoices', async () => {
    const { data, errors } = await product.ask({
      as: 'support',
      for: 'CustomerCare',
      query: byEmail,
      variables: { value: 'LuisG@Embraer.com.br ' },
    })
    expect(errors).toEqual([])
    const customer = data?.customerByIdentifier as ByEmail
    expect(customer.displayName).toBe('Lu\u00eds Gon\u00e7alves')
    const totals = customer.invoices?.edges.map(({ node }) => node.total.amountMinor) ?? []
    expect([totals.length, totals.reduce((sum, total) => sum + total, 0)]).toEqual([7, 3962])
    const phone = await product.ask({
      as: 'support',
      for: 'CustomerCare',
      query: '{ customerByIdentifier(type: PHONE, value: "+55 (12) 3923-5555") { id } }',
    })
    expect(phone.data).toEqual({ customerByIdentifier: { id: customer.id } })
  })

  it('answers nothing without a token', async () => {
    const response = await fetch(product.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ customers(first: 1) { edges { node { id } } } }' }),
    })
    expect(response.status).toBe(401)
    const body = await response.json()
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(body).not.toHaveProperty('data')
  })

  async function marketing() {
    const answer = await product.ask({
      as: 'marketing',
      for: 'Marketing',
      query: byEmail,
      variables: { value: 'luisg@embraer.com.br' },
    })
    return { customer: answer.data?.customerByIdentifier as ByEmail, errors: answer.errors, text: answer.text }
  }

  function consent(id: string, status: 'GIVEN' | 'WITHDRAWN', occurredAt: string): IngestLineInput {
    const record = { source: 'chinook', id: '1' }
    return {
      kind: 'consent',
      source: 'cmp',
      id,
      record,
      purpose: 'Marketing',
      status,
      occurredAt,
      controller: 'Chinook',
    }
  }

  it.each(['never asked', 'withdrawn'])('withholds name and contact from marketing: %s', async (state) => {
    if (state === 'withdrawn') {
      await product.ingest([{ kind: 'source', source: 'cmp', role: 'TOUCHPOINT', mayRecordConsentFor: ['chinook'] }])
      await product.ingest([consent('c-1', 'GIVEN', '2025-01-01T00:00:00Z')])
      const open = await marketing()
      expect(open.customer.displayName).toBe('Lu\u00eds Gon\u00e7alves')
      await product.ingest([consent('c-2', 'WITHDRAWN', '2025-02-01T00:00:00Z')])
    }
    const { customer, errors, text } = await marketing()
    expect(customer.displayName).toBeNull()
    expect(customer.profile?.givenName?.value ?? null).toBeNull()
    expect(customer.identifiers.edges.map(({ node }) => node)).toEqual([
      { type: 'EMAIL', value: null },
      { type: 'PHONE', value: null },
    ])
    expect(errors.map(({ extensions }) => [extensions.coordinate, extensions.code])).toEqual(
      expect.arrayContaining([
        ['Customer.displayName', 'CONSENT_REQUIRED'],
        ['Identifier.value', 'CONSENT_REQUIRED'],
        ['Customer.invoices', 'FORBIDDEN'],
      ]),
    )
    expect(text).not.toMatch(/Gon\u00e7alves|embraer/i)
  })
})
