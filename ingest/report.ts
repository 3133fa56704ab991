import { plainValue } from '../process/terminal.ts'
import type { QuarantinedLine } from './queries.ts'
import type { Summary } from './summary.ts'

/** The summary for people, in several lines. */
export function formatSummary(summary: Summary, seconds: number): string {
  const rate = seconds > 0 ? Math.round(summary.lines / seconds) : summary.lines
  const lines = [
    `${count(summary.lines, 'line')} in ${seconds.toFixed(1)} s (${rate} per second)`,
    ...Object.entries(summary.byKind).map(([kind, counts]) => `  ${kind.padEnd(10)}${tellCounts(counts)}`),
    `  ${'all'.padEnd(10)}${tellCounts(summary)}`,
  ]
  if (summary.lines === 0) lines.push('Warning: the input contains no line, so nothing was ingested.')
  if (summary.quarantined > 0) {
    lines.push(`Warning: ${count(summary.quarantined, 'line')} quarantined, kept in the graph:`)
    for (const { rule, count: times, message, lines: numbers } of summary.reasons)
      lines.push(`  ${rule} x ${times}, ${at(numbers, times)}: ${plainValue(message)}`)
    lines.push(
      '  List them: npm run ingest -- --quarantine. Correct them in a file: npm run ingest -- --export NEW_FILE. A corrected line replaces the one that it corrects.',
    )
  }
  if (summary.ignoredKeys.length > 0) {
    lines.push(
      'Warning: these keys were not stored, because their kind of line does not have them (put them into attributes or properties):',
    )
    for (const { kind, key, count: times, firstLine } of summary.ignoredKeys)
      lines.push(`  ${kind} ${plainValue(key)} x ${times}, first in line ${firstLine}`)
  }
  if (summary.unreadValues.length > 0) {
    lines.push(
      'Warning: these values were stored but are not known, so figures leave them out (send words of subgraphs/billing/states/state-words.ts, intervals DAY, WEEK, MONTH or YEAR, whole numbers and ISO 8601 times):',
    )
    for (const { kind, key, value, count: times, firstLine } of summary.unreadValues)
      lines.push(`  ${kind} ${key} "${plainValue(value)}" x ${times}, first in line ${firstLine}`)
  }
  if (summary.timesAhead.length > 0) {
    lines.push(
      'Warning: these times were in the future, so the time of arrival counts instead (check the clocks of the sources):',
    )
    for (const { kind, name, count: times, firstLine } of summary.timesAhead)
      lines.push(`  ${kind} ${plainValue(name)} x ${times}, first in line ${firstLine}`)
  }
  if (summary.undeclaredSources.length > 0) {
    lines.push(
      'Warning: these sources are not declared, so they count as touchpoints: their records make nobody a customer.',
      '  Declare each with a line such as {"kind":"source","source":"NAME","role":"SYSTEM_OF_RECORD"}, before or after its records:',
    )
    for (const { source, count: times, firstLine } of summary.undeclaredSources)
      lines.push(`  ${plainValue(source)}: ${count(times, 'record')}, first in line ${firstLine}`)
  }
  if (summary.stoppedAtLine !== null)
    lines.push(
      `Stopped. Line ${summary.stoppedAtLine} is the first that may not be stored; some lines after it are. Run the same input again to continue.`,
    )
  return lines.join('\n')
}

/** One quarantined line for people. */
export function formatQuarantined(line: QuarantinedLine): string {
  const name = [line.kind, line.source, line.sourceId].filter((part) => part !== null).join(' ') || 'unnamed'
  const text = line.line.length > 200 ? `${line.line.slice(0, 200)}...` : line.line
  const [shown, message, kept] = [name, line.message, text].map(plainValue)
  return `${line.id}  ${new Date(line.at).toISOString()}  ${line.rule}  ${shown}\n  ${message}\n  ${kept}`
}

function tellCounts(counts: Pick<Summary, 'accepted' | 'updated' | 'duplicate' | 'quarantined'>): string {
  const { accepted, updated, duplicate, quarantined } = counts
  return `${accepted} accepted, ${updated} updated, ${duplicate} duplicate, ${quarantined} quarantined`
}

function at(numbers: readonly number[], times: number): string {
  const more = times > numbers.length ? ', ...' : ''
  return `${times === 1 ? 'line' : 'lines'} ${numbers.join(', ')}${more}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
