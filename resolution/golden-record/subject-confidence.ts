import type { MatchRecord } from '../partition/match-record.ts'

/**
 * The confidence that all records are one subject: that of the record with the lowest one. Records of undeclared sources, and listed ones,
 * count only if there are no others.
 */
export function confidenceOf(
  links: ReadonlyMap<string, { readonly confidence: number }>,
  records: ReadonlyMap<string, Pick<MatchRecord, 'isListed' | 'isDeclared'>>,
): number {
  const ours = [...links].filter(([id]) => records.get(id)?.isListed === false)
  const declared = ours.filter(([id]) => records.get(id)?.isDeclared)
  const counted = [declared, ours].find((some) => some.length > 0) ?? [...links]
  return Math.min(1, ...counted.map(([, { confidence }]) => confidence))
}
