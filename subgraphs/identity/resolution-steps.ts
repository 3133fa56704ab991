import { createHash } from 'node:crypto'
import { assertedRule } from '../../resolution/assertions.ts'
import { identifierSource } from '../../resolution/record-id.ts'
import type { StoredStep } from '../../resolution/steps.ts'
import type { RecordRefRow, StepRow } from './rows.ts'

/** The steps as two sides each, made by following them in order. Steps through a hidden record are left out. */
export function stepRows(
  stored: readonly StoredStep[],
  hidden: ReadonlySet<string>,
  ownerId: string,
): readonly StepRow[] {
  const sideByRecord = new Map<string, readonly string[]>()
  const sideOf = (id: string) => sideByRecord.get(id) ?? [id]
  const rows: StepRow[] = []
  for (const step of stored) {
    const [left, right] = [sideOf(step.a), sideOf(step.b)]
    const joined = [...left, ...right].toSorted()
    for (const id of joined) sideByRecord.set(id, joined)
    if (hidden.has(step.a) || hidden.has(step.b)) continue
    const refs = (side: readonly string[]) => side.filter((id) => !hidden.has(id)).map((id) => recordRef(id, ownerId))
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
      { name: 'birthDate', score: scoreOf(birthDates) },
    ]
  )
}

function scoreOf(relation: StoredStep['names'] | StoredStep['birthDates']): number {
  if (relation === 'AGREE') return 1
  return relation === 'UNKNOWN' ? 0 : -1
}

/** A record that stands for an identifier has its value for an id: shown as a hash that differs by customer. */
export function recordRef(recordId: string, ownerId: string): RecordRefRow {
  const colon = recordId.indexOf(':')
  const [source, sourceId] = [recordId.slice(0, colon), recordId.slice(colon + 1)]
  if (source !== identifierSource) return { source, sourceId }
  const [type = ''] = sourceId.split(':')
  const hash = createHash('sha256').update(`${ownerId}\n${recordId}`).digest('hex').slice(0, 8)
  return { source, sourceId: `${type}#${hash}` }
}
