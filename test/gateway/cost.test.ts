import { readFileSync } from 'node:fs'
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import { buildASTSchema, buildSchema, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { estimate, toPoints, weigh } from '../../gateway/cost/measure-cost.ts'
import { planCost } from '../../gateway/cost/plan-cost.ts'
import { readWeights } from '../../gateway/cost/weights.ts'
import { costOfOperation } from '../../gateway/operations/operation-cost.ts'

const supergraph = readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8')
const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)))
const weights = readWeights(supergraph)

function costOf(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  return costOfOperation(schema, weights, parse(query), variables)
}

const page = (inner: string, first = '10') =>
  `query Q($n: Int = 7, $id: ID!) { customers(first: ${first}) { edges { node { id ${inner} } } } }`

describe('the estimate of an operation', () => {
  it.each([
    ['one customer', '{ customer(id: "1") { id displayName } }', {}, 1, 1],
    ['a lookup by its own weight', '{ customerByIdentifier(type: EMAIL, value: "x") { id } }', {}, 11, 1],
    ['a page by its argument', page(''), {}, 10, 10],
    ['a page by a variable', page('', '$n'), { n: 30 }, 30, 30],
    ["a page by the variable's default", page('', '$n'), {}, 7, 7],
    ['a page longer than any, bounded', page('', '1000000'), {}, 101, 101],
    ['a negative page as nothing', page('', '-5'), {}, 0, 0],
    ['a page of pages', page('timeline(first: 20) { edges { node { id } } }'), {}, 210, 210],
    ['a list nothing tells the size of as ten', page('accounts { role }'), {}, 110, 110],
    [
      'a fragment as often as it is spread',
      `{ a: customer(id: "1") { ...F } b: customer(id: "2") { ...F } } fragment F on Customer { timeline(first: 50) { edges { node { id } } } }`,
      {},
      102,
      102,
    ],
    [
      'one field asked for twice once',
      '{ customer(id: "1") { timeline(first: 50) { edges { node { id } } } ...F } } fragment F on Customer { timeline(first: 50) { edges { node { kind } } } }',
      {},
      51,
      51,
    ],
    [
      'of the members of an interface the dearest',
      `{ customer(id: "1") { timeline(first: 10) { edges { node { __typename ... on Invoice { total { formatted } } ... on Touchpoint { id } } } } } }`,
      {},
      21,
      21,
    ],
    ['introspection as nothing', '{ __schema { types { fields { type { name } } } } }', {}, 0, 0],
  ])('counts %s', (_name, query, variables, weight, nodes) => {
    expect(costOf(query, variables)).toEqual({ weight, nodes })
  })

  it('is not fooled by an operation or a fragment called __schema', () => {
    const inner = 'timeline(first: 100) { edges { node { id } } }'
    const named = `query __schema { customer(id: "1") { ...__schema } } fragment __schema on Customer { ${inner} }`
    expect(costOf(named)).toEqual(costOf(`{ customer(id: "1") { ${inner} } }`))
  })

  it('takes time by the size of the document, not by the combinations of interface members', () => {
    const members = Array.from({ length: 12 }, (_, index) => `type T${index} implements I { next: I }`)
    const nested = buildSchema(`interface I { next: I } ${members.join(' ')} type Query { start: I }`)
    const plain = parse(`{ start ${'{ next '.repeat(10)}{ __typename }${' }'.repeat(10)} }`)
    const none = { weights: new Map(), listSizes: new Map() }
    // 12 to the power of 10 combinations.
    expect(costOfOperation(nested, none, plain)).toEqual({ weight: 11, nodes: 11 })
  })

  it('adds the weight of a mutation', () => {
    const query =
      'mutation { assertSame(a: {source: "a", id: "1"}, b: {source: "b", id: "2"}, reason: "x") { __typename } }'
    expect(costOf(query).weight).toBeGreaterThanOrEqual(50)
  })
})

describe('the cost of an answer', () => {
  const query =
    '{ customers(first: 100) { edges { node { id timeline(first: 10) { edges { node { id } } } } } } customerByIdentifier(type: EMAIL, value: "x") { id } }'
  const document = parse(query)
  const [operation] = document.definitions
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation')
  const plan = planCost(schema, weights, document, operation)

  it('counts what is there', () => {
    const node = { id: '1', timeline: { edges: [{ node: { id: 'a' } }, { node: { id: 'b' } }] } }
    const data = { customers: { edges: [{ node }, { node: null }] }, customerByIdentifier: null }
    // One customer with two entries; the lookup was made, though nobody was found.
    expect(weigh(plan, data)).toBe(1 + 2 + 10)
    expect(weigh(plan, null)).toBe(0)
  })

  it('is never above the estimate of a full page', () => {
    const node = { id: '1', timeline: { edges: Array.from({ length: 10 }, () => ({ node: { id: 'a' } })) } }
    const full = {
      customers: { edges: Array.from({ length: 100 }, () => ({ node })) },
      customerByIdentifier: { id: '1' },
    }
    expect(weigh(plan, full)).toBe(estimate(plan, {}).weight)
  })

  it('is at least one point', () => {
    expect([0, 1, 10, 11].map(toPoints)).toEqual([1, 1, 1, 2])
  })
})

it('every connection of the supergraph tells its size', () => {
  const connections = Object.values(schema.getTypeMap()).flatMap((type) =>
    'getFields' in type
      ? Object.values(type.getFields())
          .filter((field) => String(field.type).replace(/[!\]]/g, '').endsWith('Connection'))
          .map((field) => `${type.name}.${field.name}`)
      : [],
  )
  expect(connections.length).toBeGreaterThan(20)
  expect(connections.filter((coordinate) => !weights.listSizes.has(coordinate))).toEqual([])
})
