import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { AuditRecord } from '../../access/audit/record.ts'
import { type AuditedRequest, createTrail } from '../../access/audit/trail.ts'
import { createRequestContext } from '../../subgraphs/runtime/request-context.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, startProduct } from '../harness/product.ts'
import { subjectOf } from '../resolution/graph-state.ts'

const test = useGraph()
const recorded: AuditRecord[] = []
const spool = {
  append: async (records: readonly AuditRecord[]) => void recorded.push(...records),
  ensureWritable: () => undefined,
}
const trail = (request: AuditedRequest) =>
  createTrail(request, { spool, now: () => new Date(), pseudonym: (value) => value })
let product: Product
beforeAll(async () => {
  product = await startProduct(
    test,
    {},
    { createContext: (caller, deps) => createRequestContext(caller, deps, { trail }) },
  )
})
afterAll(() => product.close())
beforeEach(async () => {
  await test.clear()
  recorded.length = 0
})

const at = '2026-01-02T00:00:00Z'
const ref = { source: 'crm', sourceId: '1' }

async function send(field: string, list: string, type: string, items: readonly object[], key = field) {
  const query = `mutation($items: [${type}!]!, $key: String!) { ${field}(${list}: $items, idempotencyKey: $key) { __typename } }`
  recorded.length = 0
  await product.ask({ as: 'ingest', query, variables: { items, key } })
  const written = recorded.filter(({ subgraphs }) => Object.values(subgraphs).some((outcome) => outcome.written))
  return written.map(({ subject }) => subject)
}

it('records of whom an ingest wrote, whichever mutation it came by', async () => {
  const person = { source: 'crm', id: '1', observedAt: at }
  const first = await send('ingestRecords', 'records', 'RecordInput', [person])
  const customer = (await subjectOf(test.graph, 'crm:1')).id
  expect(first).toEqual([customer])
  const event = { source: 'web', id: '1', record: ref, name: 'page_viewed', channel: 'WEB', occurredAt: at }
  expect(await send('ingestEvents', 'events', 'EventInput', [event])).toEqual([customer])
  const score = { source: 'web', id: '1', record: ref, type: 'NPS', score: 9, occurredAt: at }
  expect(await send('recordFeedback', 'feedback', 'FeedbackInput', [score])).toEqual([customer])
})

it('records a subject whom nobody knew before, and that of a line that was refused as nobody known', async () => {
  const identifier = { type: 'EMAIL', value: 'new@x.io' }
  const event = { source: 'web', id: '1', name: 'page_viewed', channel: 'WEB', occurredAt: at }
  const refused = { ...event, id: '2', record: ref, name: '' }
  const subjects = await send('ingestEvents', 'events', 'EventInput', [{ ...event, identifier }, refused])
  const found = await subjectOf(test.graph, 'identifier:EMAIL:new@x.io')
  expect(new Set(subjects)).toEqual(new Set([found.id, null]))
})

it('records nothing where nothing was written', async () => {
  const person = { source: 'crm', id: '1', observedAt: at }
  await send('ingestRecords', 'records', 'RecordInput', [person])
  expect(await send('ingestRecords', 'records', 'RecordInput', [person])).toEqual([])
  expect(await send('ingestRecords', 'records', 'RecordInput', [person], 'other key')).toEqual([])
})

it('records of whom an ingest told that a record or fact exists already', async () => {
  const person = { source: 'crm', id: '1', observedAt: at }
  await send('ingestRecords', 'records', 'RecordInput', [person])
  const customer = (await subjectOf(test.graph, 'crm:1')).id
  const read = () => recorded.map(({ subject, subgraphs }) => [subject, subgraphs.identity?.read])
  expect(read()).toEqual([[customer, undefined]])
  await send('ingestRecords', 'records', 'RecordInput', [person], 'other key')
  expect(read()).toEqual([[customer, ['Mutation.ingestRecords']]])
})

it('records whom a refused correction named, found or not', async () => {
  const people = ['1', '2'].map((id) => ({ source: 'crm', id, observedAt: at }))
  await send('ingestRecords', 'records', 'RecordInput', people)
  const [one, two] = [(await subjectOf(test.graph, 'crm:1')).id, (await subjectOf(test.graph, 'crm:2')).id]
  const askSteward = async (query: string) => {
    recorded.length = 0
    await product.ask({ as: 'steward', for: 'CustomerCare', query: `mutation { ${query} }` })
    return recorded.flatMap(({ subject, subgraphs }) =>
      (subgraphs.identity?.asked ?? []).map(({ by, refused, failed }) => [subject, by?.value, refused ?? failed]),
    )
  }
  const distinct = `assertDistinct(a: {source: "crm", sourceId: "1"}, b: {source: "crm", sourceId: "2"}, reason: "x") { __typename }`
  expect(await askSteward(distinct)).toEqual([])
  expect(await askSteward(`mergeCustomers(keepId: "${one}", absorbId: "${two}", reason: "x") { __typename }`)).toEqual([
    [one, `ID ${one}`, 'Conflict'],
    [two, `ID ${two}`, 'Conflict'],
  ])
  expect(await askSteward('mergeCustomers(keepId: "none", absorbId: "nobody", reason: "x") { __typename }')).toEqual([
    [null, 'ID none', 'NotFound'],
    [null, 'ID nobody', 'NotFound'],
  ])
  const other = 'splitCustomer(id: "ID", records: [{source: "crm", sourceId: "2"}], reason: "x") { __typename }'
  expect((await askSteward(other.replace('ID', one))).map(([, name, refused]) => [name, refused])).toEqual([
    [`ID ${one}`, 'NotFound'],
    ['RECORD crm:2', 'NotFound'],
  ])
  const badName = `correctAttribute(customerId: "${one}", name: "constructor", value: "x", reason: "x") { __typename }`
  expect(await askSteward(badName)).toEqual([[one, `ID ${one}`, 'BAD_USER_INPUT']])
})
