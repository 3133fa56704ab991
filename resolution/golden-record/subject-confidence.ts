import type { MatchRecord } from '../partition/match-record.ts'

/**
 * How surely all records are one subject: that of the record least surely here. Records of undeclared sources, and listed ones, count only
 * where there are no others.
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
