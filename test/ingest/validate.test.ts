import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { lineShapes } from '../../ingest/line.ts'
import { validateLine } from '../../ingest/validate.ts'

const record = { kind: 'record', source: 'crm', id: '1', observedAt: '2026-01-02T03:04:05Z', type: 'PERSON' }
const event = {
  kind: 'event',
  source: 'web',
  id: 'e1',
  record: { source: 'crm', id: '1' },
  name: 'page_viewed',
  channel: 'WEB',
  occurredAt: '2026-01-02T03:04:05Z',
}

function faultOf(text: string) {
  const checked = validateLine(text, lineShapes)
  return checked.isValid ? null : checked.fault
}

function nested(levels: number): string {
  return `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`
}

function lineOf(value: object) {
  const checked = validateLine(JSON.stringify(value), lineShapes)
  if (!checked.isValid) throw new Error(checked.fault.message)
  return checked
}

describe('validateLine', () => {
  it.each([
    ['BROKEN_JSON', null, '{"kind":"record"'],
    ['BROKEN_JSON', null, 'kind,source,id'],
    ['NOT_AN_OBJECT', null, '[1]'],
    ['NOT_AN_OBJECT', null, 'null'],
    ['TOO_DEEP', 'attributes', JSON.stringify({ ...record, attributes: { x: JSON.parse(nested(64)) } })],
    ['TOO_DEEP', 'attributes', JSON.stringify(record).replace('}', `,"attributes":{"x":${nested(200_000)}}}`)],
    ['NO_KIND', 'kind', '{}'],
    ['NO_KIND', 'kind', JSON.stringify({ ...record, kind: null })],
    ['UNKNOWN_KIND', 'kind', JSON.stringify({ ...record, kind: 'recrod' })],
    ['UNKNOWN_KIND', 'kind', JSON.stringify({ ...record, kind: 'toString' })],
    ['NO_SOURCE', 'source', JSON.stringify({ ...record, source: undefined })],
    ['NO_SOURCE', 'source', JSON.stringify({ ...record, source: 'a:b' })],
    ['NO_ID', 'id', JSON.stringify({ ...record, id: undefined })],
    ['NO_ID', 'id', JSON.stringify({ ...record, id: 7 })],
    ['NO_ID', 'id', JSON.stringify({ ...record, id: '' })],
    ['NO_TIME', 'observedAt', JSON.stringify({ ...record, observedAt: null })],
    ['NO_TIME', 'observedAt', JSON.stringify({ ...record, observedAt: '2026-02-30T00:00:00Z' })],
    ['NO_TIME', 'occurredAt', JSON.stringify({ ...event, occurredAt: 'yesterday' })],
    ['NO_OWNER', 'record', JSON.stringify({ ...event, record: undefined })],
    ['UNKNOWN_TYPE', 'type', JSON.stringify({ ...record, type: 'PERSN' })],
    ['UNKNOWN_IDENTIFIER_TYPE', 'identifiers[0].type', withIdentifier({ type: 'MAIL', value: 'a@x.io' })],
    ['UNKNOWN_IDENTIFIER_TYPE', 'identifiers[0].type', withIdentifier({ value: 'a@x.io' })],
    ['WRONG_SHAPE', 'attributes', JSON.stringify({ ...record, attributes: 'none' })],
  ])('files as %s at %s: %s', (rule, path, text) => {
    expect(faultOf(text)).toMatchObject({ rule, path })
  })

  it('names the place and the remedy', () => {
    expect(faultOf(withIdentifier({ type: 'EMIAL', value: 'a' }))?.message).toMatch(
      /^identifiers\[0\]\.type: "EMIAL" is unknown, did you mean EMAIL\? Write one of EMAIL, PHONE, /,
    )
    expect(faultOf(JSON.stringify({ ...record, id: 7 }))?.message).toBe(
      'id: is a number, must be text: put it in double quotes',
    )
    expect(faultOf(JSON.stringify({ ...record, observedAt: undefined }))?.message).toBe(
      'observedAt: is missing: add it, as "2026-01-02T03:04:05Z"',
    )
  })

  it('files a line that breaks several rules under the first and tells the others', () => {
    const fault = faultOf(JSON.stringify({ kind: 'record', source: 'crm', type: 'X' }))
    expect(fault?.rule).toBe('NO_ID')
    expect(fault?.message).toMatch(/^id: .*; observedAt: .*; type: /)
  })

  it('takes values as written', () => {
    const attributes = {
      birthDate: '3/1/70',
      nothing: null,
      deep: { a: [null, { b: null }] },
      familyName: ' O\u2019Neil ',
    }
    const identifiers = [{ type: 'EMAIL', value: 'Ann <a@x.io>' }]
    expect(lineOf({ ...record, attributes, identifiers }).line).toMatchObject({ attributes, identifiers })
  })

  it('takes a null where nothing need be as absent', () => {
    const { line, ignoredKeys } = lineOf({
      ...record,
      endedAt: null,
      attributes: null,
      relations: null,
      identifiers: [{ type: 'EMAIL', value: 'a@x.io', country: null }],
    })
    expect(line).toEqual({
      ...record,
      attributes: {},
      relations: [],
      identifiers: [{ type: 'EMAIL', value: 'a@x.io' }],
    })
    expect(ignoredKeys).toEqual([])
  })

  it('tells the keys it does not know, and none of those in free parts', () => {
    const { ignoredKeys } = lineOf({
      ...record,
      tier: 'gold',
      identifiers: [{ type: 'EMAIL', value: 'a@x.io', note: 'x' }],
      attributes: { tier: 'gold' },
    })
    expect(ignoredKeys).toEqual(['tier', 'identifiers[].note'])
  })

  it('is not led astray by __proto__', () => {
    const text = `{"__proto__":{"kind":"record"},${JSON.stringify(record).slice(1)}`
    const checked = validateLine(text, lineShapes)
    expect(checked).toMatchObject({ isValid: true, ignoredKeys: ['__proto__'] })
    expect(Object.prototype).not.toHaveProperty('kind')
  })

  it('survives deep nesting', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    expect(validateLine(`{"x":${deep},${JSON.stringify(record).slice(1)}`, lineShapes).isValid).toBe(true)
  })

  it('takes every line of the Chinook example', async () => {
    const text = await readFile(new URL('../../examples/chinook/chinook.jsonl', import.meta.url), 'utf8')
    const lines = text.trim().split('\n')
    expect(lines).toHaveLength(472)
    const checked = lines.map((line) => validateLine(line, lineShapes))
    expect(checked.filter((line) => !line.isValid || line.ignoredKeys.length > 0)).toEqual([])
  })
})

function withIdentifier(identifier: object): string {
  return JSON.stringify({ ...record, identifiers: [identifier] })
}
