import { CompressedBase64UrlEncoder, FibonacciIntegerEncoder, GppModel, Sections } from '@iabgpp/cmpapi'
import { describe, expect, it } from 'vitest'
import { readGppString, readTcString } from '../../../subgraphs/consent/iab/iab-string.ts'
import { consentFact } from '../../../subgraphs/consent/ledger/ledger-facts.ts'

const base64 = CompressedBase64UrlEncoder.getInstance()
const names = Sections.SECTION_ORDER
const states = names.filter((name) => name.startsWith('us') && name !== 'uspv1')

function gpp(name: string, values: Readonly<Record<string, unknown>>): string {
  const model = new GppModel()
  for (const [field, value] of Object.entries(values)) model.setFieldValue(name, field, value)
  return model.encode()
}

/** A header that states these ids, and the sections as they are. */
function withHeader(ids: readonly number[], ...sections: readonly string[]): string {
  let last = 0
  const codes = ids.map((id) => {
    const code = `0${FibonacciIntegerEncoder.encode(id - last)}`
    last = id
    return code
  })
  const bits = `000011000001${ids.length.toString(2).padStart(12, '0')}${codes.join('')}`
  return [base64.encode(bits), ...sections].join('~')
}

function statusOf(text: string, purpose: Parameters<typeof readGppString>[1] = 'Marketing') {
  return readGppString(text, purpose).status
}

describe('sections of a GPP string', () => {
  it.each(states)('%s closes marketing where it opts out of sale, and leaves it open where it does not', (name) => {
    expect(statusOf(gpp(name, { SaleOptOut: 1 }))).toBe('REFUSED')
    expect(statusOf(gpp(name, { SaleOptOut: 2 }))).toBe('UNKNOWN')
    expect(statusOf(gpp(name, { SaleOptOut: 1 }), 'Personalisation')).toBe('UNKNOWN')
  })

  const fieldsOf = (name: string) => {
    const versions = [{ Version: 1 }, { MspaVersion: 1 }, { Version: 2 }]
    const texts = versions.flatMap((version) => {
      try {
        return [gpp(name, version)]
      } catch {
        return []
      }
    })
    return Object.keys(readGppString(texts[0] ?? '', 'Marketing').sections?.[name] ?? {})
  }
  const optOuts = states.flatMap((name) =>
    fieldsOf(name)
      .filter((field) => /(Sale|Sharing|Advertising)OptOut$/.test(field))
      .map((field) => [name, field] as const),
  )

  it('has every opt-out of sale, sharing and targeted advertising read', () => {
    expect(optOuts.length).toBeGreaterThan(40)
    for (const [name, field] of optOuts) expect([name, field, statusOf(gpp(name, { [field]: 1 }))]).toContain('REFUSED')
  })

  it('reads the global privacy control wherever a section has it', () => {
    const withGpc = states.filter((name) => fieldsOf(name).includes('Gpc'))
    expect(withGpc.length).toBeGreaterThan(13)
    for (const name of withGpc) {
      expect([name, statusOf(gpp(name, { Gpc: true }))]).toEqual([name, 'REFUSED'])
      expect([name, statusOf(gpp(name, { Gpc: false }))]).toEqual([name, 'UNKNOWN'])
    }
  })

  it('closes marketing to a known child without consent', () => {
    expect(statusOf(gpp('usnat', { KnownChildSensitiveDataConsents: [1, 0, 0] }))).toBe('REFUSED')
    expect(statusOf(gpp('usut', { KnownChildSensitiveDataConsents: 1 }))).toBe('REFUSED')
    expect(statusOf(gpp('usut', { KnownChildSensitiveDataConsents: 2 }))).toBe('UNKNOWN')
  })

  it.each([
    ['DBABTA~1YYN', 'REFUSED'],
    ['DBABTA~1NYY', 'REFUSED'],
    ['DBABTA~1YNN', 'UNKNOWN'],
    ['DBABTA~1---', 'UNKNOWN'],
    // Letters and versions that the decoder takes for an answer.
    ['DBABTA~1yyn', 'INVALIDATED'],
    ['DBABTA~1YXN', 'INVALIDATED'],
    ['DBABTA~2YNN', 'INVALIDATED'],
    ['DBABTA~1YN', 'INVALIDATED'],
    ['DBABTA~1YNN.YYY', 'INVALIDATED'],
  ])('takes the US privacy string %s as %s', (text, status) => {
    expect(statusOf(text)).toBe(status)
  })

  it('reads the TCF of Canada, where consent may also be implied', () => {
    const purposes = (...ids: number[]) => Array.from({ length: 24 }, (_, index) => ids.includes(index + 1))
    const canada = (express: readonly boolean[], implied: readonly boolean[]) =>
      statusOf(gpp('tcfcav1', { PurposesExpressConsent: express, PurposesImpliedConsent: implied }))
    expect(canada(purposes(), purposes())).toBe('REFUSED')
    expect(canada(purposes(2, 3, 4, 7), purposes())).toBe('GIVEN')
    expect(canada(purposes(), purposes(2, 3, 4, 7))).toBe('UNKNOWN')
    expect(canada(purposes(2, 3), purposes(4, 7))).toBe('UNKNOWN')
    expect(canada(purposes(2, 3), purposes(4))).toBe('REFUSED')
  })

  it('lets the strictest of several speak', () => {
    const all = Array(24).fill(true)
    const open = gpp('tcfeuv2', { PurposeConsents: all }).split('~')[1] ?? ''
    expect(statusOf(withHeader([2], open))).toBe('GIVEN')
    expect(statusOf(withHeader([2, 6], open, '1YYN'))).toBe('REFUSED')
    expect(statusOf(withHeader([2, 6], open, '1YNN'))).toBe('GIVEN')
    expect(statusOf(withHeader([2, 6], open, '1yyn'))).toBe('INVALIDATED')
  })
})

describe('what of a GPP string cannot be read', () => {
  const national = gpp('usnat', { SaleOptOut: 2 }).split('~')[1] ?? ''
  const california = gpp('usca', { Gpc: false }).split('~')[1] ?? ''

  it.each([
    ['no string', 'no string at all'],
    ['empty', 'DBAA'],
    ['a header alone', 'D'],
    ['fewer sections than stated', withHeader([6, 7], '1YNN')],
    ['more sections than stated', withHeader([6], '1YNN', national)],
    ['an empty section', withHeader([6], '')],
    ['the TCF that was replaced in 2020', withHeader([1], 'BOEFEAyOEFEAyAHABDENAI4AAAB9vABAASA')],
    ['a section that is not known, beside one that is', withHeader([6, 60], '1YNN', 'BAAA')],
    ['a section that is reserved', withHeader([4, 6], 'BAAA', '1YNN')],
    ['a section that was cut off', withHeader([7], national.slice(0, 6))],
    ['a version that is not known', withHeader([7], `P${national.slice(1)}`)],
    ['an answer that there is not', withHeader([7], base64.encode('000010'.padEnd(18, '0').padEnd(80, '1')))],
    ['a segment that is left out', withHeader([9], `${gpp('usva', { SaleOptOut: 2 }).split('~')[1]}.YA`)],
    ['a segment too many', withHeader([8], `${california}.YA`)],
    ['a segment of another type', withHeader([8], `${california.split('.')[0]}.wA`)],
  ])('only restricts: %s', (_, text) => {
    expect(statusOf(text)).toBe('INVALIDATED')
    expect(statusOf(text, 'CustomerCare')).toBe('INVALIDATED')
  })

  it('is passed over by the decoder alone, the control', () => {
    const decoded = (text: string) => new GppModel(text).toObject()
    expect(decoded(withHeader([6, 60], '1YNN', 'BAAA'))).toEqual(decoded('DBABTA~1YNN'))
    expect(decoded('DBABTA~1yyn')).toMatchObject({ uspv1: { OptOutSale: 'y' } })
    expect(decoded(withHeader([8], `${california}.YA`))).toMatchObject({ usca: { Gpc: false } })
    expect(decoded(withHeader([7], `P${national.slice(1)}`))).toMatchObject({ usnat: { SaleOptOut: 2 } })
  })

  it('is told by section', () => {
    const { sections } = readGppString(withHeader([6, 60], '1YNN', 'BAAA'), 'Marketing')
    expect(sections).toMatchObject({ uspv1: { OptOutSale: 'N' }, 'section 60': null })
  })

  it('takes no more time and memory than its length is worth', () => {
    const range = `1${FibonacciIntegerEncoder.encode(1)}${FibonacciIntegerEncoder.encode(2 ** 40)}`
    const header = base64.encode(`000011000001${'000000000001'}${range}`)
    expect(statusOf(`${header}~1YNN`)).toBe('INVALIDATED')
    const tcf = base64.encode(`${gppCore()}${'1'.repeat(16)}1${vendorRanges(600)}${'0'.repeat(29)}`)
    // Microseconds of work: another program may stop either of the two for a while.
    const atStart = process.cpuUsage()
    expect(statusOf(withHeader([2], tcf))).toBe('GIVEN')
    expect(readTcString(tcf, 'Marketing').status).toBe('GIVEN')
    const guarded = process.cpuUsage(atStart)
    // The control: the decoder alone, on one of the two and a quarter of the ranges. It needs about ten times as much.
    const beforeDecoder = process.cpuUsage()
    new GppModel(
      withHeader([2], base64.encode(`${gppCore()}${'1'.repeat(16)}1${vendorRanges(150)}${'0'.repeat(29)}`)),
    ).toObject()
    expect(process.cpuUsage(beforeDecoder).user).toBeGreaterThan(guarded.user)
  })

  function gppCore(): string {
    const { PurposeConsents: _, ...core } = { PurposeConsents: null, CmpId: 10 }
    const [, section = ''] = gpp('tcfeuv2', { ...core, PurposeConsents: Array(24).fill(true) }).split('~')
    return base64.decode(section.split('.')[0] ?? '').slice(0, 213)
  }

  function vendorRanges(count: number): string {
    return count.toString(2).padStart(12, '0') + `1${'1'.padStart(16, '0')}${'1'.repeat(16)}`.repeat(count)
  }
})

describe('an entry with strings', () => {
  const line = {
    kind: 'consent',
    source: 's',
    id: '1',
    record: { source: 's', id: '1' },
    purpose: 'Marketing',
    occurredAt: '2026-01-01',
    properties: {},
  } as const
  const out = { gppString: 'DBABTA~1YYN' }
  const unreadable = { gppString: 'DBABTA~1yyn' }
  const open = { gppString: 'DBABTA~1YNN' }

  it.each([
    ['GIVEN', out, 'REFUSED'],
    ['GIVEN', unreadable, 'INVALIDATED'],
    ['GIVEN', open, 'GIVEN'],
    ['UNKNOWN', out, 'REFUSED'],
    ['UNKNOWN', unreadable, 'INVALIDATED'],
    ['WITHDRAWN', open, 'WITHDRAWN'],
    ['WITHDRAWN', unreadable, 'WITHDRAWN'],
    ['REQUESTED', out, 'REQUESTED'],
    [undefined, out, 'REFUSED'],
    [undefined, unreadable, 'INVALIDATED'],
    [undefined, open, 'UNKNOWN'],
  ] as const)('that states %s with %o is %s', (status, strings, expected) => {
    expect(consentFact({ ...line, ...(status && { status }), ...strings }, 0).properties.status).toBe(expected)
  })
})
