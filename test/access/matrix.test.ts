import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  buildSchema,
  type ConstDirectiveNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  valueFromASTUntyped,
} from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Category } from '../../access/categories.ts'
import { categories } from '../../access/categories.ts'
import { createAccess } from '../../access/create-access.ts'
import type { GuardContext } from '../../access/guard/guard-context.ts'
import { guardedList, guardedPage, isConnectionType, isGuardedPage } from '../../access/guard/guarded-page.ts'
import { guardSchema } from '../../access/guard.ts'
import { type PurposeKey, purposeKeys } from '../../access/purposes.ts'
import { personas } from '../../access/tokens/personas.ts'
import type { Viewer } from '../../access/viewer.ts'
import { subgraphNames } from '../../config.ts'
import { createReader } from '../../graph/reader.ts'
import { readBirth } from '../../subgraphs/read-birth.ts'
import { readSdl } from '../../subgraphs/runtime/executable.ts'
import { useGraph } from '../harness/neo4j.ts'
import { hasScopes, mayCount, mayRead, maySee, maySeeCompany, type Principal } from './canary/oracle.ts'
import { company, type State, seedStates, states } from './seed-states.ts'

const { graph, batcher } = useGraph()

type AnyField = GraphQLField<unknown, GuardContext>

/** One field of the product's schemas, and what the SDL says of it, read here anew. */
interface Probe {
  readonly coordinate: string
  readonly type: GraphQLObjectType
  readonly field: AnyField
  readonly category: Category | 'BY_ROW' | null
  /** Of a figure about many people: what it is made of. */
  readonly figures: readonly Category[]
  readonly scopes: readonly (readonly string[])[] | null
  /** The object types it hands out, each with its category; CUSTOMER, ACCOUNT: only those the viewer may see. */
  readonly handsOut: readonly { readonly name: string; readonly category: Category | Owner | null }[]
}

type Owner = 'CUSTOMER' | 'ACCOUNT'
const owners: Readonly<Record<string, Owner>> = { Customer: 'CUSTOMER', Account: 'ACCOUNT' }

const canary = 'canary-value'
const refused = 'a field that cannot be null was refused'

/** The product's schema with a canary behind every field. */
function buildProbes(name: (typeof subgraphNames)[number], { isGuarded } = { isGuarded: true }): readonly Probe[] {
  const schema = buildSubgraphSchema(parse(readSdl(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url))))
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('_'),
  )
  const rowCategories: Record<string, (row: { category: Category }) => Category> = {}
  const probes = types.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => !field.name.startsWith('_'))
      .map((field): Probe => {
        const coordinate = `${type.name}.${field.name}`
        const category = categoryOf(field.astNode?.directives ?? [])
        if (category === 'BY_ROW') rowCategories[coordinate] = (row) => row.category
        field.resolve = (source, _, context) =>
          isConnectionType(getNamedType(field.type))
            ? connectionFor(schema, field, source, context)
            : field.args.some(({ name }) => name === 'first')
              ? listFor(schema, field, source, context)
              : valueFor(field, source)
        return {
          coordinate,
          type,
          field,
          category,
          figures: figuresOf(field.astNode?.directives ?? []),
          scopes: join(scopesOf(field.astNode?.directives ?? []), scopesOf(directivesOf(type))),
          handsOut: handedOut(schema, field),
        }
      }),
  )
  if (isGuarded) guardSchema(schema, rowCategories)
  return probes
}

function handedOut(schema: GraphQLSchema, field: AnyField): Probe['handsOut'] {
  const named = nodesOf(getNamedType(field.type))
  const edge = isObjectType(named) && named.name.endsWith('Edge') ? named.getFields().node : undefined
  const type = edge === undefined ? named : getNamedType(edge.type)
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []
  return possible.map((object) => {
    const found = owners[object.name] ?? categoryOf(directivesOf(object))
    return { name: object.name, category: found === 'BY_ROW' ? null : found }
  })
}

/** What a connection is made of: the type of its edges. */
function nodesOf(type: GraphQLNamedType): GraphQLNamedType {
  const edges = isObjectType(type) && isConnectionType(type) ? type.getFields().edges : undefined
  return edges === undefined ? type : getNamedType(edges.type)
}

/** One row, made to a connection in the only way there is. */
function connectionFor(schema: GraphQLSchema, field: AnyField, source: unknown, context: GuardContext) {
  const edge = nodesOf(getNamedType(field.type))
  const node = isObjectType(edge) ? edge.getFields().node : undefined
  const row = node === undefined ? canary : rowFor(getNamedType(node.type), source)
  const list = {
    size: 1,
    keyOf: () => canary,
    read: async () => ({ rows: [row], isLast: true }),
    isBackwards: false,
    hasCursor: false,
    seal: () => 'sealed',
  }
  // Built without a guard, the schema is known to none: nothing is left out.
  return guardedPage(list, context, { ...info, schema, returnType: field.type } as GraphQLResolveInfo)
}

/** One row, cut in the only way there is for a list that answers the first so many. */
function listFor(schema: GraphQLSchema, field: AnyField, source: unknown, context: GuardContext) {
  const rows = [rowFor(getNamedType(field.type), source)]
  return guardedList([rows], 1, context, { ...info, schema, returnType: field.type } as GraphQLResolveInfo)
}

/** A scalar, or an object of the type that the row asks for, of the row's own customer. */
function valueFor(field: AnyField, source: unknown): unknown {
  const named = getNamedType(field.type)
  if (!isObjectType(named) && !isAbstractType(named)) return isListed(field) ? [canary] : canary
  const isEdge = isObjectType(named) && named.name.endsWith('Edge') && named.getFields().node !== undefined
  const row = rowFor(named, source)
  const item = isEdge ? { node: row, canary } : row
  return isListed(field) ? [item] : item
}

function rowFor({ name: declared }: GraphQLNamedType, source: unknown): object {
  const { state, recordAnswer } = source as { state: State; recordAnswer?: string }
  const name = recordAnswer ?? declared
  const id = name === 'Customer' ? state : name === 'Account' ? company : 'x'
  return { id, subject: state, state, __typename: name, canary }
}

function isListed({ type }: AnyField): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}

function directivesOf(type: GraphQLObjectType): readonly ConstDirectiveNode[] {
  return [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? [])
}

function categoryOf(directives: readonly ConstDirectiveNode[]): Category | 'BY_ROW' | null {
  const tag = directives.find(({ name }) => name.value === 'personalData')
  if (tag === undefined) return null
  const node = tag.arguments?.find(({ name }) => name.value === 'category')?.value
  return node === undefined ? 'BY_ROW' : (valueFromASTUntyped(node) as Category)
}

function figuresOf(directives: readonly ConstDirectiveNode[]): readonly Category[] {
  const node = directives.find(({ name }) => name.value === 'figures')?.arguments?.[0]?.value
  return node === undefined ? [] : (valueFromASTUntyped(node) as readonly Category[])
}

function scopesOf(directives: readonly ConstDirectiveNode[]): Probe['scopes'] {
  const node = directives.find(({ name }) => name.value.endsWith('requiresScopes'))?.arguments?.[0]?.value
  return node === undefined ? null : (valueFromASTUntyped(node) as Probe['scopes'])
}

function join(a: Probe['scopes'], b: Probe['scopes']): Probe['scopes'] {
  if (a === null || b === null) return a ?? b
  return a.flatMap((left) => b.map((right) => [...left, ...right]))
}

const principals: Readonly<Record<string, Principal>> = {
  ...personas,
  nobody: { scopes: [] },
  self: { scopes: ['self'], customerId: 'consented' },
  'partner of web': { ...personas.partner, sources: ['web'] },
  'partner of crm': { ...personas.partner, sources: ['crm'] },
}

function contextOf(who: Principal, purpose: PurposeKey): GuardContext & { readonly refusals: string[] } {
  const viewer: Viewer = {
    subject: 's',
    clientId: 'c',
    scopes: new Set(who.scopes),
    purposes: [purpose],
    sources: who.sources ?? null,
    customerId: who.customerId ?? null,
  }
  const reader = createReader(graph, batcher, () => [])
  const refusals: string[] = []
  return {
    access: createAccess(viewer, purpose, { reader, now: () => new Date('2026-06-01'), readBirth }),
    withholding: {
      add: (code) => void refusals.push(code),
      refusal: (code) => {
        refusals.push(code)
        return new GraphQLError(refused)
      },
      errors: () => [],
    },
    refusals,
  }
}

interface Cell {
  readonly probe: Probe
  readonly state: State
  readonly row: object
  readonly expected: boolean
}

/** Every way a field can be asked of a customer in each state, with what the contract says. */
function* cells(probes: readonly Probe[], who: Principal, purpose: PurposeKey): Generator<Cell> {
  for (const probe of probes)
    for (const state of states) {
      const isOpenTo = probe.scopes === null || hasScopes(who, probe.scopes)
      const rowCategories = probe.category === 'BY_ROW' ? categories : [probe.category]
      const objects = probe.handsOut.length > 0 ? probe.handsOut : [{ name: undefined, category: null }]
      for (const category of rowCategories)
        for (const object of objects) {
          const isFieldOpen = category === null || mayRead(who, purpose, category, state)
          const isObjectOpen = mayHave(object.category, who, purpose, state)
          const row = {
            ...{ id: probe.type.name === 'Customer' ? state : 'x', subject: state, state, recordAnswer: object.name },
            ...(probe.category === 'BY_ROW' && { category, name: 'x' }),
          }
          const mayBeMade = mayCount(who, purpose, probe.figures)
          yield { probe, state, row, expected: isOpenTo && isFieldOpen && isObjectOpen && mayBeMade }
        }
    }
}

function mayHave(category: Category | Owner | null, who: Principal, purpose: PurposeKey, state: State): boolean {
  if (category === null) return true
  if (category === 'ACCOUNT') return maySeeCompany(who)
  return category === 'CUSTOMER' ? maySee(who, state) : mayRead(who, purpose, category, state)
}

// Nothing in the answer is rooted in a real document.
const info = {
  parentType: { name: 'T' },
  fieldName: 'f',
  path: { prev: undefined, key: 'f' },
} as unknown as GraphQLResolveInfo

function answerOf(field: AnyField, row: object, context: GuardContext): unknown {
  const otherwise = (error: Error) => {
    if (error.message !== refused) throw error
    return null
  }
  try {
    const answer: unknown = field.resolve?.(row, {}, context, { ...info, returnType: field.type })
    return answer instanceof Promise ? answer.catch(otherwise) : answer
  } catch (error) {
    return otherwise(error as Error)
  }
}

async function differences(probes: readonly Probe[]): Promise<{ count: number; wrong: readonly string[] }> {
  const wrong: string[] = []
  let count = 0
  for (const [name, who] of Object.entries(principals))
    for (const purpose of purposeKeys) {
      const context = contextOf(who, purpose)
      await Promise.all(states.map((state) => context.access.canSee(state)))
      for (const { probe, state, row, expected } of cells(probes, who, purpose)) {
        count++
        const before = context.refusals.length
        const value = await answerOf(probe.field, row, context)
        const isShown = JSON.stringify(value ?? null).includes(canary)
        const items = isGuardedPage(value) ? value.edges : value
        const isEmpty = items === null || items === undefined || (Array.isArray(items) && items.length === 0)
        if (isShown !== expected || isShown === isEmpty)
          wrong.push(`${name}, ${purpose}, ${state}: ${probe.coordinate} ${isShown ? 'shows' : 'hides'}`)
        // D2: what a field withholds is told once, with a code; what is dropped from a list is not told of.
        const refused = context.refusals.slice(before)
        if (refused.length > 1 || refused.some((code) => code !== 'FORBIDDEN' && code !== 'CONSENT_REQUIRED'))
          wrong.push(`${name}, ${purpose}, ${state}: ${probe.coordinate} tells ${refused.join()}`)
        if (
          !expected &&
          probe.category !== null &&
          refused.length !== 1 &&
          probe.handsOut.every(({ category }) => category === null)
        )
          wrong.push(`${name}, ${purpose}, ${state}: ${probe.coordinate} hides and does not tell`)
      }
    }
  return { count, wrong }
}

beforeAll(() => seedStates(graph))

describe('every field, principal, purpose and state of the facts', () => {
  it.each(subgraphNames)('%s answers as the contract says', async (name) => {
    const { count, wrong } = await differences(buildProbes(name))
    expect(wrong.slice(0, 20)).toEqual([])
    expect(count).toBeGreaterThan(5_000)
  })

  it('leaves out no field of the supergraph', () => {
    const supergraph = buildSchema(readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8'), {
      assumeValidSDL: true,
    })
    const probed = new Set(subgraphNames.flatMap((name) => buildProbes(name).map(({ coordinate }) => coordinate)))
    const fields = Object.values(supergraph.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__')
        ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
        : [],
    )
    expect(fields.length).toBeGreaterThan(300)
    expect(fields.filter((coordinate) => !probed.has(coordinate))).toEqual([])
  })

  it('is told apart from a schema without the guard', async () => {
    const { wrong } = await differences(buildProbes('identity', { isGuarded: false }))
    expect(wrong.length).toBeGreaterThan(1_000)
  })
})
