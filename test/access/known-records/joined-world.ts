import { readFileSync } from 'node:fs'
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import { buildASTSchema, isObjectType, parse } from 'graphql'
import { afterAll } from 'vitest'
import { type PurposeKey, purposeKeys } from '../../../access/purposes.ts'
import type { Viewer } from '../../../access/viewer.ts'
import { limits } from '../../../config.ts'
import { createGateway } from '../../../gateway/gateway.ts'
import { createSubgraphs } from '../../../gateway/subgraph-calls/create-subgraphs.ts'
import { callInProcess } from '../../../gateway/subgraph-calls/subgraph-call.ts'
import { ingestLines } from '../../../ingest/ingest.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { createLineTypes } from '../../../ingest/line-types.ts'
import type { StoredFit } from '../../../subgraphs/billing/value/fit/graph-fit.ts'
import { createFit } from '../../../subgraphs/billing/value/queries.ts'
import { createExecutable } from '../../../subgraphs/runtime/executable.ts'
import { createRequestContext } from '../../../subgraphs/runtime/request-context.ts'
import type { SubgraphDeps } from '../../../subgraphs/runtime/subgraph.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { idsOfRecords } from '../../subgraphs/engagement/record-owners.ts'
import { inRequests, wholeSelections } from './whole-selections.ts'

export interface Asker {
  readonly viewer: Partial<Viewer>
  readonly purpose: PurposeKey
}

/** By `Type.field` (and turn): what was answered, as text. */
export type Answers = ReadonlyMap<string, string>

const written = {
  first: '20',
  'Customer.mayUse': 'purpose: ServiceProvision',
  'Customer.reach': 'purpose: ServiceProvision',
  'Customer.accessLog': 'first: 1',
  names: '["interests", "jobTitle", "industry"]',
}

/** Whether a customer or company is asked about by each field that they have, over gateway and subgraphs, at one moment. */
export function useJoinedWorld() {
  const test = useGraph()
  const now = () => new Date('2026-01-01T00:00:00Z')
  let ids = 0
  const deps: SubgraphDeps = {
    graph: test.graph,
    batcher: test.batcher,
    now,
    newId: () => `id-${++ids}`,
    secrets: testSecrets,
  }
  const supergraph = readFileSync(new URL('../../../gateway/supergraph.graphql', import.meta.url), 'utf8')
  const executables = createSubgraphs(deps).map((subgraph) => createExecutable(subgraph))
  const gateway = createGateway({
    supergraph,
    calls: Object.fromEntries(executables.map((executable) => [executable.name, callInProcess(executable)])),
    createContext: (caller) => createRequestContext(caller, deps, null),
    // Whatever is asked here is to be answered, however much it is.
    limits: {
      ...limits,
      nodes: 1e9,
      cost: 1e9,
      planningMs: 30_000,
      requestTimeoutMs: 120_000,
      depth: 50,
      tokens: 1e6,
      aliases: 1e6,
      rootFields: 1e3,
      documentCharacters: 1e7,
    },
  })
  afterAll(async () => (await gateway).close())
  const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)))
  /** What leads back to customers and companies, which has a test of its own. */
  const skipped = new Set(['Customer.household', 'Customer.households', 'Account.parent', 'Account.relations'])
  const selections = {
    Customer: wholeSelections(schema, 'Customer', written, 5, skipped),
    Account: wholeSelections(schema, 'Account', written, 5, skipped),
  }

  function viewerOf(more: Partial<Viewer>): Viewer {
    return {
      subject: 'somebody',
      clientId: 'client',
      scopes: new Set(['customer:read', 'engagement:read', 'billing:read', 'consent:read', 'identity:steward']),
      purposes: purposeKeys,
      sources: null,
      customerId: null,
      ...more,
    }
  }

  /** What an owner is asked for. */
  function ownFields(type: 'Customer' | 'Account'): readonly string[] {
    const owners = executables.map((executable) => executable.schema.getType(type))
    return owners.flatMap((owner) =>
      isObjectType(owner)
        ? Object.keys(owner.getFields()).filter((field) => field !== 'id' && !skipped.has(`${type}.${field}`))
        : [],
    )
  }

  return {
    ownFields,
    skipped,
    schema,
    selections,
    deps,

    clear: test.clear,
    /** Ids that are made from now on begin after this one. */
    setNextId(id: number): void {
      ids = id
    },

    async ingest(lines: Iterable<IngestLineInput>): Promise<void> {
      const summary = await ingestLines(lines, { graph: test.graph, lines: createLineTypes(deps), now })
      if (summary.quarantined > 0) throw new Error(`refused lines: ${JSON.stringify(summary)}`)
    },

    /** A fit of euros, without which nothing tells what a customer is worth. */
    async fit(): Promise<void> {
      const found = { logLikelihood: -1, iterations: 1, converged: true }
      const fit: StoredFit = {
        ...{ id: 'fit:EUR:1', version: 1, currency: 'EUR', fittedAt: 0, dataUntil: now().getTime(), customers: 9 },
        bgNbd: { r: 0.24, alpha: 4.4, a: 0.79, b: 2.43, ...found },
        gammaGamma: { p: 6, q: 4, gamma: 1_500, customers: 9, correlation: 0, ...found },
        retention: { '1 MONTH': { subscriptions: 9, observedChurn: 0.1, model: { alpha: 1, beta: 4, ...found } } },
      }
      const properties = { id: fit.id, currency: 'EUR', fittedAt: 0, fit: JSON.stringify(fit) }
      await test.graph.write('test.fit', (transaction) => transaction.run(createFit, properties))
    },

    async ownerOf(recordId: string): Promise<string> {
      const [id] = await test.graph.read(idsOfRecords, { ids: [recordId] })
      if (id === undefined) throw new Error(`no record ${recordId}`)
      return id
    },

    /** Fails where a question is no question of the schema. */
    async ask(query: string, { viewer, purpose }: Asker) {
      const result = await (await gateway).execute(
        { query, variables: {} },
        { viewer: viewerOf(viewer), purpose, requestId: 'test' },
        'POST',
      )
      if (result.data === undefined) throw new Error(`${query}: ${JSON.stringify(result.errors)}`)
      return result
    },

    /** What each field answers about an owner, asked for alone or all in one request. */
    async answersOf(type: OwnerType, id: string, asker: Asker, way: 'alone' | 'together' = 'alone'): Promise<Answers> {
      const own = ownFields(type)
      const texts = [...selections[type].byField].flatMap(([field, turns]) =>
        own.includes(field)
          ? turns.map((text, turn) => [`${type}.${field}${turn > 0 ? ` ${turn}` : ''}`, text] as const)
          : [],
      )
      const ask = (document: string) => this.ask(document, asker)
      return new Map(way === 'alone' ? await askAlone(ask, type, id, texts) : await askTogether(ask, type, id, texts))
    },
  }
}

type OwnerType = 'Customer' | 'Account'
type Ask = (document: string) => ReturnType<Awaited<ReturnType<typeof createGateway>>['execute']>
/** Names of fields, each with its selection. */
type Selections = readonly (readonly [name: string, text: string])[]

const rootOf = { Customer: 'customer', Account: 'account' } as const

async function askAlone(ask: Ask, type: OwnerType, id: string, selections: Selections) {
  const answers: [string, string][] = []
  for (const [name, text] of selections) {
    const { data, errors } = await ask(`{ ${rootOf[type]}(id: "${id}") { ${text} } }`)
    answers.push([name, answerText(data, errors)])
  }
  return answers
}

/** Each field under an alias of its own, with the errors that are below it, in as few requests as a request may be large. */
async function askTogether(ask: Ask, type: OwnerType, id: string, selections: Selections) {
  const answers: [string, string][] = []
  for (const part of inRequests(selections, ([, text]) => text)) {
    const fields = part.map(([, text], index) => `f${index}: ${text}`)
    const { data, errors = [] } = await ask(`{ ${rootOf[type]}(id: "${id}") { ${fields.join(' ')} } }`)
    const owner = (data as Readonly<Record<string, Readonly<Record<string, unknown>> | null>>)[rootOf[type]]
    // One field may have taken the others with it, which then say nothing of themselves.
    if (owner == null) answers.push(...(await askAlone(ask, type, id, part)))
    else
      for (const [index, [name]] of part.entries()) {
        const below = errors.filter(({ path }) => path?.[1] === `f${index}`)
        answers.push([name, answerText(owner[`f${index}`], below)])
      }
  }
  return answers
}

function answerText(data: unknown, errors: Awaited<ReturnType<Ask>>['errors']): string {
  // Of fields that are answered at the same time, any may be refused first.
  const told = errors
    ?.map(({ message, path, extensions }) => ({ message, path, reason: extensions.reason }))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return withoutSeals(JSON.stringify({ data, errors: told }))
}

/** A sealed cursor is another text each time. */
function withoutSeals(text: string): string {
  return text.replace(/"(cursor|startCursor|endCursor)":"[^"]*"/g, '"$1":"sealed"')
}

/** Names of what was answered otherwise, each with the place where it begins to differ. */
export function differences(before: Answers, after: Answers): readonly string[] {
  return [...after].flatMap(([name, text]) => {
    const other = before.get(name) ?? ''
    if (other === text) return []
    const at = [...text].findIndex((letter, index) => letter !== other[index])
    const from = Math.max(0, at - 60)
    return [`${name}: ${other.slice(from, at + 60)} -> ${text.slice(from, at + 60)}`]
  })
}

/** `Customer.balance` of each. */
export function fieldsOf(differing: readonly string[]): ReadonlySet<string> {
  return new Set(differing.map((text) => text.split(/[ :]/)[0] ?? ''))
}
