import { Kind, parseValue } from 'graphql'
import { describe, expect, it } from 'vitest'
import { lineShapes } from '../ingest/line.ts'
import { validateLine } from '../ingest/validate.ts'
import { valueTypeResolvers } from '../subgraphs/runtime/value-types.ts'
import { parseExactJson } from '../text/exact-json.ts'
import type { JsonPath } from '../text/json-path.ts'

describe('JSON with numbers that a float cannot hold', () => {
  it.each([
    ['9007199254740993', '9007199254740993'],
    ['[-9007199254740993]', ['-9007199254740993']],
    ['{"a":{"b":[1,1610521604143693812]}}', { a: { b: [1, '1610521604143693812'] } }],
    ['{"a":12345678901234567.25}', { a: '12345678901234567.25' }],
    ['{"a":1e400}', { a: '1e400' }],
  ])('%s keeps its digits as text', (text, expected) => {
    expect(parseExactJson(text)).toEqual(expected)
    // The control: what the language itself makes of it is another value.
    expect(JSON.parse(text)).not.toEqual(expected)
  })

  it.each([
    '9007199254740991',
    '-9007199254740991',
    '0.1234567890123456789',
    '1e21',
    '{"a":"1610521604143693812"}',
    '"9007199254740993"',
    '{"9007199254740993":1}',
    'null',
  ])('%s is as ever', (text) => {
    expect(parseExactJson(text)).toEqual(JSON.parse(text))
  })

  it('states the places, also under keys that objects have of themselves', () => {
    const long: JsonPath[] = []
    const value = parseExactJson('{"__proto__":{"id":9007199254740993},"a":[0,9007199254740995]}', long)
    expect(long.toSorted()).toEqual([
      ['__proto__', 'id'],
      ['a', 1],
    ])
    expect(JSON.stringify(value)).toBe('{"__proto__":{"id":"9007199254740993"},"a":[0,"9007199254740995"]}')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })

  it('is as deep as it likes', () => {
    const deep = `${'['.repeat(500)}9007199254740993${']'.repeat(500)}`
    expect(JSON.stringify(parseExactJson(deep))).toContain('"9007199254740993"')
  })
})

describe('a line', () => {
  const usual = {
    ...{ kind: 'event', source: 's', id: 'e', record: { source: 's', id: 'r' }, name: 'n', channel: 'WEB' },
    occurredAt: '2026-01-01',
  }
  /** `part` takes the place of what the line usually says there. */
  const line = (part: string) => {
    const others = Object.entries(usual).filter(([key]) => !part.startsWith(`"${key}"`))
    return validateLine(`${JSON.stringify(Object.fromEntries(others)).slice(0, -1)},${part}}`, lineShapes)
  }

  it('keeps them in its free parts', () => {
    const checked = line('"properties":{"orderId":1610521604143693812,"n":1}')
    expect(checked).toMatchObject({
      isValid: true,
      line: { properties: { orderId: '1610521604143693812', n: 1 } },
    })
  })

  it.each([
    ['"record":{"source":"s","id":1610521604143693812}', 'record.id'],
    ['"id":1610521604143693812', 'id'],
    ['"sequence":9007199254740993', 'sequence'],
    ['"observedAt":9007199254740993', 'observedAt'],
  ])('with %s is refused by the name of the place, with every digit', (part, place) => {
    const checked = line(part)
    const [digits] = /\d{16,}/.exec(part) ?? []
    expect(checked).toMatchObject({ isValid: false, fault: { rule: 'LONG_NUMBER', path: place } })
    expect(!checked.isValid && checked.fault.message).toContain(`${place}: ${digits} is a number that loses digits`)
    // In quarantine it goes by its own id, never by that of its neighbour.
    if (place === 'id') expect(checked.name.sourceId).toBe(digits)
  })

  it('of money beyond 2^53 is refused by name', () => {
    const text =
      '{"kind":"billing","source":"s","id":"i","record":{"source":"s","id":"r"},"type":"INVOICE","occurredAt":"2026-01-01","amountMinor":9007199254740993,"currency":"EUR"}'
    expect(validateLine(text, lineShapes)).toMatchObject({ fault: { rule: 'LONG_NUMBER', path: 'amountMinor' } })
    expect(validateLine(text.replace('993,', '991,'), lineShapes)).toMatchObject({ isValid: true })
  })
})

describe('a JSON object in a document', () => {
  it('keeps the digits of its whole numbers', () => {
    const { JSONObject } = valueTypeResolvers
    if (JSONObject === undefined || !('parseLiteral' in JSONObject)) throw new Error('JSONObject is no scalar')
    const literal = parseValue('{ orderId: 1610521604143693812, list: [9007199254740993, 7], small: 2.5 }')
    expect(literal.kind).toBe(Kind.OBJECT)
    const parseLiteral = JSONObject.parseLiteral as (node: typeof literal) => unknown
    expect(JSON.parse(JSON.stringify(parseLiteral(literal)))).toEqual({
      orderId: '1610521604143693812',
      list: ['9007199254740993', 7],
      small: 2.5,
    })
  })

  it('takes what is nested deeply for JSON, whatever digits stand in it', () => {
    const deep = `${'{"a":'.repeat(5_000)}12345678901234567890${'}'.repeat(5_000)}`
    expect(() => parseExactJson(deep)).not.toThrow()
    expect(() => parseExactJson('{"a": 12345678901234567890')).toThrow(SyntaxError)
  })

  it('leaves digits within a text alone', () => {
    expect(parseExactJson('{"a":"3e123-12345678901234567890"}')).toEqual({ a: '3e123-12345678901234567890' })
  })
})
