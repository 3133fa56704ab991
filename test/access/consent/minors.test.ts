import { describe, expect, it } from 'vitest'
import type { ConsentFact } from '../../../access/consent/consent-state.ts'
import { isMinor, jurisdictionsOf } from '../../../access/consent/minors.ts'
import type { RecordFacts } from '../../../access/facts/record-facts.ts'
import type { SourceRole } from '../../../access/known-records/source-roles.ts'
import { readBirth } from '../../../subgraphs/read-birth.ts'

const now = Date.parse('2026-06-01')

function record(role: SourceRole, birthDate: string | null, address: object = { countryCode: 'GB' }): RecordFacts {
  return {
    ...{ subject: `${role}:1`, source: role, role, isDeclared: true, isPlaceholder: false, endedAt: null },
    ...{ consents: [], isDevice: false, verified: [] },
    birth:
      birthDate === null
        ? null
        : { attributes: { birthDate, addresses: [address] }, dateOrder: null, defaultCountry: null },
  }
}

const minorNow = (...facts: readonly RecordFacts[]) => isMinor(facts, now, readBirth)

describe('who may be a minor', () => {
  it('is not decided by what any writer states beside a system of record', () => {
    const adult = record('SYSTEM_OF_RECORD', '1980-01-31')
    expect(minorNow(adult, record('TOUCHPOINT', '2020-01-01'))).toBe(false)
    expect(minorNow(adult, record('TOUCHPOINT', '2020-01-01'), record('REFERENCE', '2020-01-01'))).toBe(false)
    // The control: a system of record that says so.
    expect(minorNow(adult, record('SYSTEM_OF_RECORD', '2020-01-01'))).toBe(true)
  })

  it('is not decided by what was bought or listed, nor by a source that nobody declared', () => {
    const other = record('TOUCHPOINT', '2020-01-01')
    const undeclared = { ...other, isDeclared: false }
    const listed = { ...other, licence: { permittedPurposes: [], validUntil: null } }
    for (const facts of [undeclared, listed] as RecordFacts[])
      expect(minorNow(record('SYSTEM_OF_RECORD', null), facts)).toBe(false)
    expect(minorNow(record('SYSTEM_OF_RECORD', null), other)).toBe(true)
  })

  it('is decided by the strictest law of entries of one time, in whichever order they are found, and not by one that was replaced', () => {
    const at = (occurredAt: string, jurisdiction: string | null, lineId: string): ConsentFact => ({
      ...{ act: null, purpose: 'Marketing', status: 'GIVEN', channel: null, controller: null, lineId, jurisdiction },
      ...{ occurredAt: Date.parse(occurredAt), recordedAt: Date.parse('2026-05-01'), expiresAt: null },
    })
    const adult = record('SYSTEM_OF_RECORD', '2006-07-01')
    const isMinorWith = (...consents: readonly ConsentFact[]) => minorNow({ ...adult, consents })
    const plain = at('2026-01-01', null, 'a')
    const mississippi = at('2026-01-01', 'US-MS', 'b')
    expect(isMinorWith(plain)).toBe(false)
    expect(isMinorWith(plain, mississippi)).toBe(true)
    expect(isMinorWith(mississippi, plain)).toBe(true)
    // The control: a later entry holds alone.
    expect(isMinorWith(mississippi, at('2026-02-01', null, 'c'))).toBe(false)
  })

  it('is decided by no law that a form claims beside a system of record, but by one that the customer claims', () => {
    const claims: ConsentFact = {
      ...{ act: null, purpose: 'Marketing', status: 'GIVEN', channel: null, controller: null, jurisdiction: 'US-MS' },
      ...{ occurredAt: 1, recordedAt: 1, expiresAt: null },
    }
    const mailbox = 'EMAIL:ann@x.example'
    const form = { ...record('TOUCHPOINT', null), subject: 'web:1', consents: [claims] }
    const known = { ...record('SYSTEM_OF_RECORD', '2006-07-01'), verified: [mailbox], held: [mailbox] }
    expect(minorNow(known, form)).toBe(false)
    expect(minorNow(known, { ...form, held: [mailbox] })).toBe(false)
    // Nor does such a law open or close what its residents may opt out of.
    expect(jurisdictionsOf([known, form], now)).toEqual([])
    // The controls: both verified the mailbox, the system states the law, or no system knows the customer.
    expect(minorNow(known, { ...form, verified: [mailbox], held: [mailbox] })).toBe(true)
    expect(minorNow({ ...known, consents: [claims] }, form)).toBe(true)
    expect(minorNow(record('TOUCHPOINT', '2006-07-01'), form)).toBe(true)
  })

  it('is decided by the youngest reading of a date, in whichever order its parts may stand', () => {
    for (const written of ['12-03-04', '12/03/04', '120304', '04.03.12'])
      expect(minorNow(record('SYSTEM_OF_RECORD', written))).toBe(true)
    // The controls: none of its readings is a minor's, or the source says in which order it writes dates.
    for (const written of ['31-03-80', '80-03-31', '04.03.05'])
      expect(minorNow(record('SYSTEM_OF_RECORD', written))).toBe(false)
    const declared = (dateOrder: string) => ({
      ...record('SYSTEM_OF_RECORD', null),
      birth: { attributes: { birthDate: '12-03-04' }, dateOrder, defaultCountry: null },
    })
    expect(minorNow(declared('DMY'))).toBe(false)
    expect(minorNow(declared('YMD'))).toBe(true)
  })

  it('is decided by a birth date in parts, in a list, or of a day that does not exist', () => {
    const stated = (birthDate: unknown) => ({
      ...record('SYSTEM_OF_RECORD', null),
      birth: { attributes: { birthDate }, dateOrder: null, defaultCountry: null },
    })
    for (const written of [
      { year: 2016, month: 2, day: 3 },
      ['2016-02-03'],
      { value: '2016-02-03' },
      '2016-02-31',
      'in 2016',
      '15',
      "'15",
    ])
      expect(minorNow(stated(written))).toBe(true)
    for (const written of [{ year: 1980, month: 2, day: 3 }, ['1980-02-03'], '1980-02-31', '80', 'unknown', {}, null])
      expect(minorNow(stated(written))).toBe(false)
  })

  it('is decided by an age, and by dates as programs store them', () => {
    const stated = (birthDate: unknown) => ({
      ...record('SYSTEM_OF_RECORD', null),
      birth: { attributes: { birthDate }, dateOrder: null, defaultCountry: null },
    })
    const forms = (age: number, year: number, days: number, milliseconds: number) => [
      ...[`${age} years`, `age ${age}`, `${age} years old`, `Alter: ${age}`, `${age} ans`],
      ...[days, `${days}`, `/Date(${milliseconds})/`, `${year}0512000000`, `${year}-05-12/${year}-05-13`],
    ]
    for (const written of forms(14, 2012, 41_041, 1_336_780_800_000))
      expect([written, minorNow(stated(written))]).toEqual([written, true])
    for (const written of forms(46, 1980, 29_353, 326_937_600_000))
      expect([written, minorNow(stated(written))]).toEqual([written, false])
  })

  it('is decided by whoever states a birth date where no system of record does', () => {
    expect(minorNow(record('SYSTEM_OF_RECORD', null), record('TOUCHPOINT', '2020-01-01'))).toBe(true)
    expect(minorNow(record('SYSTEM_OF_RECORD', 'unreadable'), record('TOUCHPOINT', '2020-01-01'))).toBe(true)
    expect(minorNow(record('TOUCHPOINT', '1980-01-31'))).toBe(false)
  })
})

describe('the age that counts', () => {
  it('is that of where a system of record knows the person to live, whatever a form states', () => {
    const abroad = { countryCode: 'US', region: 'Mississippi' }
    const form = (address: object) => record('TOUCHPOINT', '2006-06-01', address)
    const known = record('SYSTEM_OF_RECORD', '2006-06-01')
    expect(minorNow(known)).toBe(false)
    expect(minorNow(known, form(abroad))).toBe(false)
    expect(minorNow(record('SYSTEM_OF_RECORD', '2006-06-01', abroad), form({ countryCode: 'GB' }))).toBe(true)
    // The controls: a system knows of the other home, or no system tells the age.
    expect(minorNow(known, record('SYSTEM_OF_RECORD', '2006-06-01', abroad))).toBe(true)
    expect(minorNow(record('SYSTEM_OF_RECORD', null), form(abroad))).toBe(true)
  })

  const isMinorAt = (age: number, address: object) =>
    minorNow(record('SYSTEM_OF_RECORD', `${2026 - age}-01-01`, address))

  // Consent to an online service is another matter, which children give at 13 to 16.
  it.each([
    ['GB', 18],
    ['US', 18],
    ['FR', 18],
    ['DE', 18],
    ['JP', 18],
    ['XX', 18],
    ['KR', 19],
    ['NZ', 20],
    ['SG', 21],
  ])('is that of majority: in %s %d', (countryCode, age) => {
    expect([isMinorAt(age - 1, { countryCode }), isMinorAt(age, { countryCode })]).toEqual([true, false])
  })

  it.each([
    [{ countryCode: 'CA', region: 'ON' }, 18],
    [{ countryCode: 'CA', region: 'BC' }, 19],
    [{ country: 'Canada', region: 'Nova Scotia' }, 19],
    [{ country: 'USA', state: 'MS' }, 21],
    [{ line1: '1 Road' }, 18],
  ])('is that of the part of the country, where it is known: %j', (address, age) => {
    expect([isMinorAt(age - 1, address), isMinorAt(age, address)]).toEqual([true, false])
  })
})
