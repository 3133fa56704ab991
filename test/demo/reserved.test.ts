import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { describe, expect, it } from 'vitest'
import { demoLines } from '../../demo/generate.ts'
import type { IdentifierValue } from '../../demo/line.ts'

const identifiers = [...demoLines()].flatMap((line): readonly IdentifierValue[] => {
  if (line.kind === 'record' || line.kind === 'account') return line.identifiers
  return 'identifier' in line && line.identifier ? [line.identifier] : []
})
const valuesOf = (wanted: string) => identifiers.filter(({ type }) => type === wanted)

describe('contact data of the demo reaches nobody', () => {
  it('has e-mail addresses and domains of RFC 2606 only', () => {
    const reserved = /(^|[@.])(example\.(com|org|net)|example)>?$/i
    // A mistyped address has lost the end of its domain and is no address.
    const isBroken = (value: string) => !value.split('@').at(-1)?.includes('.')
    const real = [...valuesOf('EMAIL'), ...valuesOf('DOMAIN')].filter(
      ({ value }) => !reserved.test(value) && !isBroken(value),
    )
    expect(real).toEqual([])
  })

  it('has valid phone numbers of ranges kept for fiction only', () => {
    const fictitious = [
      /^\+44207946\d{4}$/,
      /^\+441(13|14|16|17|18|21|31|41|51|61)4960\d{3}$/,
      /^\+1\d{3}55501\d{2}$/,
      /^\+49(3023125|4066969|8999998)\d{3}$/,
      /^\+33(19900|26191|35301|46571|53649)\d{4}$/,
    ]
    const numbers = valuesOf('PHONE').map(({ value, country }) => {
      const known = ['GB', 'US', 'DE', 'FR'] as const
      return parsePhoneNumberFromString(value, known.find((code) => code === country) ?? 'GB')
    })
    expect(numbers.length).toBeGreaterThan(600)
    expect(numbers.filter((phone) => !phone?.isValid())).toEqual([])
    expect(numbers.filter((phone) => !fictitious.some((range) => range.test(phone?.number ?? '')))).toEqual([])
  })
})
