import { describe, expect, it } from 'vitest'
import { birthDatesOf } from '../../resolution/normalise/birth-date.ts'
import { normaliseIdentifier } from '../../resolution/normalise/identifier.ts'
import { recordIdOf } from '../../resolution/records/record-id.ts'

describe('an identifier', () => {
  it.each([
    ['EMAIL', ' LuisG@Embraer.com.br ', undefined, 'luisg@embraer.com.br'],
    ['EMAIL', 'Ann <A@x.io>', undefined, 'a@x.io'],
    ['EMAIL', '"luisg"@embraer.com.br', undefined, 'luisg@embraer.com.br'],
    ['EMAIL', '"luis g"@embraer.com.br', undefined, '"luis g"@embraer.com.br'],
    ['EMAIL', 'mailto:a@b\u00fccher.de', undefined, 'a@xn--bcher-kva.de'],
    ['EMAIL', 'e\u0301a@x.io', undefined, '\u00e9a@x.io'],
    ['PHONE', '+55 (12) 3923-5555', undefined, '+551239235555'],
    ['PHONE', '0049 711 2842222', undefined, '+497112842222'],
    ['PHONE', '07700 900123', 'United Kingdom', '+447700900123'],
    ['PHONE', '(07700) 900-123', 'gb', '+447700900123'],
    ['PHONE', '07700 900123', undefined, '~7700900123'],
    ['DOMAIN', 'https://www.Acme.io/about', undefined, 'acme.io'],
    ['SOCIAL_HANDLE', '@Ann', undefined, 'ann'],
    ['PASSPORT', 'ab 12-34', undefined, 'AB1234'],
    ['USER_ID', ' Ann-1 ', undefined, 'Ann-1'],
  ] as const)('%s %j of %s is %s', (type, value, country, normalised) => {
    expect(normaliseIdentifier({ type, value, country })).toMatchObject({
      key: `${type}:${normalised}`,
      isFiller: false,
    })
  })

  it.each([
    ['EMAIL', 'nobody at home'],
    ['EMAIL', 'a@localhost'],
    ['PHONE', '12'],
    ['PHONE', '07700 900123'],
    ['LEI', 'X'],
  ] as const)('%s %j stays, as one that fails its format', (type, value) => {
    expect(normaliseIdentifier({ type, value }).isValid).toBe(false)
  })

  it.each([
    ['USER_ID', ''],
    ['USER_ID', '0'],
    ['USER_ID', '-1'],
    ['USER_ID', 'NULL'],
    ['USER_ID', 'undefined'],
    ['USER_ID', 'Anonymous'],
    ['USER_ID', 'guest'],
    ['USER_ID', '[object Object]'],
    ['USER_ID', 'NaN'],
    ['DEVICE_ID', '00000000-0000-0000-0000-000000000000'],
    ['CRM_ID', 'n/a'],
    ['EMAIL', 'test@test.com'],
    ['EMAIL', 'noemail@example.com'],
    ['EMAIL', 'no-reply@acme.io'],
    ['EMAIL', 'unknown@unknown.com'],
    ['PHONE', '0000000000'],
    ['PHONE', '+1 999 999 9999'],
    ['PHONE', '123456789'],
    ['PHONE', '+1 702 555 1212'],
    ['NATIONAL_ID', '078-05-1120'],
  ] as const)('%s %j stands for nothing', (type, value) => {
    expect(normaliseIdentifier({ type, value }).isFiller).toBe(true)
  })

  it.each([
    ['USER_ID', '1111'],
    ['LOYALTY_ID', '10000000'],
    ['EMAIL', 'a@x.io'],
    ['EMAIL', 'test@acme.io'],
    ['EMAIL', 'acme@acme.io'],
    ['PHONE', '+44 7700 900000'],
  ] as const)('%s %j may be somebody', (type, value) => {
    expect(normaliseIdentifier({ type, value }).isFiller).toBe(false)
  })

  it('is the record that a fact about it hangs on', () => {
    expect(recordIdOf({ identifier: { type: 'EMAIL', value: 'A@x.io' } })).toBe('identifier:EMAIL:a@x.io')
    expect(recordIdOf({ record: { source: 'crm', id: 'a:1' } })).toBe('crm:a:1')
  })
})

describe('a birth date as written', () => {
  it.each([
    ['1980-01-31', null, ['1980-01-31']],
    ['1980-01-31T00:00:00Z', null, ['1980-01-31']],
    ['19121111', null, ['1912-11-11']],
    ['3/1/70', null, ['1970-01-03', '1970-03-01']],
    ['3/1/70', 'MDY', ['1970-03-01']],
    ['3/1/12', 'DMY', ['1912-01-03', '2012-01-03']],
    ['24-May-11', null, ['1911-05-24', '2011-05-24']],
    ['May 24, 1911', null, ['1911-05-24']],
    ['24. Mai 1911', null, ['1911-05-24']],
    ['31.12.1999', null, ['1999-12-31']],
    ['31/12/1999', 'MDY', ['1999-12-31']],
    ['1970', null, ['1970']],
    ['1950-00-00', null, ['1950']],
    [19700103, null, ['1970-01-03']],
    ['30 Feb 1990', null, []],
    ['unknown', null, []],
  ] as const)('%j read %s is %j', (written, order, dates) => {
    expect(birthDatesOf(written, order, 2026)).toEqual(dates)
  })
})
