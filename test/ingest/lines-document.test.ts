import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fieldMeanings, kindMeanings } from '../../ingest/field-meanings.ts'
import { lineShapes } from '../../ingest/line.ts'
import { lineFields, linesDocument } from '../../ingest/lines-document.ts'

describe('the reference of ingest lines', () => {
  it('is as the shapes say: else run npm run codegen', () => {
    expect(readFileSync(new URL('../../ingest/LINES.md', import.meta.url), 'utf8')).toBe(linesDocument())
  })

  it('lists every field of every kind, with a meaning', () => {
    const fields = lineFields()
    expect([...new Set(fields.map(({ kind }) => kind))]).toEqual(Object.keys(lineShapes))
    expect(fields.filter(({ meaning }) => meaning === null).map(({ kind, path }) => `${kind}.${path}`)).toEqual([])
    expect(Object.keys(kindMeanings)).toEqual(Object.keys(lineShapes))
    const paths = fields.filter(({ kind }) => kind === 'record').map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['identifiers[].verifiedAt', 'relations[].to.id', 'attributes']))
  })

  it('holds no meaning of a field that no kind has', () => {
    const known = new Set(lineFields().flatMap(({ kind, path }) => [path, `${kind}:${path}`]))
    expect(Object.keys(fieldMeanings).filter((name) => !known.has(name))).toEqual([])
  })

  it('says what is needed, what is filled in, and what is allowed', () => {
    const text = linesDocument()
    expect(text).toContain(
      '| `occurredAt` | time such as `2026-01-02T03:04:05Z`, or date | yes | The time of the fact.',
    )
    expect(text).toContain('| `priority` | whole number | no: `100` |')
    expect(text).toContain('`NPS` `CSAT` `EFFORT_SCORE` `REVIEW` `TICKET`')
  })
})
