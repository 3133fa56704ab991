import { describe, expect, it } from 'vitest'
import { lineShapes } from '../../ingest/line.ts'
import { validateLine } from '../../ingest/validate.ts'
import { quarantineIdOf } from '../../subgraphs/quarantine/line-name.ts'
import { halfCharacterAt, mayHoldHalfCharacters } from '../../text/well-formed.ts'

const record = {
  kind: 'record',
  source: 'app',
  id: '1',
  observedAt: '2026-01-01',
  identifiers: [{ type: 'USER_ID', value: 'u1' }],
  attributes: { givenName: 'Ann', deep: [{ note: 'x' }] },
}

function checked(value: object) {
  return validateLine(JSON.stringify(value), lineShapes)
}

describe('half of a character', () => {
  it.each([
    ['id', { ...record, id: 'cust-\ud83d' }],
    ['id', { ...record, id: '\udc00' }],
    ['source', { ...record, source: 'a\ud83d' }],
    ['kind', { ...record, kind: 'record\ud83d' }],
    ['identifiers[0].value', { ...record, identifiers: [{ type: 'USER_ID', value: 'u\udc00' }] }],
    ['attributes.givenName', { ...record, attributes: { givenName: 'Ann\ud83d' } }],
    ['attributes.deep[0].note', { ...record, attributes: { deep: [{ note: '\ude00\ud83d' }] } }],
    ['attributes.\ufffd', { ...record, attributes: { '\ud83d': 1 } }],
    ['unknown', { ...record, unknown: '\ud83d' }],
  ])('is refused at %s', (path, line) => {
    const result = checked(line)
    expect(result).toMatchObject({ isValid: false, fault: { rule: 'HALF_CHARACTER', path } })
    expect(JSON.stringify(result)).not.toMatch(/\\ud[89a-f]/)
  })

  it('is no whole one, nor its replacement, nor what only looks like an escape', () => {
    for (const id of ['cust-😀', 'cust-\ufffd', 'cust-\\ud83d', 'Ł', '\u00e9'])
      expect(checked({ ...record, id }).isValid).toBe(true)
    expect(validateLine(String.raw`{"kind":"source","source":"a","method":"\ud83d\ude00"}`, lineShapes)).toMatchObject({
      fault: { path: 'method', rule: 'WRONG_SHAPE' },
    })
  })

  it('keeps two such lines apart in the quarantine', () => {
    const lines = ['cust-\ud83d', 'cust-\ud83e'].map((id) => JSON.stringify({ ...record, id }))
    const ids = lines.map((text) => quarantineIdOf(validateLine(text, lineShapes).name, text))
    expect(new Set(ids).size).toBe(2)
    expect(ids).toEqual(lines.map((text) => quarantineIdOf(validateLine(text, lineShapes).name, text)))
  })

  it('is looked for only where a line may hold one', () => {
    expect(mayHoldHalfCharacters(JSON.stringify({ ...record, id: 'Zoë 😀' }))).toBe(false)
    expect(mayHoldHalfCharacters(JSON.stringify({ id: '\ud83d' }))).toBe(true)
    expect(mayHoldHalfCharacters('{"id":"\ud83d"}')).toBe(true)
  })

  it('is found however deep it lies', () => {
    let value: unknown = '\ud83d'
    for (let depth = 0; depth < 20_000; depth++) value = [value]
    expect(halfCharacterAt(value)).toHaveLength(20_000)
    expect(halfCharacterAt({ a: ['b', null, 1, true] })).toBeNull()
  })
})
