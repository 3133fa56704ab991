import { describe, expect, it } from 'vitest'
import { validateLine } from '../../ingest/validate.ts'
import { recordLine } from '../../resolution/records/record-line.ts'
import { consentLine } from '../../subgraphs/consent/lines.ts'
import { refusalFault, rules } from '../../subgraphs/quarantine/line-faults.ts'
import { shownFault } from '../../subgraphs/quarantine/shown-fault.ts'

const shapes = { record: recordLine, consent: consentLine }
const value = 'vera.quill@x.example'
const good = { kind: 'record', source: 'crm', id: '1', observedAt: '2026-01-01', identifiers: [], attributes: {} }

function faultIn(line: object | string) {
  const checked = validateLine(typeof line === 'string' ? line : JSON.stringify(line), shapes)
  if (checked.isValid) throw new Error('the line is valid')
  return checked.fault
}

describe('what the API tells of a refused line', () => {
  it.each<[string, object | string]>([
    ['a kind', { ...good, kind: value }],
    ['a source', { ...good, source: value }],
    ['a time', { ...good, observedAt: value }],
    ['a type', { ...good, type: value }],
    ['a type of an identifier', { ...good, identifiers: [{ type: value, value }] }],
    ['text that is not JSON', `{"kind": "record", "source": ${value}`],
    ['text that is not an object', JSON.stringify(value)],
    ['half of a character below a key of the sender', { ...good, attributes: { [value]: '\ud800' } }],
    [
      'a long number below a key of the sender',
      JSON.stringify({ ...good, x: 1 }).replace('"x":1', `"${value}":12345678901234567890`),
    ],
    ['deep values', { ...good, attributes: { [value]: deep(200) } }],
    ['several', { ...good, source: value, observedAt: value, type: value, identifiers: [{ type: value, value }] }],
    ['an attribute', { ...good, kind: 'consent', attributes: 1, properties: { [value]: 1 } }],
  ])('quotes no value where the fault is %s', (_, line) => {
    const fault = faultIn(line)
    expect(shownFault(fault)).not.toContain('vera')
    expect(shownFault(fault)).toMatch(/\.$/)
  })

  it('names the field, the rule in words and how many faults there are', () => {
    const fault = faultIn({ ...good, observedAt: value, type: value })
    expect(shownFault(fault)).toBe(
      'observedAt: The line does not have a time that can be read. Write it as in ISO 8601, with a time zone. The line has 1 more fault.',
    )
    // The control: the operator's message does quote it.
    expect(fault.message).toContain(value)
  })

  it('has words for each rule', () => {
    for (const rule of rules) expect(shownFault({ rule, path: null })).toMatch(/^[A-Z].*\.$/)
    expect(shownFault(refusalFault({ status: 'ID_TAKEN', message: value }))).not.toContain(value)
  })
})

function deep(levels: number): object {
  return levels === 0 ? {} : [deep(levels - 1)]
}
