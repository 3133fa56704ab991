import { z } from 'zod'
import { isTimeField } from '../resolution/records/line-parts.ts'
import { fieldMeanings, kindMeanings } from './field-meanings.ts'
import { lineShapes } from './line.ts'

/** The parts of a JSON Schema, as `z.toJSONSchema` writes it, that are read here. */
interface Schema {
  readonly type?: string
  readonly const?: string
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
  readonly default?: unknown
}

export interface LineField {
  readonly kind: string
  /** Such as `identifiers[].type`. */
  readonly path: string
  readonly schema: Schema
  readonly isRequired: boolean
  /** Null: nobody has written it yet. */
  readonly meaning: string | null
}

/** Every field of every kind of line, from the shapes that check lines. */
export function lineFields(): readonly LineField[] {
  return Object.entries(lineShapes).flatMap(([kind, shape]) => {
    const schema: Schema = JSON.parse(
      JSON.stringify(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any', reused: 'inline' })),
    )
    return fieldsOf(kind, schema, '')
  })
}

function fieldsOf(kind: string, { properties = {}, required = [] }: Schema, prefix: string): readonly LineField[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const path = `${prefix}${name}`
    const field = { kind, path, schema, isRequired: required.includes(name), meaning: meaningOf(kind, path) }
    return [field, ...fieldsOf(kind, schema, `${path}.`), ...fieldsOf(kind, schema.items ?? {}, `${path}[].`)]
  })
}

function meaningOf(kind: string, path: string): string | null {
  return fieldMeanings[`${kind}:${path}`] ?? fieldMeanings[path] ?? null
}

/** The reference of ingest lines: one table per kind. */
export function linesDocument(): string {
  const fieldsByKind = Map.groupBy(lineFields(), ({ kind }) => kind)
  const kinds = [...fieldsByKind].flatMap(([kind, fields]) => [
    '',
    `## ${kind}`,
    '',
    kindMeanings[kind] ?? '',
    '',
    '| field | value | needed | meaning |',
    '|---|---|---|---|',
    ...fields.map(rowOf),
  ])
  return [
    '# Fields of ingest lines',
    '',
    'One JSON object per line. This page is generated from the shapes that lines are checked by (`npm run codegen`).',
    'A field that a kind does not list is not stored, and the summary of the run names it under `ignoredKeys`.',
    'A null counts as an absent field, except in `attributes` and `properties`.',
    ...kinds,
    '',
  ].join('\n')
}

function rowOf({ path, schema, isRequired, meaning }: LineField): string {
  const needed = isRequired ? 'yes' : schema.default === undefined ? 'no' : `no: ${code(schema.default)}`
  return `| \`${path}\` | ${valueText(schema, path).replaceAll('|', '\\|')} | ${needed} | ${meaning ?? ''} |`
}

function valueText(schema: Schema, path: string): string {
  if (schema.const !== undefined) return code(schema.const)
  if (schema.enum !== undefined) return schema.enum.map(code).join(' ')
  if (schema.anyOf !== undefined) return schema.anyOf.map((one) => valueText(one, path)).join(' or ')
  if (schema.type === 'array') return `list of ${valueText(schema.items ?? {}, path)}${bounded('', schema.maxItems)}`
  if (schema.type === 'integer') return `whole number${bounded(schema.minimum, schema.maximum)}`
  if (schema.type === 'number') return `number${bounded(schema.minimum, schema.maximum)}`
  if (schema.type === 'boolean') return '`true` or `false`'
  if (schema.type === 'object') return 'object'
  if (schema.type !== 'string') return 'any JSON'
  if (isTimeField(path.split('.').at(-1) ?? '')) return 'time such as `2026-01-02T03:04:05Z`, or date'
  return schema.pattern === undefined
    ? `text${schema.maxLength === undefined ? '' : ` of at most ${schema.maxLength} characters`}`
    : `text that matches ${code(schema.pattern)}`
}

/** Bounds that apply to every number in a program are omitted. */
function bounded(least: number | '' | undefined, most: number | undefined): string {
  const hasLeast = typeof least === 'number' && least > Number.MIN_SAFE_INTEGER
  const hasMost = most !== undefined && most < Number.MAX_SAFE_INTEGER
  if (hasLeast && hasMost) return ` from ${least} to ${most}`
  if (hasLeast) return `, ${least} or more`
  return hasMost ? `, at most ${most}` : ''
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
}
