import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import fc from 'fast-check'
import { buildASTSchema, parse } from 'graphql'
import { ulid } from 'ulid'
import { afterAll, beforeAll } from 'vitest'
import { type Audit, auditFolder, createAudit } from '../../../access/audit/audit.ts'
import { createUnguarded } from '../../../bench/ours/unguarded.ts'
import type { CallContext, Caller } from '../../../gateway/caller.ts'
import { createLog } from '../../../gateway/telemetry/log.ts'
import { logRequests } from '../../../gateway/telemetry/log-requests.ts'
import { createMetrics } from '../../../gateway/telemetry/metrics.ts'
import { observeAll } from '../../../gateway/telemetry/observe.ts'
import { traceOperation } from '../../../gateway/telemetry/trace-operation.ts'
import { startTracing } from '../../../gateway/telemetry/tracing.ts'
import { createGraph } from '../../../graph/run.ts'
import { createExecutable } from '../../../subgraphs/runtime/executable.ts'
import { createRequestContext } from '../../../subgraphs/runtime/request-context.ts'
import type { Subgraph, SubgraphDeps } from '../../../subgraphs/runtime/subgraph.ts'
import { traced } from '../../../subgraphs/runtime/traced.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { createPatientBatcher } from '../../harness/patient-batcher.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'
import { spooledLines } from '../audit/spool-folder.ts'
import { serveSubgraphs } from '../serve-subgraphs.ts'
import { type CanaryWorld, canariesIn, leaks, seedCanaries, wordsLikeCanaries } from './canary-world.ts'
import { followUps, type RandomRequest, randomRequests, saidBy, send, wholeReads } from './random-requests.ts'

/** Of the answers that hold cursors, so many have their next pages asked for. */
const followEvery = 8

const idleGate = { state: () => ({ underWay: 0, waiting: 0, bound: 0, shed: 0 }) }

export type Way = 'in process' | 'remote' | 'unguarded'

export interface CanaryOutcome {
  /** Requests that leaked, each with what. */
  readonly leaky: readonly string[]
  /** Canaries that callers saw who may have them, by category. */
  readonly seen: Readonly<Record<string, number>>
  /** Next pages that held something, and cursors that were refused. */
  readonly pages: { readonly followed: number; readonly refused: number }
  /** Of what is kept beside the answers. */
  readonly kept: Readonly<Record<'logs' | 'traces' | 'metrics' | 'audit', readonly string[]>>
}

function keep(words: Set<string>, text: string): void {
  for (const word of wordsLikeCanaries(text)) words.add(word)
}

/** Of somebody of whom every record is known. */
const everyRecord = { isAll: true, agreesWithStored: true, size: 1, only: null, has: () => true, knownSources: null }

/** Some lists leave out by themselves what is closed: here nothing is. */
function openContext(caller: Caller, deps: SubgraphDeps): CallContext {
  const context = createRequestContext(caller, deps, null)
  const open = { allowed: true, basis: 'L', isOptOut: false, until: null, masks: null, closed: [] } as const
  const access = {
    ...{ hasScopes: () => true, decide: () => open, allows: async () => true, canSee: () => true },
    ...{
      canSeeAccount: () => true,
      opensInGroups: () => true,
      knownRecords: () => everyRecord,
      openRecords: () => everyRecord,
    },
  }
  return { ...context, access: { ...context.access, ...access } }
}

/** The seeded graph behind three gateways: the product in process, with remote subgraphs, and one that nothing guards. */
export function useCanaries() {
  const test = useGraph()
  const dataDir = mkdtempSync(join(tmpdir(), 'canaries-'))
  // Of what is logged and traced, the words that might be canaries.
  const logged = new Set<string>()
  const spanned = new Set<string>()
  let spans = 0
  let withCursors = 0
  let followed = 0
  let refused = 0
  const products: Partial<Record<Way, Promise<Product>>> = {}
  const closing: (() => Promise<void>)[] = []
  let world: CanaryWorld
  let audit: Audit
  let metrics: ReturnType<typeof createMetrics>
  const schema = buildASTSchema(
    transformSupergraphToPublicSchema(
      parse(readFileSync(new URL('../../../gateway/supergraph.graphql', import.meta.url), 'utf8')),
    ),
  )

  function log(...told: readonly unknown[]): void {
    keep(logged, told.map((item) => (typeof item === 'string' ? item : inspect(item, { depth: 8 }))).join(' '))
  }

  const pinoLog = createLog('trace', 'canary', { write: (line) => log(line) })
  const tracing = startTracing({ exporter: 'console', sampler: 'always_on', ratio: 1, serviceName: null }, 'canary', {
    onStart: () => undefined,
    onEnd({ name, attributes, events, status }) {
      spans++
      keep(spanned, inspect([name, attributes, events, status], { depth: 8 }))
    },
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  })
  const graph = createGraph(test.driver, {
    database: test.database,
    statementTimeoutMs: 30_000,
    tracer: tracing.tracer,
  })
  const tracedGraph = { graph, batcher: createPatientBatcher(graph, { isTraced: true }) }

  function guarded(subgraph: Subgraph) {
    return traced(createExecutable(subgraph), subgraph.resolvers, tracing.tracer)
  }

  function start(way: Way): Promise<Product> {
    products[way] ??= open(way)
    return products[way]
  }

  async function open(way: Way): Promise<Product> {
    const onFault = (requestId: string, fault: unknown) => pinoLog.error({ requestId, fault }, 'fault')
    const remote = way === 'remote' ? await serveSubgraphs(test, { audit, onFault }) : null
    const product = await startProduct(tracedGraph, remote?.calls ?? {}, {
      createExecutable: way === 'unguarded' ? createUnguarded : guarded,
      createContext: way === 'unguarded' ? openContext : (caller, deps) => createRequestContext(caller, deps, audit),
      metrics: observeAll([metrics.observe, logRequests(pinoLog, 'trace'), traceOperation()]),
      onFault,
    })
    closing.push(async () => {
      await product.close()
      await remote?.close()
    })
    return product
  }

  beforeAll(async () => {
    audit = createAudit({
      dataDir,
      graph: test.graph,
      now: () => new Date(),
      newId: () => ulid(),
      onFault: log,
      secrets: testSecrets,
    })
    metrics = createMetrics({ graph, audit, gate: idleGate })
    world = await seedCanaries(await start('in process'), test.graph)
  }, 180_000)
  afterAll(async () => {
    for (const close of closing) await close()
    await tracing.stop()
    rmSync(dataDir, { recursive: true })
  })

  /** One request's leaks, in words. */
  async function leaksOf(way: Way, request: RandomRequest, seen: Record<string, number>): Promise<readonly string[]> {
    const { url } = await start(way)
    const text = await send(url, request)
    const found = [...leaksIn(text, request, seen)]
    if (!text.includes('"endCursor":"') || withCursors++ % followEvery !== 0) return found
    for (const next of followUps(request, text, [...world.canaries.keys()])) {
      const answer = await send(url, next)
      if (answer.includes('"edges":[{')) followed++
      if (answer.includes('Invalid cursor')) refused++
      found.push(...leaksIn(answer, next, seen))
    }
    return found
  }

  function leaksIn(text: string, request: RandomRequest, seen: Record<string, number>): readonly string[] {
    for (const [, { category }] of canariesIn(world.canaries, text)) seen[category] = (seen[category] ?? 0) + 1
    return leaks(world, request.who, request.purpose, text, saidBy(request)).map(
      ([value, { category, person }]) => `${category} of ${person.state} (${value}) for ${request.purpose}`,
    )
  }

  /** Canaries in what is kept beside the answers. */
  async function kept(): Promise<CanaryOutcome['kept']> {
    await audit.flush()
    if (spans === 0) throw new Error('nothing was traced')
    const told = (text: string) => canariesIn(world.canaries, text).map(([value]) => value)
    return {
      logs: told([...logged].join(' ')),
      traces: told([...spanned].join(' ')),
      metrics: told(await metrics.registry.metrics()),
      audit: told((await spooledLines(auditFolder(dataDir))).join('\n')),
    }
  }

  return {
    test,
    kept,
    /** Puts a value where none may stand, for a search that must find it. */
    async plant(value: string): Promise<void> {
      pinoLog.info({ operation: value }, 'request')
      tracing.tracer.startSpan('fetch', { attributes: { 'graphql.document': value } }).end()
      const end = metrics.observe.start()
      end({ requestId: 'planted', params: { operationName: value }, status: 200, result: { data: {} } })
      const viewer = { ...personaViewer('support'), subject: value }
      const trail = audit.trail({ requestId: 'planted', viewer, purpose: 'CustomerCare' })
      trail.of('identity').wrote('somebody', 'CONTACT')
      await trail.commit()
    },
    /** The one that all three read by. */
    graph,
    dataDir,
    world: () => world,
    schema,
    product: start,
    /** So many random requests, some at the same time. `seed`: the same ones again. */
    async run(way: Way, count: number, seed: number): Promise<CanaryOutcome> {
      await start(way)
      const seen: Record<string, number> = {}
      const leaky: string[] = []
      const requests = [...wholeReads(world), ...fc.sample(randomRequests({ world, schema }), { numRuns: count, seed })]
      // What it would have logged goes the same way as what it logs.
      const consoles = (['log', 'error', 'warn', 'info', 'debug'] as const).map(
        (name) => [name, console[name]] as const,
      )
      for (const [name] of consoles) console[name] = log
      try {
        const next = requests.values()
        await Promise.all(
          Array.from({ length: 8 }, async () => {
            for (const request of next) {
              const found = await leaksOf(way, request, seen)
              if (found.length > 0) leaky.push(`${found.join('; ')} by ${inspect(request, { depth: 3 })}`)
            }
          }),
        )
      } finally {
        for (const [name, original] of consoles) console[name] = original
      }
      return { leaky, seen, pages: { followed, refused }, kept: await kept() }
    },
    /** Finds the smallest request that leaks; throws with it. */
    async shrink(way: Way, runs: number, seed: number): Promise<void> {
      await start(way)
      await fc.assert(
        fc.asyncProperty(randomRequests({ world, schema }), async (request) => {
          const found = await leaksOf(way, request, {})
          if (found.length > 0) throw new Error(`leaks ${found.join('; ')}`)
        }),
        { numRuns: runs, seed },
      )
    },
  }
}
