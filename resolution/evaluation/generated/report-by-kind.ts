import type { PairError } from '../figures.ts'
import type { GeneratedSet } from './generated-set.ts'

/** Recall by kind of fault and wrong links by what ties the two subjects, as text to read. A pair counts for every fault of its two records. */
export function reportByKind(set: GeneratedSet, errors: readonly PairError[]): string {
  const missed = new Map<string, number>()
  const wrong = new Map<string, number>()
  for (const { kind, a, b } of errors) {
    if (kind === 'MISSED') for (const fault of faultsOf(set, a, b)) count(missed, fault)
    else count(wrong, relationOf(set, a, b))
  }
  const total = new Map<string, number>()
  for (const [a, b] of truePairs(set.truth)) for (const fault of faultsOf(set, a, b)) count(total, fault)
  const recalls = [...total]
    .map(([fault, pairs]) => ({ fault, pairs, recall: 1 - (missed.get(fault) ?? 0) / pairs }))
    .toSorted((x, y) => x.recall - y.recall)
  return [
    'recall by kind of fault (pairs)',
    ...recalls.map(({ fault, pairs, recall }) => `  ${recall.toFixed(4)}  ${fault} (${pairs})`),
    'wrong links by what ties the two',
    ...[...wrong].toSorted((x, y) => y[1] - x[1]).map(([relation, links]) => `  ${links}  ${relation}`),
  ].join('\n')
}

function faultsOf(set: GeneratedSet, a: string, b: string): ReadonlySet<string> {
  const faults = new Set([...(set.faults.get(a) ?? []), ...(set.faults.get(b) ?? [])])
  return faults.size === 0 ? new Set(['NO_FAULT']) : faults
}

/** Two of one household, company or name have labels that begin alike; all others are strangers. */
function relationOf({ truth, relations }: GeneratedSet, a: string, b: string): string {
  const [one = '', other = ''] = [truth.get(a), truth.get(b)]
  const impostor = [one, other].find((label) => label.startsWith('x'))
  if (impostor !== undefined) return relations.get(impostor) ?? 'STRANGER'
  const areTied = one.replace(/[bc]$/, '') === other.replace(/[bc]$/, '')
  return areTied ? (relations.get(one) ?? 'STRANGER') : 'STRANGER'
}

function truePairs(truth: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const byLabel = new Map<string, string[]>()
  for (const [record, label] of truth) byLabel.set(label, [...(byLabel.get(label) ?? []), record])
  return [...byLabel.values()].flatMap((records) =>
    records.flatMap((a, at) => records.slice(at + 1).map((b) => [a, b] as const)),
  )
}

function count(into: Map<string, number>, key: string): void {
  into.set(key, (into.get(key) ?? 0) + 1)
}
