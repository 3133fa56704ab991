import type { Rule } from '../../subgraphs/quarantine/line-faults.ts'

/** Only the beginning of these lines, or a garbled text, is kept. */
const incompleteRules: ReadonlySet<Rule> = new Set<Rule>(['TOO_LONG', 'NOT_UTF8'])

/** Whether a line that broke this rule is kept as it arrived, so that it can be replayed or corrected. */
export function isKeptWhole(rule: Rule): boolean {
  return !incompleteRules.has(rule)
}
