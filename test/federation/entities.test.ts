import { isObjectType, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { subgraphNames } from '../../config.ts'
import { demoLines } from '../../demo/generate.ts'
import { createSubgraphs } from '../../gateway/subgraph-calls/create-subgraphs.ts'
import { cypher, statement } from '../../graph/cypher.ts'
import type { QueryEvent } from '../../graph/run.ts'
import type { IngestLineInput } from '../../ingest/line.ts'
import { createExecutable, type ExecutableSubgraph, readSdl } from '../../subgraphs/runtime/executable.ts'
import { createRequestContext } from '../../subgraphs/runtime/request-context.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../harness/product.ts'

const testGraph = useGraph()
let product: Product
let executables: readonly ExecutableSubgraph[]
const idsByType = new Map<string, readonly string[]>()

/** Each type with a key of each subgraph, but for the stubs that say they are resolved elsewhere. */
const entities = subgraphNames.flatMap((subgraph) => {
  const { definitions } = parse(readSdl(new URL(`../../subgraphs/${subgraph}/schema.graphql`, import.meta.url)))
  return definitions.flatMap((definition) => {
    if (definition.kind !== 'ObjectTypeDefinition') return []
    const key = definition.directives?.find(({ name }) => name.value === 'key')
    const isStub = key?.arguments?.some(({ name }) => name.value === 'resolvable')
    return key === undefined || isStub ? [] : [[subgraph, definition.name.value] as const]
  })
})

const nobody = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const idsOfLabel = statement({
  name: 'test.idsOfLabel',
  text: cypher<{ readonly label: string }>`
    MATCH (n) WHERE $label IN labels(n) AND n.id IS NOT NULL AND n.supersededBy IS NULL RETURN n.id AS id LIMIT 60`,
  row: (row) => row.string('id'),
})

beforeAll(async () => {
  product = await startProduct(testGraph)
  await product.ingest(demoLines({ people: 100 }) as Iterable<IngestLineInput>)
  executables = createSubgraphs(product.deps).map((subgraph) => createExecutable(subgraph))
}, 180_000)
afterAll(() => product.close())

async function resolve(subgraph: string, type: string, ids: readonly string[]) {
  const executable = executables.find(({ name }) => name === subgraph)
  const caller = {
    viewer: personaViewer('privacy-officer'),
    purpose: 'RightsFulfilment' as const,
    requestId: 'entities',
  }
  const events: QueryEvent[] = []
  const stop = testGraph.graph.watch((event) => events.push(event))
  const result = await executable?.execute(
    {
      document: parse('query ($refs: [_Any!]!) { _entities(representations: $refs) { __typename } }'),
      variables: { refs: ids.map((id) => ({ __typename: type, id })) },
    },
    createRequestContext(caller, product.deps, null),
  )
  stop()
  return { answers: result?.data?._entities as readonly unknown[], errors: result?.errors ?? [], events }
}

describe('an entity', () => {
  it('is declared by several subgraphs', () => {
    expect(entities.length).toBeGreaterThan(10)
    expect(entities.filter(([, type]) => type === 'Customer')).toHaveLength(4)
    expect(isObjectType(executables[0]?.schema.getType('Customer'))).toBe(true)
  })
})

describe.each(entities)('%s: %s', (subgraph, type) => {
  it('answers what is known, and null for what is not', async () => {
    const [first = '', second = first] = await knownIds(type)
    const { answers, errors } = await resolve(subgraph, type, [first, nobody, second])
    expect(errors).toEqual([])
    expect(answers).toEqual([{ __typename: type }, null, { __typename: type }])
  })

  it('answers a hundred references with each statement run once', async () => {
    const known = await knownIds(type)
    const unknown = Array.from({ length: 100 - known.length }, (_, at) => `${nobody.slice(0, -3)}${100 + at}`)
    const { answers, events } = await resolve(subgraph, type, [...known, ...unknown])
    expect(answers).toHaveLength(100)
    const runs = events.map(({ name }) => name)
    const again = runs.filter((name, at) => runs.indexOf(name) !== at)
    // Once to find its customer, and once for the entries that this caller may know to have settled it: of those whose facts are here first, of
    // companies, which may have an owner, and of those of whom it matters how their records are linked.
    expect(new Set(again)).toEqual(new Set(type === 'Invoice' ? ['billing.invoiceById'] : []))
    expect(again.length).toBeLessThanOrEqual(3)
  })
})

async function knownIds(type: string): Promise<readonly string[]> {
  const found = idsByType.get(type) ?? (await testGraph.graph.read(idsOfLabel, { label: labelByType[type] ?? type }))
  idsByType.set(type, found)
  expect(found.length, `the demo has none of ${type}`).toBeGreaterThan(0)
  return found
}

/** Where the node is named otherwise than the type. */
const labelByType: Readonly<Record<string, string>> = { BillingSubscription: 'Subscription' }
