import { describe, expect, it } from 'vitest'
import { normaliseIdentifier } from '../../../resolution/normalise/identifier.ts'
import { areComparable, officialIdOf } from '../../../resolution/normalise/national-id.ts'
import { isRoleMailbox } from '../../../resolution/normalise/role-mailbox.ts'
import type { IdentifierType } from '../../../resolution/records/identifier-types.ts'

function keyOf(type: IdentifierType, value: string, country: string | null = null): string {
  return normaliseIdentifier({ type, value }, country).key
}

describe('one identifier in two writings', () => {
  it.each([
    ['EMAIL', '\u200bann.lee@x.io', 'ann.lee@x.io'],
    ['EMAIL', 'ann.\u00adlee@x.io\ufeff', 'ann.lee@x.io'],
    ['EMAIL', '\uff21nn.lee\uff20x.io', 'ann.lee@x.io'],
    ['EMAIL', '\u0130L\u0130F.YILMAZ@POSTA.TR', 'ilif.yilmaz@posta.tr'],
    ['EMAIL', 'ilif.y\u0131lmaz@posta.tr', 'ilif.yilmaz@posta.tr'],
    ['EMAIL', 'ali@GMA\u0130L.COM', 'ali@gmail.com'],
    ['EMAIL', 'Ali <ali@exa\u00admple.com\ufeff>', 'ali@example.com'],
    ['DOMAIN', 'GMA\u0130L.COM', 'gmail.com'],
    ['USER_ID', '\u2060u-17\u200e', 'u-17'],
    ['CRM_ID', '\uff2b\uff0d17', 'K-17'],
    ['CRM_ID', 'K\u201317', 'K-17'],
    ['SOCIAL_HANDLE', '@\u0130pek', 'ipek'],
  ] as const)('%s %j is %j', (type, written, plain) => {
    expect(keyOf(type, written)).toBe(keyOf(type, plain))
  })

  it.each([
    ['EMAIL', 'k\u0430tja@x.io', 'katja@x.io'],
    ['EMAIL', 'meik@x.io', 'maik@x.io'],
    ['EMAIL', 'ann@gma\u0131l.com', 'ann@gmail.com'],
    // Domains of two owners, as IDNA has them.
    ['EMAIL', 'ali@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com', 'ali@\u0646\u0627\u0645\u0647\u0627\u06cc.com'],
    ['EMAIL', 'ali@\u0915\u094d\u200d\u0937.com', 'ali@\u0915\u094d\u0937.com'],
    ['EMAIL', 'ali@fi\u0307rma.example', 'ali@firma.example'],
    ['EMAIL', 'ali@f\u0130rma.example', 'ali@firma.example'],
    ['DOMAIN', '\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com', '\u0646\u0627\u0645\u0647\u0627\u06cc.com'],
    ['USER_ID', 'U-17', 'u-17'],
  ] as const)('%s %j is not %j: the control', (type, written, other) => {
    expect(keyOf(type, written)).not.toBe(keyOf(type, other))
  })
})

describe('a phone number', () => {
  it.each([
    ['(85) 8871-4406', 'BR', '+5585988714406'],
    ['+52 1 55 5034 7712', null, '+525550347712'],
    ['044 55 5034 7712', 'MX', '+525550347712'],
    ['+54 9 11 6034 2281', null, '+541160342281'],
    ['011 15-6034-2281', 'AR', '+541160342281'],
    ['+1 503-555-0142,,,102#', null, '+15035550142;ext=102'],
    ['(503) 555-0142 ext. 0102', 'US', '+15035550142;ext=102'],
    ['+49 30 123456 Durchwahl 12', null, '+4930123456;ext=12'],
    ['+55 11 3333-4444 ramal 22', null, '+551133334444;ext=22'],
    ['03-1234-5678 \u5185\u7dda12', 'JP', '+81312345678;ext=12'],
    ['\u202a+44 7700 900417\u202c', null, '+447700900417'],
  ])('%j in %s is %s', (value, country, expected) => {
    expect(normaliseIdentifier({ type: 'PHONE', value }, country).value).toBe(expected)
  })

  it('of a Brazilian fixed line never had a ninth digit, and another extension is another desk: the control', () => {
    expect(keyOf('PHONE', '+55 47 3633-8215')).toBe('PHONE:+554736338215')
    expect(keyOf('PHONE', '+1 312 555 0177 x11')).not.toBe(keyOf('PHONE', '+1 312 555 0177 x64'))
    expect(keyOf('PHONE', '+1 312 555 0177 x11')).not.toBe(keyOf('PHONE', '+1 312 555 0177'))
  })
})

describe('an official number', () => {
  function isSame(type: IdentifierType, a: string, b: string, country?: string): boolean {
    const [left, right] = [officialIdOf({ type, value: a, country }), officialIdOf({ type, value: b, country })]
    return left !== null && right !== null && areComparable(left, right) && left.value === right.value
  }

  it.each([
    ['TAX_ID', 'ESB64210988', 'B-64210988'],
    ['TAX_ID', 'DE 287 104 553', '287104553'],
    ['TAX_ID', 'FR 83 404833048', '83404833048'],
    ['TAX_ID', 'EL094014201', '94014201'],
    ['TAX_ID', 'CHE-116.281.710 MWST', 'CHE116281710'],
    ['TAX_ID', 'NO 923 609 016 MVA', '923609016'],
    ['TAX_ID', 'USt-IdNr. DE287104553', 'DE287104553'],
    ['TAX_ID', 'NIP 526-104-08-28', '5261040828'],
    ['TAX_ID', '12345678000195', '12.345.678/0001-95'],
    ['COMPANY_REGISTRATION', '00482915', '482915'],
    ['COMPANY_REGISTRATION', 'CVR-nr. 04829150', '4829150'],
    ['COMPANY_REGISTRATION', 'SC012345', 'SC12345'],
    ['NATIONAL_ID', '010180-1234', '101801234'],
    ['NATIONAL_ID', '101801234.0', '010180-1234'],
  ] as const)('%s %j is %j', (type, a, b) => {
    expect(isSame(type, a, b)).toBe(true)
  })

  it.each([
    ['TAX_ID', 'DK28104553', 'HU28104553'],
    ['TAX_ID', 'FR61552081317', 'DE811907980'],
    ['COMPANY_REGISTRATION', '00915530', '0915503'],
    ['PASSPORT', 'C0012345', 'C12345'],
    ['NATIONAL_ID', '010180-1234', '010180-1235'],
  ] as const)('%s %j is not %j: the control', (type, a, b) => {
    expect(isSame(type, a, b)).toBe(false)
  })
})

describe('a mailbox of a role', () => {
  it.each([
    'info',
    'sales',
    'kontakt',
    'reception',
    'b\u00fcro',
    'info2',
    'info.berlin',
    'sales_team',
    'customerservice',
    'hola',
    'ventas',
    'sekretariat',
  ])('%s is one', (local) => expect(isRoleMailbox(local)).toBe(true))
  it.each([
    'salesh.kumar',
    'infanta.reyes',
    'anna.office',
    'maria.sales',
    'it.hansen',
    'arno',
    'bill',
    'mail.meier',
    'ola',
  ])('%s is somebody: the control', (local) => expect(isRoleMailbox(local)).toBe(false))
})
