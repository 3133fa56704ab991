import { closest, distance } from 'fastest-levenshtein'
import type { z } from 'zod'
import { boundOf } from '../../text/shape-faults.ts'
import type { LineRefusal } from '../runtime/subgraph.ts'
import { readPath, showPath } from './line-path.ts'

/**
 * Why a line is quarantined (`NO_TIME`: it has no readable time, and so on), the most informative reason first: a line that breaks several
 * rules is filed under the first.
 */
export const rules = [
  'TOO_LONG',
  'NOT_UTF8',
  'BROKEN_JSON',
  'DUPLICATE_KEY',
  'NOT_AN_OBJECT',
  'HALF_CHARACTER',
  'NO_KIND',
  'UNKNOWN_KIND',
  'NO_SOURCE',
  'NO_ID',
  'NO_TIME',
  'NO_OWNER',
  'UNKNOWN_TYPE',
  'UNKNOWN_IDENTIFIER_TYPE',
  'LONG_NUMBER',
  'WRONG_SHAPE',
  'TOO_DEEP',
  'NOT_ALLOWED',
  'ID_TAKEN',
  'WRITE_FAILED',
] as const
export type Rule = (typeof rules)[number]

export interface Fault {
  readonly rule: Rule
  /** Names the place in the line and the remedy. The same fault of the same line always has the same message. */
  readonly message: string
  /** The place in the line, such as `identifiers[0].type`. Null for the line as a whole. */
  readonly path: string | null
  /** The number of faults of the line. Absent: one. */
  readonly count?: number
}

/** A fault that a writer found in a well-formed line. */
export function refusalFault({ status, message }: LineRefusal): Fault {
  return { rule: status, message, path: status === 'ID_TAKEN' ? 'id' : 'source' }
}

const maxIssuesTold = 3

/** The meaning of a shape's refusal for the sender of `value`. */
export function faultOf(error: z.ZodError, value: unknown): Fault {
  const faults = error.issues
    .map((issue) => issueFault(issue, value))
    .sort((a, b) => rules.indexOf(a.rule) - rules.indexOf(b.rule))
  const [first] = faults
  if (first === undefined) return { rule: 'WRONG_SHAPE', message: 'does not fit its kind', path: null }
  const told = faults.slice(0, maxIssuesTold).map((fault) => fault.message)
  const more = faults.length - told.length
  const message = told.join('; ') + (more > 0 ? `; and ${more} more` : '')
  return { ...first, message, ...(faults.length > 1 && { count: faults.length }) }
}

function issueFault(issue: z.core.$ZodIssue, line: unknown): Fault {
  const path = showPath(issue.path)
  const value = readPath(line, issue.path)
  if (isLongNumber(issue, value)) return { rule: 'LONG_NUMBER', message: `${path}: ${tellTooLong}`, path }
  return { rule: ruleOf(path), message: `${path}: ${tell(issue, path, value)}`, path }
}

/** Arrives as text, which keeps its digits. */
function isLongNumber(issue: z.core.$ZodIssue, value: unknown): boolean {
  if (issue.code !== 'invalid_type' || (issue.expected !== 'number' && issue.expected !== 'int')) return false
  return typeof value === 'string' && /^-?\d+$/.test(value) && !Number.isSafeInteger(Number(value))
}

const tellTooLong =
  'is beyond 9007199254740991 (2^53 - 1), the largest whole number that can be kept: send a smaller one'

function ruleOf(path: string): Rule {
  if (path === 'source') return 'NO_SOURCE'
  if (path === 'id') return 'NO_ID'
  if (path === 'occurredAt' || path === 'observedAt') return 'NO_TIME'
  if (path === 'type') return 'UNKNOWN_TYPE'
  if (/^identifier(s\[\d+\])?\.type$/.test(path)) return 'UNKNOWN_IDENTIFIER_TYPE'
  if (path === 'record' || path === 'identifier') return 'NO_OWNER'
  return 'WRONG_SHAPE'
}

function tell(issue: z.core.$ZodIssue, path: string, value: unknown): string {
  if (value === undefined && issue.code !== 'custom') return `is missing: add it${example(path)}`
  if (issue.code === 'invalid_value') return notInList(value, issue.values.map(String))
  if (issue.code === 'invalid_type' && issue.expected === 'string')
    return `is ${nameOf(value)}, must be text: put it in double quotes`
  if (issue.code === 'invalid_type') return `is ${nameOf(value)}, must be ${nameOfExpected(issue.expected)}`
  const bound = boundOf(issue)
  if (bound !== null) return `is ${value}, must be ${bound}`
  return `${issue.message}${typeof value === 'string' ? `, not ${quoted(value)}` : ''}`
}

function example(path: string): string {
  if (path === 'occurredAt' || path === 'observedAt') return ', as "2026-01-02T03:04:05Z"'
  if (path === 'source') return ', the name of the system the line comes from'
  if (path === 'id') return ', the id of this line in its source'
  return ''
}

/** States the allowed values, and suggests the nearest one if the written one looks like a typing error. */
export function notInList(value: unknown, allowed: readonly string[]): string {
  if (typeof value !== 'string') return `is ${nameOf(value)}, must be one of ${allowed.join(', ')}`
  const nearest = closest(
    value.toUpperCase(),
    [...allowed].map((item) => item.toUpperCase()),
  )
  const hint = allowed.find((item) => item.toUpperCase() === nearest)
  const isTypo = hint !== undefined && distance(value.toUpperCase(), nearest) <= 2
  return `${quoted(value)} is unknown${isTypo ? `, did you mean ${hint}?` : ':'} Write one of ${allowed.join(', ')}`
}

function nameOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'number') return 'a number'
  if (typeof value === 'boolean') return 'true or false'
  return value === undefined ? 'missing' : 'text'
}

function nameOfExpected(expected: string): string {
  if (expected === 'array') return 'a list'
  if (expected === 'int') return 'a whole number'
  return expected === 'object' || expected === 'record' ? 'an object' : `a ${expected}`
}

/** The dots are outside: what is in quotation marks is in the line. */
function quoted(text: string): string {
  return text.length > 60 ? `"${text.slice(0, 60).toWellFormed()}"...` : `"${text}"`
}
