import { expect, it } from 'vitest'
import { createMatchRecordCache } from '../../resolution/neighbourhood/match-record-cache.ts'
import { noStamp } from '../../resolution/neighbourhood/record-stamp.ts'
import { undeclaredSource } from '../../resolution/records/source.ts'
import { matchRecord } from './partition/match-record.ts'

const source = undeclaredSource('crm')
const record = matchRecord({
  source: 'crm',
  id: '1',
  identifiers: [{ type: 'PHONE', value: '+49 30 901820' }],
  attributes: { fullName: 'Rosalind Thornbury', birthDate: '1971-04-23', addresses: [{ line1: '4 Mill Lane' }] },
})

it('answers a record as it is stamped, and no other', () => {
  const cache = createMatchRecordCache()
  cache.set(record, source)
  expect(cache.get(record.id, record.stamp)?.record).toEqual(record)
  // What is parsed once its memory was needed.
  expect(JSON.parse(JSON.stringify(record))).toEqual(record)
  expect(cache.get(record.id, 'another-stmp')).toBeUndefined()
  expect(cache.get('crm:2', record.stamp)).toBeUndefined()
})

it('tells whether its source is still read in the same way', () => {
  const cache = createMatchRecordCache()
  cache.set(record, source)
  const cached = cache.get(record.id, record.stamp)
  expect(cached?.isReadAs({ ...source, licence: 'none' })).toBe(true)
  for (const other of [
    { dateOrder: 'DMY' },
    { defaultCountry: 'GB' },
    { uniqueIds: true },
    { role: 'WATCHLIST' },
  ] as const)
    expect(cached?.isReadAs({ ...source, ...other })).toBe(false)
})

it('keeps nothing whose content no stamp tells', () => {
  const cache = createMatchRecordCache()
  cache.set({ ...record, stamp: noStamp }, source)
  expect(cache.get(record.id, noStamp)).toBeUndefined()
})

it('forgets what was used longest ago', () => {
  const cache = createMatchRecordCache(JSON.stringify(record).length * 2)
  const [one, two, three] = ['1', '2', '3'].map((id) => ({ ...record, id }))
  for (const other of [one, two]) if (other !== undefined) cache.set(other, source)
  cache.get('1', record.stamp)
  if (three !== undefined) cache.set(three, source)
  expect(['1', '2', '3'].filter((id) => cache.get(id, record.stamp) !== undefined)).toEqual(['1', '3'])
})
