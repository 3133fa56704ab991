import { limits } from '../../config.ts'
import { type CostNode, type Size, usualListSize } from './plan-cost.ts'

/** The weight of one point. An object weighs 1. */
const weightOfPoint = 10

export interface Measure {
  readonly weight: number
  /** The number of objects. */
  readonly nodes: number
}

export type Variables = Readonly<Record<string, unknown>>

/** The most that the operation may cost: every list full, every abstract type counted as its most expensive member. */
export function estimate(root: CostNode, variables: Variables): Measure {
  const known = new Map<CostNode, Measure>()

  /** One object of the field. */
  function inside(node: CostNode): Measure {
    const made = known.get(node)
    if (made !== undefined) return made
    let [weight, nodes] = [0, 0]
    for (const children of node.branches) {
      let [branchWeight, branchNodes] = [0, 0]
      for (const child of children) {
        const count = countOf(child, node.sized.get(child.field))
        const inner = inside(child)
        branchWeight += child.own + count * inner.weight
        branchNodes += count * inner.nodes
      }
      weight = Math.max(weight, branchWeight)
      nodes = Math.max(nodes, branchNodes)
    }
    const measure = { weight: weight + node.each, nodes: nodes + (node.each > 0 ? 1 : 0) }
    known.set(node, measure)
    return measure
  }

  function countOf(node: CostNode, told: Size | undefined): number {
    if (told !== undefined) return sizeNow(told, variables)
    if (!node.isList) return 1
    return node.size === null ? usualListSize : sizeNow(node.size, variables)
  }

  const { weight, nodes } = inside(root)
  return { weight: weight + root.own, nodes }
}

function sizeNow(size: Size, variables: Variables): number {
  if (typeof size === 'number') return bounded(size)
  if ('variable' in size) {
    const value = variables[size.variable]
    return bounded(typeof value === 'number' ? value : size.otherwise)
  }
  return Math.max(...size.map((one) => sizeNow(one, variables)))
}

/** The field itself refuses a longer page. */
function bounded(size: number): number {
  return Math.min(Math.max(size, 0), limits.pageSize + 1)
}

/** What the answer contained. */
export function weigh(root: CostNode, data: unknown): number {
  return root.own + insideOf(root, data)
}

function insideOf(node: CostNode, value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + insideOf(node, item), 0)
  if (typeof value !== 'object' || value === null) return 0
  let weight = node.each
  for (const child of node.children)
    if (Object.hasOwn(value, child.key)) weight += child.own + insideOf(child, Reflect.get(value, child.key))
  return weight
}

/** The points of a weight. Every request costs at least one. */
export function toPoints(weight: number): number {
  return Math.max(1, Math.ceil(weight / weightOfPoint))
}
