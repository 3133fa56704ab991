import type { BatchFetchNode, FetchNode, OutputRewrite, PlanNode } from '@graphql-hive/router-query-planner'
import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql'
import { relocated } from './complete.ts'
import { type EntityPart, errorsInPlace, isTold, putInPlace, unknownEntities } from './entity-answers.ts'
import { type FetchedDocument, fillNulls, parseFetched } from './fetched.ts'
import { mergeInto, type Row } from './merge.ts'
import { placesAt } from './places.ts'
import { representationsOf } from './representations.ts'
import { rewrite } from './rewrites.ts'

export interface FetchRequest {
  readonly document: DocumentNode
  readonly variables?: Readonly<Record<string, unknown>>
  readonly operationName?: string
}

export interface PlanRun {
  /** As composed, with the parts that callers do not see. */
  readonly schema: GraphQLSchema
  readonly variables: Readonly<Record<string, unknown>>
  /** Never rejects. */
  readonly fetch: (subgraph: string, request: FetchRequest) => Promise<ExecutionResult>
}

export interface Fetched {
  /** Under the keys of the planned document. */
  readonly data: Row
  readonly errors: readonly GraphQLError[]
}

/** Calls the subgraphs in the order of the plan and merges their answers. */
export async function executePlan(root: PlanNode, { schema, variables, fetch }: PlanRun): Promise<Fetched> {
  const data: Row = {}
  const errors: GraphQLError[] = []
  await run(root)
  return { data, errors }

  async function run(node: PlanNode): Promise<void> {
    switch (node.kind) {
      case 'Sequence':
        for (const step of node.nodes) await run(step)
        return
      case 'Parallel':
        await Promise.all(node.nodes.map(run))
        return
      case 'Fetch':
        return fetchRoot(node)
      case 'Flatten':
        if (node.node.kind !== 'Fetch') throw new Error(`the plan flattens a ${node.node.kind}`)
        return fetchEntities(node.node, [
          { ...node.node, alias: '_entities', variable: 'representations', paths: [node.path] },
        ])
      case 'BatchFetch':
        return fetchEntities(
          node,
          node.entityBatch.aliases.map((one) => ({ ...one, variable: one.representationsVariableName })),
        )
      default:
        // Conditions are evaluated before there is a plan. Streams and deferred parts are not supported.
        throw new Error(`the plan has a ${node.kind}`)
    }
  }

  async function fetchRoot(node: FetchNode): Promise<void> {
    const fetched = documentOf(node)
    const result = await ask(node, fetched, {})
    for (const error of result.errors ?? [])
      errors.push(error.path === undefined ? relocated(error, fetched.firstField) : error)
    const answered = result.data ?? null
    if (answered === null) return fillNulls(data, fetched.root, fetched.fragments, schema)
    rewrite(answered, node.outputRewrites ?? [], schema)
    mergeInto(data, answered)
  }

  async function fetchEntities(node: FetchNode | BatchFetchNode, parts: readonly EntityPart[]): Promise<void> {
    const asked = parts.map((part) => {
      const places = part.paths.flatMap((path) => placesAt(data, path, schema))
      return { part, entities: representationsOf(places, part, schema) }
    })
    if (asked.every(({ entities }) => entities.values.length === 0)) return
    const fetched = documentOf(node)
    const representations = Object.fromEntries(asked.map(({ part, entities }) => [part.variable, entities.values]))
    const result = await ask(node, fetched, representations)
    errors.push(...errorsInPlace(result.errors ?? [], asked))
    if (result.data) rewrite(result.data, wholeRewrites(node), schema)
    for (const { part, entities } of asked) {
      const answers: unknown = result.data?.[part.alias]
      if (node.kind === 'BatchFetch') rewrite(answers, part.outputRewrites ?? [], schema)
      putInPlace(answers, entities, fetched.sets.get(part.alias), fetched.fragments, schema)
      if (!isTold(result.errors ?? [])) errors.push(...unknownEntities(node.serviceName, answers, entities))
    }
  }

  function ask(node: FetchNode | BatchFetchNode, { document }: FetchedDocument, representations: Row) {
    const used: Row = { ...representations }
    for (const name of node.variableUsages ?? []) if (Object.hasOwn(variables, name)) used[name] = variables[name]
    const { operationName } = node
    return fetch(node.serviceName, { document, variables: used, ...(operationName !== undefined && { operationName }) })
  }
}

function wholeRewrites(node: FetchNode | BatchFetchNode): readonly OutputRewrite[] {
  return node.kind === 'Fetch' ? (node.outputRewrites ?? []) : []
}

const documents = new WeakMap<object, FetchedDocument>()

/** Parsed once per plan. */
function documentOf(node: FetchNode | BatchFetchNode): FetchedDocument {
  let fetched = documents.get(node)
  if (fetched === undefined) {
    fetched = parseFetched(node.operation)
    documents.set(node, fetched)
  }
  return fetched
}
