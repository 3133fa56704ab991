import { request as httpRequest } from 'node:http'
import { monotonicFactory } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoLines } from '../../../demo/generate.ts'
import { readOperations } from '../../../gateway/operations/stored-operations.ts'
import { ingestLines } from '../../../ingest/ingest.ts'
import { createLineTypes } from '../../../ingest/line-types.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct, tokenOf } from '../../harness/product.ts'
import { differences, parseExactly } from './compare-values.ts'
import { type Check, folders, type HttpRequest, readChecks } from './handed-cases.ts'
import { knownFaults } from './known-faults.ts'
import { type Brought, bringIn } from './run-commands.ts'

const checks = folders.flatMap(readChecks)
const testGraph = useGraph()
let product: Product
const broughtByFile = new Map<string, Brought>()

describe('known faults', () => {
  it('are checks that exist, each named once', () => {
    const names = new Set(checks.map(({ name }) => name))
    expect(names.size).toBe(checks.length)
    expect(knownFaults.filter((name, at) => !names.has(name) || knownFaults.indexOf(name) !== at)).toEqual([])
  })
})

describe.each([
  { world: 'an empty graph', ofWorld: ({ folder }: Check) => folder !== 'gateway' },
  { world: 'the demo', ofWorld: ({ folder }: Check) => folder === 'gateway' },
])('cases in $world', ({ world, ofWorld }) => {
  beforeAll(async () => {
    await testGraph.clear()
    product = await startProduct(
      testGraph,
      {},
      {
        operations: readOperations(new URL('../../../operations', import.meta.url).pathname),
        onFault: () => undefined,
      },
    )
    if (world === 'the demo')
      await ingestLines(demoLines({ people: 30 }), {
        graph: testGraph.graph,
        // In the order of the file, so that the oldest customers are the same in every run.
        lines: createLineTypes({ ...product.deps, newId: monotonicFactory() }),
        now: product.deps.now,
        settings: { recordsInFlight: 1 },
      })
    const files = new Map(checks.filter(ofWorld).map((check) => [check.file, check]))
    for (const [file, check] of files) {
      if (file === undefined) continue
      const fill = await placeholders()
      broughtByFile.set(file, await bringIn(check, product.deps, fill))
    }
    return () => product.close()
  })

  it.for(checks.filter(ofWorld).map((check) => [check.name, check] as const))('%s', async ([, check]) => {
    const faults = await faultsOf(check)
    if (knownFaults.includes(check.name)) expect(faults, 'is right now: take it off knownFaults').not.toEqual([])
    else expect(faults).toEqual([])
  })
})

/** Empty where one of the right answers was given. */
async function faultsOf(check: Check): Promise<readonly string[]> {
  if (check.document !== undefined) return unequalAnswers(check)
  const brought = check.file === undefined ? {} : broughtByFile.get(check.file)
  const answer = { ...brought, ...(await answerTo(check)) }
  const faults = check.expected.map((expected) => differences(answer, expected))
  return faults.find((list) => list.length === 0) ?? faults.flat()
}

async function answerTo({ ask, http, persona, purpose }: Check): Promise<object> {
  if (http !== undefined) return send(http, { persona, purpose })
  if (ask === undefined) return {}
  const { query, variables, variablesText } = ask
  const variablesPart = variablesText ?? (variables && JSON.stringify(variables))
  const body = `{"query":${JSON.stringify(query)}${variablesPart === undefined ? '' : `,"variables":${variablesPart}`}}`
  const answer = await send({ method: 'POST', headers: { 'content-type': 'application/json' }, body }, ask)
  // A refused query has no data.
  const { data, errors = [] } = answer.body as { readonly data?: object | null; readonly errors?: readonly unknown[] }
  return { ...data, errors }
}

async function unequalAnswers({ document, equivalent, aliases, persona, purpose }: Check): Promise<readonly string[]> {
  const [answer, right] = await Promise.all(
    [document, equivalent].map(async (query) => {
      const body = JSON.stringify({ query })
      const headers = { 'content-type': 'application/json' }
      return (await send({ method: 'POST', headers, body }, { persona, purpose })).body
    }),
  )
  const wanted = renameKeys(partsOf(right), aliases)
  return differences({ answer: partsOf(answer) }, { answer: { $in: [wanted] } })
}

/** Places of errors hold the keys of the document. */
function partsOf(body: unknown) {
  // Every answer of GraphQL over HTTP is an object.
  const { data, errors = [] } = body as { data?: unknown; errors?: { extensions?: { code?: string } }[] }
  return { data, codes: errors.map(({ extensions }) => extensions?.code) }
}

function renameKeys(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((item) => renameKeys(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [names[key] ?? key, renameKeys(item, names)]))
}

/** Not by fetch, which sends no body that it was not made for and answers HEAD without its headers' case. */
function send(
  { method, query = '', headers = {}, body }: HttpRequest,
  { persona, purpose }: Pick<Check, 'persona' | 'purpose'>,
): Promise<{ readonly status: number; readonly headers: object; readonly body: unknown }> {
  const authorization = `Bearer ${tokenOf(personaViewer(persona))}`
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      product.url + query,
      { method, headers: { authorization, 'x-purpose': purpose, ...headers } },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part) => parts.push(part))
        response.on('end', () => {
          const text = Buffer.concat(parts).toString()
          const { statusCode = 0 } = response
          resolve({ status: statusCode, headers: response.headers, body: text === '' ? null : parseExactly(text) })
        })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

/** `{{today}}`, `{{today-30}}` and `{{customer ann.lee@example.com}}` in the lines of a case. */
async function placeholders(): Promise<(text: string) => string> {
  const ann = await product.ask({
    as: 'support',
    for: 'CustomerCare',
    query: '{ customerByIdentifier(type: EMAIL, value: "ann.lee@example.com") { id } }',
  })
  // The demo knows her; other graphs need no such placeholder.
  const customer = ann.data?.customerByIdentifier as { readonly id: string } | null | undefined
  return (text) =>
    text
      .replaceAll('{{customer ann.lee@example.com}}', customer?.id ?? '')
      .replace(/\{\{today(?:-(\d+))?\}\}/g, (_, days = '0') =>
        new Date(Date.now() - Number(days) * 86_400_000).toISOString().slice(0, 10),
      )
}
