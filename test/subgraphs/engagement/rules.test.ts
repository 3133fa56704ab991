import { describe, expect, it } from 'vitest'
import { campaignOf, costOf, touchpointTitle } from '../../../subgraphs/engagement/rules.ts'
import { compareSortKeys, factProperties, sortKey } from '../../../subgraphs/facts/fact.ts'

describe('a touchpoint', () => {
  it.each([
    [
      { campaign: 'spring', utm_medium: 'mail' },
      { name: 'spring', medium: 'mail' },
    ],
    [
      { campaign: { name: 'spring', source: 'news' }, utm_source: 'other' },
      { name: 'spring', source: 'news' },
    ],
    [{ utm_campaign: 'spring', utm_term: '' }, { name: 'spring' }],
    [{ campaign: 7 }, null],
    [{}, null],
  ])('%j names the campaign %j', (properties, campaign) => {
    expect(campaignOf(properties)).toEqual(campaign)
  })

  it.each([
    [
      { costMinor: 12, currency: 'GBP' },
      { amountMinor: 12, currency: 'GBP' },
    ],
    [
      { costMinor: 12, costCurrency: 'EUR', currency: 'GBP' },
      { amountMinor: 12, currency: 'EUR' },
    ],
    [{ costMinor: 1.5, currency: 'GBP' }, null],
    [{ costMinor: 12, currency: 'ABC' }, null],
    [{ costMinor: 12 }, null],
  ])('%j costs %j', (properties, cost) => {
    expect(costOf(properties)).toEqual(cost)
  })

  it.each([
    ['page_viewed', 'Page viewed'],
    ['email.opened-twice', 'Email opened twice'],
    ['__', '__'],
  ])('%s is titled %s', (name, title) => {
    expect(touchpointTitle(name)).toBe(title)
  })
})

describe('a sort key', () => {
  const at = Date.parse('2026-01-02T03:04:05.006Z')

  it('sorts by time, then by id as the database does', () => {
    expect(sortKey(at, 'event:web:1')).toBe('2026-01-02T03:04:05.006Z_event:web:1')
    expect(compareSortKeys(sortKey(at, 'b'), sortKey(at + 1, 'a'))).toBeLessThan(0)
    // U+1F600 is above U+FF5E in code points, below it in UTF-16 units.
    expect(compareSortKeys(sortKey(at, '\u{1F600}'), sortKey(at, '\uFF5E'))).toBeGreaterThan(0)
    expect(compareSortKeys(sortKey(at, 'a'), sortKey(at, 'a'))).toBe(0)
  })
})

describe('a content hash', () => {
  const line = {
    kind: 'event',
    source: 'web',
    id: '1',
    occurredAt: '2026-01-01',
    properties: { a: 1, b: { c: 2, d: 3 } },
  }

  it('knows neither the order of keys nor when the source knew it', () => {
    const same = { ...line, observedAt: '2026-05-01', properties: { b: { d: 3, c: 2 }, a: 1 } }
    expect(factProperties(same, 0).contentHash).toBe(factProperties(line, 0).contentHash)
    expect(factProperties({ ...line, properties: { a: 2 } } as typeof line, 0).contentHash).not.toBe(
      factProperties(line, 0).contentHash,
    )
  })
})
