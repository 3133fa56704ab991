import { describe, expect, it } from 'vitest'
import { timeZone } from '../../resolution/records/line-parts.ts'
import { dayIn, withOffset } from '../../resolution/records/time-zone.ts'

const day = (text: string) => Date.parse(text) / 86_400_000

describe('a time without a zone', () => {
  it.each([
    ['2026-07-01T10:00', 'Asia/Kathmandu', '2026-07-01T04:15:00.000Z'],
    ['2026-07-01T10:00:00.5', 'America/St_Johns', '2026-07-01T12:30:00.500Z'],
    ['2026-07-01T10:00:00', 'America/Los_Angeles', '2026-07-01T17:00:00.000Z'],
    ['2026-01-01T10:00:00', 'America/Los_Angeles', '2026-01-01T18:00:00.000Z'],
    ['2026-07-01T10:00:00', 'Pacific/Kiritimati', '2026-06-30T20:00:00.000Z'],
    ['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    // The day on which the clocks change begins before they do.
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
    ['2026-03-29T12:00', 'Europe/Berlin', '2026-03-29T10:00:00.000Z'],
    ['2026-10-25T12:00', 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
    // Skipped, and shown twice.
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
    // Midnight itself was skipped, and a whole day.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
    // Local mean time, with seconds, and years that JavaScript takes for others.
    ['1880-01-01', 'Europe/Paris', '1879-12-31T23:50:39.000Z'],
    ['0099-01-01T12:00', 'UTC', '0099-01-01T12:00Z'],
    ['9999-12-31', 'America/New_York', '9999-12-31T05:00:00.000Z'],
  ])('%s in %s is %s', (written, zone, expected) => {
    const read = withOffset(written, zone)
    expect(Date.parse(zone === 'UTC' ? `${read}Z` : read)).toBe(Date.parse(expected))
  })

  it('keeps what was written, and gets an offset', () => {
    expect(withOffset('2026-07-01T10:00:00', 'America/St_Johns')).toBe('2026-07-01T10:00:00-02:30')
    // As a line takes it.
    expect(withOffset('2026-07-01T10:00', 'Asia/Tokyo')).toBe('2026-07-01T10:00:00+09:00')
    expect(withOffset('0099-01-01', 'Etc/GMT-2')).toBe('0099-01-01T00:00:00+02:00')
  })

  it.each(['2026-07-01T10:00Z', '2026-07-01T10:00:00+02:00', '2026-07-01T10:00:00-0530'])('is not %s', (written) => {
    expect(withOffset(written, 'Asia/Tokyo')).toBe(written)
  })
})

describe('the day of a moment', () => {
  it.each([
    ['2026-06-30T23:59:59.999Z', 'UTC', '2026-06-30'],
    ['2026-06-30T22:00:00Z', 'Europe/Berlin', '2026-07-01'],
    ['2026-06-30T21:59:59Z', 'Europe/Berlin', '2026-06-30'],
    ['2026-12-31T22:59:59Z', 'Europe/Berlin', '2026-12-31'],
    ['2026-07-01T03:59:59Z', 'America/New_York', '2026-06-30'],
    ['2026-07-01T04:00:00Z', 'America/New_York', '2026-07-01'],
    ['2026-06-30T18:15:00Z', 'Asia/Kathmandu', '2026-07-01'],
    ['1969-12-31T23:00:00Z', 'Europe/Paris', '1970-01-01'],
    ['1969-12-31T22:59:59.5Z', 'Europe/Paris', '1969-12-31'],
  ])('%s in %s is %s', (at, zone, expected) => {
    expect(dayIn(Date.parse(at), zone)).toBe(day(expected))
  })
})

describe('the name of a time zone', () => {
  it.each([
    'UTC',
    'Europe/Berlin',
    'america/new_york',
    'Asia/Calcutta',
    'Asia/Kolkata',
    'Etc/GMT+5',
  ])('may be %s', (name) => {
    expect(timeZone.safeParse(name).success).toBe(true)
  })

  it.each([
    'CEST',
    '+02:00',
    'GMT+2',
    'UTC+1',
    'Europe/Berlin ',
    'Berlin',
    'Europe/Nowhere',
    '',
    '__proto__',
    '2',
  ])('is not %s', (name) => {
    const { error } = timeZone.safeParse(name)
    expect(error?.issues[0]?.message).toContain('must be a time zone of the IANA database, such as Europe/Berlin')
  })
})
