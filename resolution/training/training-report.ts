import { plainValue } from '../../process/terminal.ts'
import type { ChangedDecisions } from './changed-decisions.ts'

/** The result of a training run. */
export interface TrainingReport {
  /** AGAINST_PEOPLE: trained, but not adopted because it would contradict a person's decision. */
  readonly outcome: 'TRAINED' | 'ADOPTED' | 'AGAINST_PEOPLE' | 'TOO_FEW_RECORDS' | 'TOO_FEW_MATCHES'
  readonly kind: 'person' | 'organisation'
  /** The number of records of the kind in the graph. */
  readonly records: number
  /** What a refusal demands: a number of records or of expected matches. */
  readonly needed?: number
  readonly expectedMatches?: number
  readonly rounds?: number
  /** Versions of the models. */
  readonly present: string
  readonly candidate?: string
  readonly candidatePath?: string
  readonly changes?: ChangedDecisions
}

/** The number of groups that are listed individually. */
const mostTold = 50

/** For people: lines with their line ends. */
export function tellReport(report: TrainingReport): string {
  return `${linesOf(report).join('\n')}\n`
}

function linesOf(report: TrainingReport): readonly string[] {
  const { outcome, kind, records, needed, expectedMatches, changes } = report
  if (outcome === 'TOO_FEW_RECORDS')
    return [`refused: ${records} ${kind} records contain values to compare, but ${needed} are needed`]
  if (outcome === 'TOO_FEW_MATCHES')
    return [`refused: ${Math.round(expectedMatches ?? 0)} matches expected among the records, ${needed} are needed`]
  const lines = [`model in force: ${report.present}`, `candidate: ${report.candidate} in ${report.candidatePath}`]
  if (expectedMatches !== undefined)
    lines.push(`${Math.round(expectedMatches)} matches expected, settled after ${report.rounds} rounds`)
  if (changes !== undefined) lines.push(...tellChanges(changes))
  if (outcome === 'ADOPTED')
    lines.push(
      'adopted: the model applies from the next start. Then run `npm run identity:resolve` to decide the records again.',
    )
  if (outcome === 'TRAINED')
    lines.push('not adopted: run the command again with --adopt, or with --adopt FILE for exactly this candidate')
  if (outcome === 'AGAINST_PEOPLE') lines.push('not adopted: the candidate contradicts decisions of people')
  return lines
}

function tellChanges({ merges, parts, review, brokenAssertions }: ChangedDecisions): readonly string[] {
  const tell = (verb: string, groups: ChangedDecisions['merges']) => [
    ...groups
      .slice(0, mostTold)
      .map((group) => `${verb}  ${group.map((ids) => ids.map(plainValue).join('+')).join(' | ')}`),
    ...(groups.length > mostTold ? [`... and ${groups.length - mostTold} more`] : []),
  ]
  return [
    `${merges.length} subjects would be formed from several, ${parts.length} would be split; review queue ${review.before} -> ${review.after}`,
    ...tell('merges', merges),
    ...tell('parts', parts),
    ...brokenAssertions.map(
      ({ relation, a, b, by }) => `against ${plainValue(by)}: ${plainValue(a)} ${relation} ${plainValue(b)}`,
    ),
  ]
}
