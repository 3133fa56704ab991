import { describe, expect, it } from 'vitest'
import { lineShapes } from '../ingest/line.ts'
import { validateLine } from '../ingest/validate.ts'
import { rowsOfJsonLines } from '../subgraphs/billing/mapping/export-rows.ts'
import { duplicateKey } from '../text/duplicate-key.ts'
import { parseExactJson } from '../text/exact-json.ts'
import { dice } from './access/canary/dice.ts'

const deep = 20_000

describe('a key that an object states twice', () => {
  it.each<[string, string, (string | number)[]]>([
    ['at the top', '{"id":1,"id":2}', ['id']],
    ['with the same value', '{"id":1,"b":2,"id":1}', ['id']],
    ['within an object', '{"a":{"b":1,"b":1}}', ['a', 'b']],
    ['within a list', '{"a":[{"b":1},{"b":1,"c":2,"b":3}]}', ['a', 1, 'b']],
    ['behind lists in lists', '[[],[1,[{"b":1,"b":2}]]]', [1, 1, 0, 'b']],
    ['in another spelling', '{"a":1,"\\u0061":2}', ['a']],
    ['with quotation marks in it', '{"a\\"":1,"b":"\\\\","a\\"":2}', ['a"']],
    ['that is empty', '{"":1,"":2}', ['']],
    ['that objects have of themselves', '{"__proto__":1,"__proto__":2}', ['__proto__']],
    ['with spaces around', '{ "a" : 1 ,\n\t"a"\n: 2 }', ['a']],
    ['behind an object', '{"a":{"b":1},"b":2,"a":3}', ['a']],
    [
      'very deep',
      `${'{"a":['.repeat(deep)}{"b":1,"b":2}${']}'.repeat(deep)}`,
      [...Array(deep).fill(['a', 0]).flat(), 'b'],
    ],
  ])('is found %s', (_, text, path) => {
    expect(duplicateKey(text)).toEqual(path)
    expect(() => parseExactJson(text)).toThrow(/stated more than once/)
    // The control: the language itself takes one of them without a word.
    expect(() => JSON.parse(text)).not.toThrow()
  })

  it.each([
    '{}',
    '"a"',
    '[1,1,"a","a"]',
    '{"a":"a","b":"a"}',
    '{"a":{"a":{"a":1}},"b":{"a":1}}',
    '[{"a":1},{"a":1}]',
    '{"a":"{\\"b\\":1,\\"b\\":2}"}',
    '{"a":"\\\\","b":"\\\\\\""}',
    '{"a":1,"A":2,"a ":3}',
  ])('is none in %s: a control', (text) => {
    expect(duplicateKey(text)).toBeNull()
    expect(parseExactJson(text)).toEqual(JSON.parse(text))
  })

  it('is found in random JSON exactly where one was put', () => {
    const roll = dice(7)
    const texts = ['a', 'b"', '\\', '{"a":1', ',', ':', 'e\u00e9', '\u{1f600}']
    const pick = () => texts[Math.floor(roll() * texts.length)] ?? ''
    const make = (depth: number): unknown => {
      if (depth === 0 || roll() < 0.3) return roll() < 0.5 ? pick() : Math.floor(roll() * 9)
      const items = Array.from({ length: Math.floor(roll() * 4) }, () => make(depth - 1))
      return roll() < 0.5 ? items : Object.fromEntries(items.map((item) => [pick(), item]))
    }
    for (let run = 0; run < 2_000; run++) {
      const text = JSON.stringify(make(4), null, roll() < 0.5 ? 1 : 0)
      expect(duplicateKey(text), text).toBeNull()
      const twice = `{"k":${text},"l":[${text},{"k":1,"m":${text},"k":2}]}`
      expect(duplicateKey(twice), twice).toEqual(['l', 1, 'k'])
    }
  })
})

describe('a line with a key that is stated twice', () => {
  const line = (start: string, end = '') =>
    validateLine(
      `{${start}"kind":"event","source":"s","id":"e","record":{"source":"s","id":"r"},"name":"n","channel":"WEB","occurredAt":"2026-01-01"${end}}`,
      lineShapes,
    )

  it('is refused with the place', () => {
    expect(line('"id":"other",')).toMatchObject({
      isValid: false,
      name: { sourceId: null },
      fault: { rule: 'DUPLICATE_KEY', path: 'id', message: expect.stringContaining('id: is stated more than once') },
    })
    expect(line('', ',"properties":{"a":[{"n":1,"n":2}]}')).toMatchObject({
      name: { kind: 'event', source: 's', sourceId: 'e' },
      fault: { rule: 'DUPLICATE_KEY', path: 'properties.a[0].n' },
    })
    expect(line('', ',"properties":{"a":[{"n":1},{"n":2}]}')).toMatchObject({ isValid: true })
  })

  it('is refused in a row of an export, too', () => {
    expect(rowsOfJsonLines('{"a":1,"a":2}\n{"a":1}')).toMatchObject([
      { fault: expect.stringContaining('the key a is stated more than once') },
      { columns: { a: 1 } },
    ])
  })
})
