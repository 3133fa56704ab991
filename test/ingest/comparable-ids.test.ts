import { describe, expect, it } from 'vitest'
import { lineShapes } from '../../ingest/line.ts'
import { validateLine } from '../../ingest/validate.ts'
import { lineMapping, mapRows } from '../../subgraphs/billing/mapping/line-mapping.ts'
import { leastLines } from './least-lines.ts'

const lines = leastLines({ source: 'app', id: 'r' })
type Kind = keyof typeof lines
const kinds = Object.keys(lines) as Kind[]

function checked(value: object) {
  const result = validateLine(JSON.stringify(value), lineShapes)
  return result.isValid ? 'accepted' : `${result.fault.rule} ${result.fault.message}`
}

/** Each looks like A1, or is nothing that anybody can read. */
const alike = [
  ...['A1 ', ' A1', 'A1\t', '\nA1', '\u00a0A1', 'A1\u3000', '\ufeffA1'],
  ...['A\u200b1', 'A1\u200d', 'A\u00ad1', '\u202eA1', 'A\ufe0f1', 'A\u034f1', 'A\u31641', 'A\u2060B'],
  ...['A\u00001', 'A\u00071', 'A\u007f1', 'A\u0085B', 'A\r\nB', 'A\u00a0B', 'A\u2009B', 'A\u2028B'],
  ...['Zoe\u0308', '\u212b', '\u1112\u1161\u11ab'],
]
const different = [
  'A1',
  'a1',
  'A 1',
  'A  1',
  'Zo\u00eb',
  '\ud55c',
  '\ud83d\ude00',
  '00A1',
  'A\u00031'.replace('\u0003', '-'),
]

describe('an id that is not what it looks like', () => {
  it.each(kinds)('is refused in lines of kind %s, with the reason', (kind) => {
    for (const id of alike)
      expect([id, checked({ ...lines[kind], id })]).toEqual([id, expect.stringMatching(/^NO_ID id: must /)])
    for (const id of different) expect([id, checked({ ...lines[kind], id })]).toEqual([id, 'accepted'])
  })

  it('is refused wherever a line names another thing by it', () => {
    const { record, event, billing, consent } = lines
    const relation = (id: string) => ({ ...record, id: '1', relations: [{ role: 'X', to: { source: 'crm', id } }] })
    const named: readonly ((id: string) => object)[] = [
      relation,
      (id) => ({ ...event, id: '1', record: { source: 'app', id } }),
      (id) => ({ ...consent, id: '1', record: { source: 'app', id } }),
      (id) => ({ ...event, id: '1', properties: { opportunityId: id } }),
      ...['invoiceId', 'paymentId', 'contractId', 'subscriptionId', 'bookingId', 'planId', 'opportunityId'].map(
        (key) => (id: string) => ({ ...billing, id: '1', properties: { [key]: id } }),
      ),
    ]
    for (const line of named) {
      for (const id of alike) expect(checked(line(id))).toMatch(/^WRONG_SHAPE \S+: must /)
      for (const id of different) expect(checked(line(id))).toBe('accepted')
    }
  })

  it('names the character that cannot be seen', () => {
    expect(checked({ ...lines.event, id: 'A\u200b1' })).toContain('U+200B')
    expect(checked({ ...lines.event, id: 'A\u00001' })).toContain('U+0000')
  })

  it('is refused as well where it comes from a file of columns', () => {
    const mapping = lineMapping.parse({
      lines: [{ line: { ...lines.event, id: '{Id}' } }],
    })
    const mapped = [...mapRows(mapping, [{ Id: 'A\u200b1' }, { Id: 'Zoe\u0308' }, { Id: 'A1' }])].flat()
    expect(mapped.map(checked)).toEqual([
      expect.stringContaining('NO_ID'),
      expect.stringContaining('NO_ID'),
      'accepted',
    ])
  })

  it('concerns neither free texts nor values of identifiers, which are compared in a form of their own', () => {
    const identifiers = [{ type: 'USER_ID', value: ' A\u200b1 ' }]
    expect(checked({ ...lines.record, id: '1', identifiers, attributes: { note: ' \u200b' } })).toBe('accepted')
    expect(checked({ ...lines.event, id: '1', properties: { note: ' \u200b', opportunityId: '' } })).toBe('accepted')
  })
})

describe('an empty identifier', () => {
  const empty = ['', ' ', '\u00a0', '\u200b', '\t\n', '\u0000']

  it('is nobody of whom a fact could be told', () => {
    for (const kind of kinds.filter((name) => 'record' in lines[name])) {
      const { record, ...line } = lines[kind] as { record?: object }
      for (const value of empty)
        expect(checked({ ...line, id: '1', identifier: { type: 'EMAIL', value } })).toMatch(
          /identifier\.value: must not be empty/,
        )
      expect(checked({ ...line, id: '1', identifier: { type: 'EMAIL', value: 'a@x.io' } })).toBe('accepted')
    }
  })

  it('of a record is one that its source leaves open', () => {
    const identifiers = empty.map((value) => ({ type: 'EMAIL', value }))
    expect(checked({ ...lines.record, id: '1', identifiers })).toBe('accepted')
  })
})
