import { expect, it } from 'vitest'
import { createMatchRecordCache } from '../../resolution/match-record-cache.ts'
import { undeclaredSource } from '../../resolution/source.ts'
import { matchRecord } from './match-record.ts'

const source = undeclaredSource('crm')
const record = matchRecord({ source: 'crm', id: '1' })
const version = { id: 'crm:1', observedAt: 1, recordedAt: 2, contentHash: 'a' }

it('answers a record in the version and reading it was made from, and no other', () => {
  const cache = createMatchRecordCache()
  cache.set(version, source, record)
  expect(cache.get({ ...version }, { ...source })).toBe(record)
  expect(cache.get({ ...version, contentHash: 'b' }, source)).toBeUndefined()
  expect(cache.get({ ...version, recordedAt: 3 }, source)).toBeUndefined()
  expect(cache.get(version, { ...source, dateOrder: 'DMY' })).toBeUndefined()
})

it('keeps no placeholder, whose hash tells nothing of what it holds', () => {
  const cache = createMatchRecordCache()
  cache.set({ ...version, contentHash: '' }, source, record)
  expect(cache.get({ ...version, contentHash: '' }, source)).toBeUndefined()
})

it('forgets what was used longest ago', () => {
  const cache = createMatchRecordCache(2)
  const versionOf = (id: string) => ({ ...version, id })
  for (const id of ['1', '2']) cache.set(versionOf(id), source, record)
  cache.get(versionOf('1'), source)
  cache.set(versionOf('3'), source, record)
  expect(['1', '2', '3'].filter((id) => cache.get(versionOf(id), source) !== undefined)).toEqual(['1', '3'])
})
