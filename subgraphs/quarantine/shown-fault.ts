import type { Fault, Rule } from './line-faults.ts'

/** The remedy for each rule, without a value of any line. */
const shownRules: Readonly<Record<Rule, string>> = {
  TOO_LONG: 'The line is longer than the limit. Split it into several lines.',
  NOT_UTF8: 'The line is not valid UTF-8. Send the file as UTF-8.',
  BROKEN_JSON: 'The line is not valid JSON. Write one whole JSON object on one line.',
  DUPLICATE_KEY: 'An object of the line states a key more than once. Keep one of them.',
  NOT_AN_OBJECT: 'The line is not a JSON object. Write one {...} on each line.',
  HALF_CHARACTER: 'The line contains half of a character. Send the whole character, or leave the half out.',
  NO_KIND: 'The line states no kind. Add it.',
  UNKNOWN_KIND: 'The line states a kind that does not exist. Use one of the documented kinds.',
  NO_SOURCE: 'The line does not name a valid source. Use letters, digits and . _ - only.',
  NO_ID: 'The line does not have a valid id in its source. Add one.',
  NO_TIME: 'The line does not have a time that can be read. Write it as in ISO 8601, with a time zone.',
  NO_OWNER: 'The line does not name the record or identifier that it is about. Add `record` or `identifier`.',
  UNKNOWN_TYPE: 'The line states a type that does not exist. Use one of the documented types.',
  UNKNOWN_IDENTIFIER_TYPE: 'An identifier has a type that does not exist. Use one of the documented types.',
  LONG_NUMBER: 'A number has more digits than can be kept. Put an id in double quotes, or send a smaller number.',
  WRONG_SHAPE:
    'A field is missing or has a value that is not allowed. Compare the line with the documented fields of its kind.',
  TOO_DEEP: 'The line is nested too deeply. Flatten it.',
  NOT_ALLOWED: 'The source of the line may not state this. Send or change its source line, then replay the line.',
  ID_TAKEN:
    'The source has used the id for a fact about another record or identifier. Send the line under an id of its own.',
  WRITE_FAILED:
    'The line could not be written and is kept in the quarantine. Ask the operator to replay it once the cause is gone.',
}

/** Their names are the sender's own, and may contain anybody's data. */
const freeParts = /^(attributes|properties|values)\b/

/**
 * What a caller of the API may see of a refused line: the fields and the rules that it broke, but no value of it. The command line shows
 * the whole message to the operator.
 */
export function shownFault({ rule, path, count = 1 }: Omit<Fault, 'message'>): string {
  const place = path === null || rulesOfAnyKey.has(rule) ? '' : `${freeParts.exec(path)?.[0] ?? path}: `
  const others = count > 1 ? ` The line has ${count - 1} more ${count === 2 ? 'fault' : 'faults'}.` : ''
  return `${place}${shownRules[rule]}${others}`
}

/** Found anywhere in the line, also in or below a key that no shape has. */
const rulesOfAnyKey: ReadonlySet<Rule> = new Set(['DUPLICATE_KEY', 'HALF_CHARACTER', 'LONG_NUMBER'])
