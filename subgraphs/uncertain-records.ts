import type { Access } from '../access/access.ts'
import type { Category } from '../access/categories.ts'
import { policy } from '../access/policy.ts'
import type { PurposeKey } from '../access/purposes.ts'
import { fragment } from '../graph/cypher.ts'

/** 0..1: the confidence that a record needs for the purpose to use its data of the category. */
export function minimumConfidence(purpose: PurposeKey, category: Category): number {
  return policy.purposes[purpose].cells[category]?.minimumConfidence ?? 0
}

/** Whether the purpose demands a minimum confidence for any of these categories. */
export function asksForCertainty(purpose: PurposeKey, categories: readonly Category[]): boolean {
  return categories.some((category) => minimumConfidence(purpose, category) > 0)
}

/**
 * Records of a customer with too low a confidence or closed by an entry of their own, by open category: their data are left out. Nearly
 * always empty.
 */
export async function closedRecords(
  access: Access,
  subject: string,
  categories: readonly Category[],
): Promise<ReadonlyMap<Category, ReadonlySet<string>>> {
  if (!asksForCertainty(access.purpose, categories) && (await access.partsOf(subject)) === null) return new Map()
  const decisions = await Promise.all(
    categories.map(async (category) => [category, await access.decide(subject, category)] as const),
  )
  return new Map(
    decisions.flatMap(([category, decision]) =>
      decision.allowed && decision.closedRecords !== undefined ? [[category, decision.closedRecords]] : [],
    ),
  )
}

/** Whether the confidence of a record by `to` is at least `$minimum`. What was resolved before there were confidences is certain. */
export const isSureEnough = fragment`coalesce(to.confidence, 1.0) >= $minimum`
