import { describe, expect, it } from 'vitest'
import { isRecordReference, kindsOfProperty, kindsOfText } from '../../subgraphs/property-kinds.ts'

const categoriesOf = (key: string, value: unknown) => kindsOfProperty(key, value).map(({ category }) => category)
const categoryOf = (key: string, value: unknown) => categoriesOf(key, value)[0] ?? null

describe('the kinds of a property', () => {
  it.each([
    ['user', 'ann.lee@example.org', ['IDENTIFYING', 'CONTACT']],
    ['contact', '+44 20 7946 0018', ['IDENTIFYING', 'CONTACT']],
    ['owner', 'DE89 3704 0044 0532 0130 00', ['IDENTIFYING', 'FINANCIAL']],
    ['gender', 'ann.lee@example.org', ['DEMOGRAPHIC', 'CONTACT']],
    ['cookie', '020 7946 0018', ['IDENTIFYING', 'CONTACT']],
    ['thirdParty', 'x', []],
    ['partySize', 4, []],
  ])('are those of its key and of its value: %s %s', (key, value, kinds) =>
    expect(categoriesOf(key, value)).toEqual(kinds))

  it.each([
    ['email', 'x'],
    ['contactEmail', 'x'],
    ['e_mail', 'x'],
    ['email_address', 'x'],
    ['emailHash', 'x'],
    ['recipient-emails', ['x']],
    ['mobilePhone', '0171 1'],
    ['phone_number', 4_917_112],
    ['shippingAddress', { line1: 'x' }],
    ['addresses', []],
    ['zipCode', '10115'],
    ['note', 'write to ann.lee@example.org please'],
    ['url', 'https://shop.example/welcome?mail=ann.lee%40example.org'],
    ['q', '+44 20 7946 0018'],
    ['q', '0049 (30) 901820'],
    ['note', '020 7946 0018'],
    ['note', 'call (030) 901 820 after six'],
    ['note', '02079460018'],
  ])('is CONTACT: %s', (key, value) => expect(categoryOf(key, value)).toBe('CONTACT'))

  it.each([
    ['birthDate', '1980-01-01'],
    ['date_of_birth', '1980-01-01'],
    ['dob', 1980],
    ['firstName', 'Ann'],
    ['family_name', 'Lee'],
    ['surname', 'Lee'],
    ['userName', 'ann'],
    ['customerId', '17'],
    ['user', { name: 'Ann' }],
    ['referred_by_member', 'm-17'],
    ['recipient', 'Ann Lee'],
    ['passportNo', 'X1'],
    ['nationalId', 'X1'],
    ['deviceId', 'd-1'],
    ['ip_address', '192.0.2.1'],
  ])('is IDENTIFYING: %s', (key, value) => expect(categoryOf(key, value)).toBe('IDENTIFYING'))

  it.each([
    ['diagnosis', 'asthma'],
    ['healthScore', 3],
    ['religion', 'x'],
    ['isPregnant', 'yes'],
    ['pregnant', true],
    ['allergies', ['nuts']],
    ['party', 'x'],
    ['politicalParty', 'x'],
    ['trade_union', 'x'],
    ['bloodType', 'A'],
    ['medications', []],
  ])('is SPECIAL: %s', (key, value) => expect(categoryOf(key, value)).toBe('SPECIAL'))

  it.each([
    ['contractId', 'c-1'],
    ['unit_price', 3],
    ['isPaid', true],
    ['reference', 'DE89 3704 0044 0532 0130 00'],
    ['note', 'invoice INV-9 over GBP 500 overdue'],
    ['note', 'she owes 500 €'],
    ['url', 'https://shop.example/thanks?step=3&total=5000'],
    ['account_number', '1234'],
    ['Betrag', 5],
  ])('is FINANCIAL: %s', (key, value) => expect(categoryOf(key, value)).toBe('FINANCIAL'))

  it.each(['gender', 'nationality', 'maritalAge'])('is DEMOGRAPHIC: %s', (key) =>
    expect(categoryOf(key, 'x')).toBe('DEMOGRAPHIC'))

  it.each([
    ['url', 'https://shop.example/a?b=c&utm_source=mail'],
    ['note', 'called about the machine, 3 times in 2026'],
    ['topic', 'invoice'],
    ['topic', 'delivery'],
    ['productName', 'Grinder'],
    ['campaignName', 'Autumn'],
    ['name', 'Autumn'],
    ['emailTemplate', 'welcome'],
    ['emailOpened', true],
    ['phoneVerified', false],
    ['seconds', 1500],
    ['userAgent', 'Mozilla/5.0'],
    ['customerSegment', 'new'],
    ['memberSince', '2020'],
    ['screen_orientation', 'landscape'],
    ['opportunityId', 'o-1'],
    ['buyingRole', 'CHAMPION'],
    ['costMinor', 5],
    ['version', '4.1.22.1034'],
    ['at', '2026-05-01T10:00:00+02:00'],
    ['id', '00000000123456789'],
    ['handle', '@shop'],
    ['mean', '12@3'],
    ['store', 'London'],
    ['wordAddressing', 'x'],
  ])('is none of these: %s', (key, value) => expect(categoryOf(key, value)).toBeNull())

  it('is a reference to a record if it states a source and an id', () => {
    expect(isRecordReference({ source: 'crm', id: 'ann' })).toBe(true)
    expect(isRecordReference({ source: 'crm', sourceId: 'ann' })).toBe(true)
    expect(isRecordReference({ source: 'newsletter', medium: 'email' })).toBe(false)
    expect(isRecordReference({ id: 'x' })).toBe(false)
  })
})

describe('a text that states several things', () => {
  it.each([
    ['refund to IBAN DE89370400440532013000, write to ann@example.com', ['BANK_ACCOUNT', 'EMAIL']],
    ['ann@example.com or +44 20 7946 0000', ['EMAIL', 'PHONE']],
    ['GBP 500, ann@example.com', ['EMAIL', 'money']],
    ['paid with 4111 1111 1111 1111', ['card']],
    ['1.234,50 Euro', ['money']],
    ['ann\uff20example.com', ['EMAIL']],
    ['/paid?total=50&email=ann', ['EMAIL', 'money']],
  ])('is of each of their kinds: %s', (text, kinds) => {
    expect(
      kindsOfText(text)
        .map(({ maskedAs }) => maskedAs)
        .toSorted(),
    ).toEqual(kinds)
  })

  it.each([
    'order 4111 1111 1111 1112',
    'ticket 1234567890123',
    'read 2 of 5',
  ])('is of none, the control: %s', (text) => {
    expect(kindsOfText(text)).toEqual([])
  })
})

// A pattern whose work grows with the square of the text would take minutes for the longest that is read, and hours for a megabyte.
describe('a long text', () => {
  const parts = [
    ...['z', '1', '0', '-', '.', ' ', '(', '%', '@', 'a@', 'a%40', 'a.b ', 'a.', 'é', '?a', '&a', ';a=', '=', 'z1'],
    ...[
      '+1 ',
      '001',
      '0 1',
      '(0',
      '+',
      '01 ',
      'GB82 ',
      'GB82',
      'A1',
      'EUR ',
      '€',
      'invoice-',
      'invoice no. ',
      'invoice',
    ],
    ...[
      '%40',
      '&#64;',
      '\\u0040',
      '(at)',
      '[',
      '<a',
      ' at a dot ',
      '4111 ',
      '41111',
      '49171234567 ',
      '1 2',
      'de89',
      'de 89 ',
    ],
    ...[
      'ab12cd ',
      'iban ',
      'account no ',
      'tel 1',
      'call 1 2',
      'geb. 1.',
      '* 1',
      'born 1',
      '12 High ',
      '5 rue ',
      'via a ',
    ],
    ...[
      '\u0661',
      '\uff11',
      'a\u200b',
      '1\u0338',
      '\u2168',
      '\ufdfa',
      '1,-',
      '1 Mio ',
      'owes ',
      '@a .',
      '06 12 ',
      '(212) ',
    ],
  ]

  it.each(parts)('of %j is read once, or not at all', (part) => {
    const longest = part.repeat(20_000 / part.length)
    expect(kindsOfProperty('note', longest).length).toBeLessThanOrEqual(7)
    expect(kindsOfProperty(longest, 'note').length).toBeLessThanOrEqual(7)
    const text = part.repeat(1_000_000 / part.length)
    expect(kindsOfProperty('note', text).length).toBeLessThanOrEqual(7)
    expect(kindsOfProperty(text, 'note').length).toBeLessThanOrEqual(7)
  })

  it('is an address where one stands in it, wherever that is', () => {
    const long = 'z '.repeat(4000)
    expect(kindsOfText(`${long}ann@example.com${long}`).map(({ maskedAs }) => maskedAs)).toContain('EMAIL')
    expect(kindsOfText(`${long}+44 20 7946 0000 ${long}`).map(({ maskedAs }) => maskedAs)).toContain('PHONE')
    expect(kindsOfText(`${'z'.repeat(19_000)}@example.com`).map(({ maskedAs }) => maskedAs)).toContain('EMAIL')
  })
})
