import type { Access } from '../access/access.ts'
import type { Category } from '../access/categories.ts'
import { policy } from '../access/policy.ts'
import type { PurposeKey } from '../access/purposes.ts'
import { fragment } from '../graph/cypher.ts'

/** 0..1: how surely a record must be a customer's for the purpose to use its data of the category. */
export function minimumConfidence(purpose: PurposeKey, category: Category): number {
  return policy.purposes[purpose].cells[category]?.minimumConfidence ?? 0
}

/** Whether the purpose asks for certainty of anything of these categories. */
export function asksForCertainty(purpose: PurposeKey, categories: readonly Category[]): boolean {
  return categories.some((category) => minimumConfidence(purpose, category) > 0)
}

/**
 * Records of a customer that are too unsurely theirs or closed by an entry of their own, by category that is open: what rests on them stays
 * out. Empty nearly always.
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

/** Whether a record is its owner's by `to` as surely as `$minimum` asks; what was resolved before there were confidences is certain. */
export const isSureEnough = fragment`coalesce(to.confidence, 1.0) >= $minimum`
