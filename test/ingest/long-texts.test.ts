import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ingestLines } from '../../ingest/ingest.ts'
import { createLineTypes } from '../../ingest/line-types.ts'
import { lineFields } from '../../ingest/lines-document.ts'
import { listQuarantine } from '../../ingest/quarantine/quarantine.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, startProduct } from '../harness/product.ts'
import { leastLines } from './least-lines.ts'

const testGraph = useGraph()
let product: Product

beforeAll(async () => {
  product = await startProduct(testGraph)
})
afterAll(() => product.close())

const least = leastLines({ source: 'web', id: 'owner' })
const identifiers = [{ type: 'USER_ID', value: 'u' }]
const relations = [{ role: 'EMPLOYEE_OF', to: { source: 'crm', id: 'acme' } }]

type Line = Readonly<Record<string, unknown>> & { readonly kind: string }

/** It may state whatever a line can. */
const declared: Line = { kind: 'source', source: 'web', role: 'TOUCHPOINT', mayRecordConsentFor: '*' }

/** One line of each kind with everything that holds text. */
const lineByKind: Readonly<Record<string, Line>> = {
  source: { kind: 'source', source: 'web', role: 'TOUCHPOINT' },
  ...least,
  record: { ...least.record, identifiers, relations },
  account: { ...least.account, identifiers, relations },
  consent: { ...least.consent, recipients: ['a'] },
}

/** What is read in the free part of a line, and as much that is not. */
const freePaths: Readonly<Record<string, readonly string[]>> = {
  attributes: [
    ...['givenName', 'familyName', 'fullName', 'birthDate', 'name', 'website', 'names[].fullName'],
    ...['text', 'line1', 'city', 'region', 'postalCode', 'zip', 'houseNumber'].map((part) => `addresses[].${part}`),
  ],
  properties: [
    ...['opportunityId', 'invoiceId', 'paymentId', 'contractId', 'subscriptionId', 'bookingId', 'planId', 'productId'],
    ...[
      'name',
      'reason',
      'status',
      'interval',
      'dueAt',
      'currency',
      'note',
      'usedBy.id',
      'lines[].planId',
      'usedBy.source',
    ],
    ...['referredBy', 'campaign', 'url', 'path', 'sessionId', 'ticketId', 'journeyId', 'stage', 'milestone'],
  ],
  values: ['score', 'note'],
}

const textPathsOf = (kind: string) =>
  lineFields()
    .filter((field) => field.kind === kind)
    .flatMap(({ path, schema }) =>
      path in freePaths
        ? (freePaths[path] ?? []).map((free) => `${path}.${free}`)
        : schema.type === 'string'
          ? [path]
          : [],
    )
    .filter((path) => !/^(kind|source|.*\.source|.*At|.*\.(from|until)|.*\.verifiedAt|validUntil)$/.test(path))

/** The line with `text` at the path, whatever was there or was not. */
function withText(line: unknown, path: readonly string[], text: string): unknown {
  const [part, ...rest] = path
  if (part === undefined) return text
  const name = part.replace('[]', '')
  const object: Readonly<Record<string, unknown>> = typeof line === 'object' && line !== null ? { ...line } : {}
  if (!part.endsWith('[]')) return { ...object, [name]: withText(object[name], rest, text) }
  const [first]: readonly unknown[] = Array.isArray(object[name]) ? object[name] : []
  return { ...object, [name]: [withText(first, rest, text)] }
}

/** As `withText`, and complete, so that the text counts: by an address alone nobody is compared, and a fact has one owner. */
function lineWith(base: Line, path: string, text: string): Line {
  const name = path.replaceAll(/[^a-z]/gi, '')
  const place = { line1: `${path.length} ${name} Street`, city: name, postalCode: name, countryCode: 'GB' }
  const person = { givenName: `G${name}`, familyName: name, name, addresses: [place] }
  const isRecord = base.kind === 'record' || base.kind === 'account'
  const { record: owner, ...line } = isRecord ? { ...base, attributes: person, record: undefined } : base
  const whole = path.startsWith('identifier.') ? { ...line, identifier: { type: 'USER_ID', value: 'u' } } : base
  return withText(isRecord ? line : whole, path.split('.'), text) as Line
}

/** One byte each; three; and one that becomes 18 characters of two bytes where it is read. */
const longTexts = ['x'.repeat(9_000), '\u6f22'.repeat(9_000), '\ufdfa'.repeat(2_048)]
/** As long as ids may be, and as identifiers may be. */
const texts = [...longTexts, '\u6f22'.repeat(512), '\u6f22'.repeat(1_365), 'x'.repeat(2_048), '\ufdfa'.repeat(100)]

const linesOf = (kind: string, base: Line) =>
  textPathsOf(kind).flatMap((path) =>
    // Attributes are matched, which takes its time.
    (path.startsWith('attributes') ? longTexts.slice(1, 2) : texts).map((text, index) => {
      const line = lineWith(base, path, text)
      return { ...line, id: path === 'id' ? line.id : `${path}-${index}` } as Line
    }),
  )

/** As many bytes as relations may have, in roles of one byte a character and of three. */
const manyRelations = ['x'.repeat(200), '\u6f22'.repeat(66)].map((role, index) => ({
  ...lineByKind.record,
  id: `relations-${index}`,
  relations: Array.from({ length: 100 }, (_, at) => ({ role, to: { source: 'crm', id: `acme-${at}` } })),
}))

async function refusedByTheDatabase() {
  const faults: string[] = []
  for await (const { rule, kind, sourceId, message } of listQuarantine(testGraph.graph))
    if (rule === 'WRITE_FAILED') faults.push(`${kind} ${sourceId}: ${message}`)
  return faults
}

describe('a long text', () => {
  it.each(Object.entries(lineByKind))(
    'in a line of kind %s reaches the database only where it has room',
    async (kind, base) => {
      await testGraph.clear()
      const extra = kind === 'record' ? manyRelations : []
      const lines = [declared, ...linesOf(kind, base), ...extra, { ...base, id: 'good' }]
      const raw = lines.map((line, index) => ({ number: index + 1, text: JSON.stringify(line), bytes: 1_000 }))
      const { graph, now } = product.deps
      const summary = await ingestLines(raw, { graph, lines: createLineTypes(product.deps), now })
      expect(summary.lines).toBe(lines.length)
      expect(summary.accepted + summary.updated).toBeGreaterThan(extra.length + 1)
      expect(await refusedByTheDatabase()).toEqual([])
    },
    300_000,
  )

  it('would be too long for an index where nothing keeps it out: the control', async () => {
    const { graph, now } = product.deps
    const types = createLineTypes(product.deps)
    const line = { ...lineByKind.event, id: 'long', properties: { opportunityId: 'x'.repeat(9_000) } }
    await expect(types.event?.write([line as never])).rejects.toThrow('internal error')
    const relations = Array.from({ length: 100 }, () => ({
      role: 'x'.repeat(9_000),
      to: { source: 'crm', id: 'acme' },
    }))
    const record = { ...lineByKind.record, id: 'long', type: 'PERSON', attributes: {}, relations }
    await expect(types.record?.write([record as never])).rejects.toThrow('internal error')
    const raw = [{ number: 1, text: JSON.stringify(line), bytes: 9_000 }]
    const { reasons } = await ingestLines(raw, { graph, lines: types, now })
    expect(JSON.stringify(reasons)).toContain('properties.opportunityId')
  })

  it('as an identifier to look up finds nobody, and fails nothing', async () => {
    await testGraph.clear()
    const query = `query ($value: String!) { customerByIdentifier(type: USER_ID, value: $value) { id } }`
    for (const text of texts) {
      const { errors, data } = await product.ask({
        as: 'support',
        for: 'CustomerCare',
        query,
        variables: { value: text },
      })
      expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual([{ customerByIdentifier: null }, []])
    }
  })
})
