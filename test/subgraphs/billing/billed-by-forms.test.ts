import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../neo4j.ts'
import { type Product, startProduct } from '../../product.ts'
import { createMigrationRunner } from '../../run-migration.ts'

const testGraph = useGraph()
const { run, migrateTwice } = createMigrationRunner(testGraph)
let product: Product
beforeAll(async () => {
  product = await startProduct(testGraph)
  await product.ingest([
    { kind: 'source', source: 'crm' },
    { kind: 'source', source: 'erp' },
    { kind: 'source', source: 'shop', role: 'TOUCHPOINT', verifies: ['EMAIL'] },
  ])
})
afterAll(() => product.close())

/** Of somebody who has a name and a mailbox by `id`. A form that verified it not has verified one of its own. */
function record(source: string, id: string, hasVerified: boolean): IngestLineInput {
  const mailbox = { type: 'EMAIL' as const, value: `${id}@example.com` }
  const own = { type: 'EMAIL' as const, value: `${id}@strangers.example`, verifiedAt: '2026-01-01' }
  const identifiers = hasVerified ? [{ ...mailbox, verifiedAt: '2026-01-01' }] : [mailbox, own]
  const attributes = { fullName: `Ann ${id}` }
  return { kind: 'record', source, id, observedAt: '2026-01-01', identifiers, attributes }
}

function invoice(source: string, owner: { readonly source: string; readonly id: string }): IngestLineInput {
  const money = { type: 'INVOICE' as const, amountMinor: 900, currency: 'EUR', properties: { dueAt: '2026-02-01' } }
  return {
    kind: 'billing',
    source,
    id: `${owner.source}-${owner.id}`,
    record: owner,
    occurredAt: '2026-01-10',
    ...money,
  }
}

interface Billed {
  readonly balance: readonly { readonly amountMinor: string }[]
  readonly delinquent: boolean
  readonly ageing: readonly object[]
  readonly invoices: { readonly edges: readonly object[] }
}

async function billed(id: string) {
  const figures = 'balance { amountMinor } delinquent ageing { currency } invoices(first: 5) { edges { node { id } } }'
  const query = `{ records(refs: [{source: "crm", sourceId: "${id}"}]) { customer { ${figures} } } }`
  const { data, errors } = await product.ask({ as: 'support', for: 'CustomerCare', query })
  expect(errors).toEqual([])
  const [found] = data?.records as readonly { readonly customer: Billed }[]
  const { balance, delinquent, ageing, invoices } = found?.customer as Billed
  const owed = balance.map(({ amountMinor }) => Number(amountMinor))
  return { owed, delinquent, overdueIn: ageing.length, listed: invoices.edges.length }
}

const nothing = { owed: [], delinquent: false, overdueIn: 0, listed: 1 }
const due = { owed: [900], delinquent: true, overdueIn: 1, listed: 1 }

/** What a customer of the system of record is billed if a form that names their mailbox is, or their own record. */
async function billedBy(source: string, id: string, hasVerified: boolean, owner = { source, id }) {
  await product.ingest([record('crm', id, true), record(source, id, hasVerified), invoice(source, owner)])
  return billed(id)
}

it('is listed and not owed by a customer of a system of record whose mailbox a form names', async () => {
  expect(await billedBy('shop', 'typed', false)).toEqual(nothing)
  expect(await billedBy('shop', 'named', false, { source: 'crm', id: 'named' })).toEqual(nothing)
})

it('is owed if the touchpoint verified the mailbox, or a system of record bills it: the controls', async () => {
  expect(await billedBy('shop', 'sure', true)).toEqual(due)
  expect(await billedBy('erp', 'billed', false)).toEqual(due)
})

it('is decided of the lines of an earlier graph, too', async () => {
  await billedBy('shop', 'earlier', false)
  await billedBy('erp', 'kept', false)
  await run('MATCH (b:Billing) REMOVE b.isHearsay')
  expect(await billed('earlier')).toEqual(due)
  await migrateTwice('061')
  expect(await billed('earlier')).toEqual(nothing)
  expect(await run('MATCH (b:Billing) WHERE b.isHearsay RETURN DISTINCT b.source AS source')).toEqual([
    { source: 'shop' },
  ])
})
