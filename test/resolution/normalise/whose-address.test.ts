import { describe, expect, it } from 'vitest'
import { normaliseIdentifier } from '../../../resolution/normalise/identifier.ts'
import { identifiersIn } from '../../../resolution/normalise/identifier-list.ts'
import type { IdentifierType } from '../../../resolution/records/identifier-types.ts'
import { prepareIdentifiers } from '../../../resolution/records/prepare-record.ts'
import { undeclaredSource } from '../../../resolution/records/source.ts'

const victim = 'vic@corp.com'

function keysOf(type: IdentifierType, value: string, country: string | null = null): readonly string[] {
  return identifiersIn({ type, value }, country).map((one) => normaliseIdentifier(one, country).value)
}

/** By key of what is verified, of an identifier that its source says it verified. */
function verified(
  type: IdentifierType,
  value: string,
  { country = null, defaultCountry = null }: { country?: string | null; defaultCountry?: string | null } = {},
): readonly string[] {
  const source = { ...undeclaredSource('web'), verifies: [type], defaultCountry }
  const written = [{ type, value, verifiedAt: '2026-01-01' }]
  const { identifiers } = prepareIdentifiers(written, country ?? defaultCountry, Date.parse('2026-06-01'), source)
  return identifiers.flatMap(({ key, verifiedAt }) => (verifiedAt === null ? [] : [key]))
}

const hidden = [
  '"<vic@corp.com>"@evil.com',
  '"x <vic@corp.com>"@evil.com',
  '<vic@corp.com>@evil.com',
  '"vic@corp.com>"@evil.com',
  '"a<vic@corp.com>b"@evil.com',
  '"<mailto:vic@corp.com>"@evil.com',
  '"a"<vic@corp.com>@evil.com',
  'a.<vic@corp.com>@evil.com',
  "'<vic@corp.com>'@evil.com",
  '"\\"<vic@corp.com>"@evil.com',
  '"<vic@corp.com>"@evil.com <y@z.com>',
  '\uff1cvic@corp.com\uff1e@evil.com',
  '\ufe64vic@corp.com\ufe65@evil.com',
  '"\uff1cvic\uff20corp.com\uff1e"@evil.com',
  '"<vic@corp.com>x"@evil.com',
  '"<vic@corp.com>,"@evil.com',
  '"<vic@corp.com>;"@evil.com',
  '"<a@evil.com><vic@corp.com>"@evil.com',
  '"<vic@corp.com> "@evil.com',
  '(<vic@corp.com>)x@evil.com',
  'x(<vic@corp.com>)@evil.com',
  'thief@evil.com(<vic@corp.com>)',
  'thief@evil.com\uff08\uff1cvic@corp.com\uff1e\uff09',
  'x@[<vic@corp.com>]',
  'x@evil.com <vic@corp.com> y',
  'x+<vic@corp.com>@evil.com',
  '"=<vic@corp.com>="@evil.com',
  '"\\<vic@corp.com\\>"@evil.com',
  '"<vic@corp.com\\>"@evil.com',
  '"<vic@corp.com>"@evil.com?',
  'https://evil.com/<vic@corp.com>',
  '"thief@evil.com" " <vic@corp.com>',
  'mailto:vic@corp.com?@evil.com',
  'mailto:vic@corp.com?to=thief@evil.com',
  'vic@corp.com\\.evil.com',
  'vic@corp.com/.evil.com',
  'vic@corp.com#.evil.com',
  'vic@corp.com?.evil.com',
  'vic@corp%2ecom',
]

describe('an e-mail address that contains another one', () => {
  it.each(hidden)('is not the other one: %s', (value) => expect(keysOf('EMAIL', value)).not.toContain(victim))
  it.each(hidden)('confirms nothing of the other one: %s', (value) =>
    expect(verified('EMAIL', value)).not.toContain(`EMAIL:${victim}`))

  it.each([
    'x@evil.com <vic@corp.com>',
    '<x@evil.com> <vic@corp.com>',
    '"<vic@corp.com>" <x@evil.com>',
    'vic@corp.com [.evil.com]',
    'vic@corp.com[.evil.com]',
  ])('confirms nothing, although it names both: %s', (value) =>
    expect(verified('EMAIL', value)).not.toContain(`EMAIL:${victim}`))

  it.each([
    ['Vic <vic@corp.com>'],
    ['<vic@corp.com>'],
    [' Vic  <VIC@corp.com> '],
    ['"Lee, Vic" <vic@corp.com>'],
    ['"Vic \\"V\\" Lee" <vic@corp.com>'],
    ['Vic Lee (home) <vic@corp.com>'],
    ['Vic<vic@corp.com>'],
    ['mailto:vic@corp.com'],
    ['MAILTO:vic@corp.com?subject=Hello'],
    ['<mailto:vic@corp.com>'],
    ["'vic@corp.com'"],
    ['"vic@corp.com"'],
  ])('is read and confirmed in its usual forms: %s, the control', (value) => {
    expect(keysOf('EMAIL', value)).toEqual([victim])
    expect(verified('EMAIL', value)).toEqual([`EMAIL:${victim}`])
  })

  it('is the address that it is where quotes alone contain the other one: the control', () => {
    expect(keysOf('EMAIL', '"vic@corp.com"@evil.com')).toEqual(['"vic@corp.com"@evil.com'])
  })
})

describe('a value that its source has verified', () => {
  it.each<[IdentifierType, string]>([
    ['USER_ID', '\uff41nn'],
    ['USER_ID', 'ann\u200b'],
    ['USER_ID', 'an\u00adn'],
    ['USER_ID', ' ann'],
    ['CRM_ID', '\uff2b17'],
    ['LOYALTY_ID', 'K\u201317'],
    ['SOCIAL_HANDLE', '@\u0130pek'],
    ['SOCIAL_HANDLE', '\uff41nn'],
    ['PASSPORT', '\uff23\uff10\uff11X00T47'],
    ['NATIONAL_ID', '12\u200b34567'],
    ['EMAIL', 'vic@\uff43orp.com'],
    ['EMAIL', 'vic@cor\u00adp.com'],
    ['DOMAIN', '\uff43orp.com'],
    ['PHONE', '+49 30 901820 (mobil)'],
    ['PHONE', 'my wife +49 30 901820'],
    ['PHONE', '\uff0b49 30 901820'],
    ['PHONE', '+49 30 90\u200b1820'],
    ['PHONE', 'tel:030901820;phone-context=+49'],
  ])('does not count in letters that are read as others: %s %j', (type, value) =>
    expect(verified(type, value)).toEqual([]))

  it.each<[IdentifierType, string, string]>([
    ['USER_ID', 'Ann', 'USER_ID:Ann'],
    ['CRM_ID', 'K-17', 'CRM_ID:K-17'],
    ['OTHER', 'a b/c', 'OTHER:a b/c'],
    ['SOCIAL_HANDLE', ' @Ann', 'SOCIAL_HANDLE:ann'],
    ['PASSPORT', 'c01 x00-t47', 'PASSPORT:C01X00T47'],
    ['TAX_ID', 'DE 287.104/553', 'TAX_ID:DE287104553'],
    ['DOMAIN', 'https://WWW.Acme.io/x', 'DOMAIN:acme.io'],
    ['DOMAIN', 'bücher.example', 'DOMAIN:xn--bcher-kva.example'],
    ['EMAIL', 'ann@BÜCHER.example', 'EMAIL:ann@xn--bcher-kva.example'],
    ['PHONE', '+49 (0)30 901820', 'PHONE:+4930901820'],
    ['PHONE', 'tel:+49-30-901820', 'PHONE:+4930901820'],
    ['PHONE', '0049 30/901820', 'PHONE:+4930901820'],
    ['PHONE', '+1 503-555-0142 ext. 0102', 'PHONE:+15035550142;ext=102'],
    ['PHONE', '+54 9 11 6034 2281', 'PHONE:+541160342281'],
    ['PHONE', '+52 1 55 5034 7712', 'PHONE:+525550347712'],
  ])('counts in its usual writings: %s %j, the control', (type, value, key) =>
    expect(verified(type, value)).toEqual([key]))

  it('counts as a national number of the country of the source, and not of an address beside it', () => {
    expect(verified('PHONE', '030 901820')).toEqual([])
    expect(verified('PHONE', '030 901820', { country: 'DE' })).toEqual([])
    expect(verified('PHONE', '030 901820', { country: 'DE', defaultCountry: 'FR' })).toEqual([])
    expect(verified('PHONE', '030 901820', { defaultCountry: 'DE' })).toEqual(['PHONE:+4930901820'])
    expect(verified('PHONE', '+49 30 901820', { country: 'FR' })).toEqual(['PHONE:+4930901820'])
    expect(verified('PHONE', '8 (495) 123-45-67', { defaultCountry: 'RU' })).toEqual(['PHONE:+74951234567'])
  })
})

describe('a telephone number', () => {
  it.each([
    'sip:+4930901820@evil.com',
    'sips:+4930901820@evil.com',
    'sip:+4930901820',
    '<sip:+4930901820@evil.com>',
    '+4930901820@evil.com',
    'xmpp:+4930901820',
    'mailto:+4930901820',
    'https://evil.com/+4930901820',
    'whatsapp:+4930901820',
    'wa.me/4930901820',
  ])('is not in an address of another kind: %s', (value) => {
    expect(normaliseIdentifier({ type: 'PHONE', value })).toMatchObject({ isValid: false, value })
  })

  it.each([
    'tel:+49-30-901820',
    '+49 30 901820',
    'Tel.: +49 30 901820',
    'Tel: +49 30 901820',
  ])('is in a tel: URI and by itself: %s, the control', (value) =>
    expect(keysOf('PHONE', value)).toEqual(['+4930901820']))
})

describe('a web domain', () => {
  it.each([
    'https://corp.com:x@evil.com',
    'https://corp.com@evil.com',
    'corp.com\\.evil.com',
    'https://corp.com\\@evil.com/',
  ])('is not that of a user name before it: %s', (value) => expect(keysOf('DOMAIN', value)).not.toContain('corp.com'))
  it.each(['https://corp.com:8080/a@b', 'corp.com?x', 'www.corp.com.'])('is its own: %s, the control', (value) =>
    expect(keysOf('DOMAIN', value)).toEqual(['corp.com']))
})

describe('a mailbox whose name begins or ends with what divides a list', () => {
  it.each([
    '/vic@corp.com',
    '|vic@corp.com',
    '//vic@corp.com',
    ' / vic@corp.com',
    'vic@corp.com/',
    '-|vic@corp.com',
  ])('%s verifies no other mailbox', (value) => {
    expect(verified('EMAIL', value)).not.toContain('EMAIL:vic@corp.com')
  })
  it.each(['vic@corp.com;', ' vic@corp.com ', 'vic@corp.com,'])('%s is that mailbox: the control', (value) => {
    expect(verified('EMAIL', value)).toEqual(['EMAIL:vic@corp.com'])
  })
})
