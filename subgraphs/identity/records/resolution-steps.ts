import { assertedRule } from '../../../resolution/partition/assertions.ts'
import type { StoredStep } from '../../../resolution/steps.ts'
import type { RecordName } from '../../record-name.ts'
import type { StepRow } from '../rows.ts'

/** The steps as two sides each, computed by following them in order. Steps through a record that is not known are left out. */
export function stepRows(
  stored: readonly StoredStep[],
  isKnown: (recordId: string) => boolean,
  nameOf: (recordId: string) => RecordName,
): readonly StepRow[] {
  const sideByRecord = new Map<string, readonly string[]>()
  const sideOf = (id: string) => sideByRecord.get(id) ?? [id]
  const rows: StepRow[] = []
  for (const step of stored) {
    const [left, right] = [sideOf(step.a), sideOf(step.b)]
    const joined = [...left, ...right].toSorted()
    for (const id of joined) sideByRecord.set(id, joined)
    if (!isKnown(step.a) || !isKnown(step.b)) continue
    const refs = (side: readonly string[]) => side.filter(isKnown).map(nameOf)
    rows.push({
      step: rows.length + 1,
      left: refs(left),
      right: refs(right),
      rule: step.rule,
      score: step.score,
      features: featuresOf(step),
      decidedBy: step.rule === assertedRule ? step.by : `rule-set ${step.by}`,
      decidedAt: step.at,
    })
  }
  return rows
}

export function featuresOf({ features, names, birthDates }: StoredStep): StepRow['features'] {
  return (
    features ?? [
      { name: 'identifier', score: 1 },
      { name: 'names', score: scoreOf(names) },
      // For companies, and if one of the two states none, there was nothing to compare.
      ...(birthDates === 'UNKNOWN' ? [] : [{ name: 'birthDate', score: scoreOf(birthDates) }]),
    ]
  )
}

function scoreOf(relation: StoredStep['names'] | StoredStep['birthDates']): number {
  if (relation === 'AGREE') return 1
  return relation === 'UNKNOWN' ? 0 : -1
}
