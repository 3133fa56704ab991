import { expect, it } from 'vitest'
import { noStamp, recordStamp, stampLength } from '../../resolution/neighbourhood/record-stamp.ts'
import { prepareRecord } from '../../resolution/records/prepare-record.ts'
import { recordLine } from '../../resolution/records/record-line.ts'
import { undeclaredSource } from '../../resolution/records/source.ts'

const source = undeclaredSource('crm')
const line = recordLine.parse({
  kind: 'record',
  source: 'crm',
  id: '1',
  observedAt: '2026-03-01',
  identifiers: [{ type: 'PHONE', value: '030 901820' }],
  attributes: { fullName: 'Rosalind Thornbury', birthDate: '23.4.71' },
})
const record = prepareRecord(line, source, new Date('2027-06-01'))

it('is the same whenever the same comes again within the year', () => {
  const again = prepareRecord({ ...line, observedAt: '2026-09-01' }, source, new Date('2027-06-02'))
  expect(recordStamp(again)).toBe(recordStamp(record))
  expect(recordStamp(record)).toHaveLength(stampLength)
})

it('is another where content, reading of identifiers, or year differ', () => {
  const others = [
    prepareRecord(
      { ...line, attributes: { ...line.attributes, fullName: 'Ros Thornbury' } },
      source,
      new Date('2027-06-01'),
    ),
    prepareRecord(line, { ...source, defaultCountry: 'DE' }, new Date('2027-06-01')),
    prepareRecord({ ...line, observedAt: '2027-03-01' }, source, new Date('2027-06-01')),
  ]
  for (const other of others) expect(recordStamp(other)).not.toBe(recordStamp(record))
})

it('is none of a placeholder, whatever it holds', () => {
  expect(recordStamp({ ...record, contentHash: '' })).toBe(noStamp)
})
