import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { type ExecutionResult, execute, type GraphQLSchema, parse } from 'graphql'
import { expect } from 'vitest'
import type { PurposeKey } from '../../access/purposes.ts'
import type { PersonaName } from '../../access/tokens/personas.ts'
import { createWithholding } from '../../access/withholding.ts'
import { limits } from '../../config.ts'
import { demoLines } from '../../demo/generate.ts'
import type { Caller } from '../../gateway/caller.ts'
import { createGateway, type Gateway, type GatewayDeps } from '../../gateway/gateway.ts'
import { createSubgraphs } from '../../gateway/subgraph-calls/create-subgraphs.ts'
import { callInProcess } from '../../gateway/subgraph-calls/subgraph-call.ts'
import { ingestLines } from '../../ingest/ingest.ts'
import type { IngestLineInput } from '../../ingest/line.ts'
import { createLineTypes } from '../../ingest/line-types.ts'
import { createExecutable } from '../../subgraphs/runtime/executable.ts'
import { createRequestContext } from '../../subgraphs/runtime/request-context.ts'
import type { SubgraphDeps } from '../../subgraphs/runtime/subgraph.ts'
import type { TestGraph } from '../harness/neo4j.ts'
import { testSecrets } from '../harness/neo4j.ts'
import { personaViewer } from '../harness/product.ts'
import { mergedSchema } from './merged-schema.ts'
import { type ArgumentPool, randomQuery, randomQueryVariables } from './random-query.ts'

const callers: readonly (readonly [PersonaName, PurposeKey])[] = [
  ['support', 'CustomerCare'],
  ['support', 'ServiceProvision'],
  ['frontend', 'Personalisation'],
  ['marketing', 'Marketing'],
  ['steward', 'CustomerCare'],
  ['fraud', 'FraudPreventionAndDetection'],
  ['privacy-officer', 'RightsFulfilment'],
  ['analyst', 'ServiceOptimisation'],
]

const favourites = [
  'customers',
  'customer',
  'customerByIdentifier',
  'customers',
  'customer',
  'customerByIdentifier',
  'account',
]

/** What an answer says: the data, and of each refusal once what was refused and why. */
interface Outcome {
  readonly data: unknown
  readonly refused: readonly string[]
}

export interface Differential {
  /**
   * Asks both of each of so many random queries, the same ones for the same `seed`. Throws with a query that the two answer differently,
   * the smallest where it `shrinks`.
   */
  compare(runs: number, options?: { readonly shrinks?: boolean; readonly seed?: number }): Promise<void>
  /** Asks both of one document, as the first of the callers. */
  compareDocument(query: string, variables?: Readonly<Record<string, unknown>>): Promise<void>
  close(): Promise<void>
}

/**
 * The gateway with its plans beside one schema that needs none, on the same guarded subgraphs and demo people. `disturb` changes what a
 * subgraph answers the gateway.
 */
export async function createDifferential(
  { graph, batcher }: TestGraph,
  {
    disturb = (result) => result,
    normalise,
  }: {
    readonly disturb?: (result: ExecutionResult) => ExecutionResult
    readonly normalise?: NonNullable<GatewayDeps['normalise']>
  } = {},
): Promise<Differential> {
  const today = new Date()
  const deps: SubgraphDeps = {
    graph,
    batcher,
    now: () => today,
    newId: () => crypto.randomUUID(),
    secrets: testSecrets,
  }
  await ingestLines(demoLines({ people: 60 }) as Iterable<IngestLineInput>, {
    graph,
    lines: createLineTypes(deps),
    now: deps.now,
  })
  const supergraph = readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8')
  const executables = createSubgraphs(deps).map((subgraph) => createExecutable(subgraph))
  const gateway = await createGateway({
    supergraph,
    calls: Object.fromEntries(
      executables.map((executable) => {
        const call = callInProcess(executable)
        return [executable.name, async (...asked: Parameters<typeof call>) => disturb(await call(...asked))]
      }),
    ),
    createContext: (caller) => createRequestContext(caller, deps, null),
    ...(normalise && { normalise }),
    // Whatever is asked here is to be answered, however much it is.
    limits: {
      ...limits,
      aliases: 1_000,
      depth: 20,
      directives: 1_000,
      nodes: 1e9,
      cost: 1e9,
      planningMs: 30_000,
      requestTimeoutMs: 120_000,
    },
  })
  const schema = mergedSchema(supergraph, executables)
  const pool = await argumentPool(gateway)

  async function both(who: (typeof callers)[number], query: string, variables: Readonly<Record<string, unknown>>) {
    const caller = callerOf(who)
    const planned = await gateway.execute({ query, variables }, caller, 'POST')
    const direct = await askDirectly(schema, query, variables, caller, deps)
    return { left: outcome(planned), right: outcome(direct) }
  }

  return {
    async compare(runs, { shrinks = true, seed } = {}) {
      const choices = fc.array(fc.nat(9999), { maxLength: 160, size: 'max' })
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...callers), choices, async (who, choices) => {
          const query = randomQuery({ schema, pool, depth: 7, favourites }, choices)
          const { left, right } = await both(who, query, randomQueryVariables)
          // Quicker than to have every equal pair described.
          if (!isDeepStrictEqual(left, right)) expect(left, `${who.join(' ')} ${query}`).toEqual(right)
        }),
        { numRuns: runs, endOnFailure: !shrinks, ...(seed !== undefined && { seed }) },
      )
    },
    async compareDocument(query, variables = {}) {
      const { left, right } = await both(['support', 'CustomerCare'], query, variables)
      expect(left, query).toEqual(right)
    },
    close: () => gateway.close(),
  }
}

function callerOf([persona, purpose]: (typeof callers)[number]): Caller {
  return { viewer: personaViewer(persona), purpose, requestId: 'differential' }
}

async function askDirectly(
  schema: GraphQLSchema,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  caller: Caller,
  deps: SubgraphDeps,
): Promise<ExecutionResult> {
  const withholding = createWithholding(caller.purpose)
  const result = await execute({
    schema,
    document: parse(query),
    variableValues: variables,
    contextValue: { ...createRequestContext(caller, deps, null), withholding },
  })
  return { ...result, errors: [...(result.errors ?? []), ...withholding.errors()] }
}

function outcome({ data, errors = [] }: ExecutionResult): Outcome {
  // A query that neither takes would agree and tell nothing.
  if (data === undefined) throw new Error(errors.map(({ message }) => message).join(' ') || 'no data and no error')
  const refused = errors.map(({ message, extensions }) =>
    [extensions.code, extensions.reason, extensions.coordinate ?? message].join(' '),
  )
  return { data: JSON.parse(JSON.stringify(data)), refused: [...new Set(refused)].sort() }
}

/** Real ids and identifiers, and some of nobody. */
async function argumentPool(gateway: Gateway): Promise<ArgumentPool> {
  const { data, errors } = await gateway.execute(
    {
      query: `{ customers(first: 40) { edges { node { id
        identifiers(first: 3) { edges { node { type value } } }
        records(first: 1) { edges { node { source sourceId } } } } } } }`,
    },
    callerOf(['support', 'CustomerCare']),
    'POST',
  )
  if (!data) throw new Error(`no customers to ask for: ${JSON.stringify(errors)}`)
  const customers = JSON.parse(JSON.stringify(data)).customers.edges.map(({ node }: { node: object }) => node) as {
    readonly id: string
    readonly identifiers: {
      readonly edges: readonly { readonly node: { type: string; value: string | null } }[]
    } | null
    readonly records: { readonly edges: readonly { readonly node: { source: string; sourceId: string } }[] } | null
  }[]
  const identifiers = customers
    .flatMap((customer) => customer.identifiers?.edges ?? [])
    .map(({ node: { type, value } }) => `type: ${type}, value: ${JSON.stringify(value ?? 'nobody@example.com')}`)
  const refs = customers
    .flatMap((customer) => customer.records?.edges ?? [])
    .map(
      ({ node: { source, sourceId } }) =>
        `{ source: ${JSON.stringify(source)}, sourceId: ${JSON.stringify(sourceId)} }`,
    )
  const ids = [...customers.map(({ id }) => JSON.stringify(id)), '"01ARZ3NDEKTSV4RRFFQ69G5FAV"']
  return {
    id: ids,
    first: ['1', '2', '5'],
    Date: ['"2026-01-01"', '"2026-11-01"'],
    since: ['"2026-01-01T00:00:00Z"'],
    until: ['"2026-11-01T00:00:00Z"'],
    RecordRefInput: refs,
    'Query.customer': ids.map((id) => `id: ${id}`),
    'Query.customerByIdentifier': identifiers,
    'Query.customersByIdentifier': identifiers,
    'Query.journeyFunnel': ['since: "2026-01-01", until: "2026-03-31"'],
    'Query.portfolioFeedback': ['since: "2026-01-01", until: "2026-03-31"'],
    'Query.policyDiff': ['from: "1"'],
  }
}
