import type { ResolutionPlan } from '../write/plan-writes.ts'
import type { Neighbourhood } from './neighbourhood.ts'

/**
 * True if the plan changes a subject of which not all records are loaded in another way than adding new ones to it, or links its
 * representatives by another reason: then every record counts.
 */
export function movesUnloaded(
  { subjects: planned, givenUp }: Pick<ResolutionPlan, 'subjects' | 'givenUp'>,
  { subjects, subjectIdByRecord, matchRecords }: Neighbourhood,
): boolean {
  const partial = [...subjects.values()].filter(({ spares }) => spares.size > 0)
  if (partial.length === 0) return false
  const survivors = new Set(givenUp.values())
  return partial.some(({ id, records, spares }) => {
    if (givenUp.has(id)) return true
    const touched = planned.flatMap((subject, index) =>
      subject.cluster.members.some((member) => subjectIdByRecord.get(member) === id) ? [{ subject, index }] : [],
    )
    if (touched.length === 0) return false
    const [only] = touched
    if (only === undefined || touched.length > 1 || only.subject.id !== id || survivors.has(only.index)) return true
    const { links, members } = only.subject.cluster
    if (members.some((member) => (subjectIdByRecord.get(member) ?? id) !== id)) return true
    const standing = records.filter(({ record }) => spares.has(matchRecords.get(record.id)?.twin ?? ''))
    // The record that represents unloaded ones states something else by now.
    if (new Set(standing.map(({ record }) => matchRecords.get(record.id)?.twin)).size < spares.size) return true
    return standing.some(({ record, rule, confidence }) => {
      const link = links.get(record.id)
      return link?.rule !== rule || link.confidence !== confidence
    })
  })
}
