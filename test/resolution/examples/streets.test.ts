import { describe, expect, it } from 'vitest'
import { areOne, type Side } from './pair.ts'

function side(fullName: string, address: object, more: object = {}): Side {
  return { attributes: { fullName, addresses: [{ countryCode: 'DE', ...address }], ...more } }
}

const berlin = { postalCode: '10115', city: 'Berlin' }

describe('one house number in two streets of one place', () => {
  it.each([
    ['Maria Schmidtke', 'Ahornweg 1', 'Maria Schmittke', 'Lindenallee 1'],
    ['Lena Bergmannova', 'Hof 3', 'Lena Bergmannova', 'Weg 3'],
    ['Olga Petrowska', 'Ring 8', 'Olga Petrowska', 'Petrowski Damm 8'],
    ['Nils Quaritsch', 'Birkenstraße 12', 'Nils Quaritsch', 'Ulmenstraße 12'],
    ['Nils Quaritsch', 'Birkenstraße 12', 'Nils Quaritsch', 'Birkenweg 12'],
    ['Nils Quaritsch', '5th Avenue 12', 'Nils Quaritsch', '6th Avenue 12'],
    ['Nils Quaritsch', 'Am Markt 1', 'Nils Quaritsch', 'Kirchplatz 1'],
    ['Odile Fauquembergue', 'rue des Lilas 12', 'Odile Fauquembergue', 'rue du Moulin 12'],
    ['Odile Fauquembergue', 'avenue Foch 4', 'Odile Fauquembergue', 'boulevard Foch 4'],
  ])('is no house that two people share: %s, %s and %s, %s', (one, line1, other, otherLine) => {
    expect(areOne(side(one, { line1, ...berlin }), side(other, { line1: otherLine, ...berlin }))).toBe(false)
  })

  it('is one where a typo or a short form makes the difference, or one of the two leaves the street out: the control', () => {
    for (const line1 of ['Birkenstr. 12', 'Birkenstrase 12', 'Birkestraße 12', '12'])
      expect(
        areOne(
          side('Nils Quaritsch', { line1: 'Birkenstraße 12', ...berlin }),
          side('Nils Quaritsch', { line1, ...berlin }),
        ),
      ).toBe(true)
  })

  it('keeps nobody apart whose birth date agrees, since people move: the control', () => {
    const born = { birthDate: '1971-08-23' }
    expect(
      areOne(
        side('Nils Quaritsch', { line1: 'Birkenstraße 12', ...berlin }, born),
        side('Nils Quaritsch', { line1: 'Ulmenstraße 12', ...berlin }, born),
      ),
    ).toBe(true)
  })
})

describe('a postal code and its city', () => {
  it.each(['Thomas Müller', 'Anna Nowak', 'Maria Garcia'])('are one piece of evidence: %s', (fullName) => {
    expect(areOne(side(fullName, berlin), side(fullName, berlin))).toBe(false)
  })

  it('are enough beside a street, the control', () => {
    const home = { line1: 'Birkenstraße 12', ...berlin }
    expect(areOne(side('Thomas Müller', home), side('Thomas Müller', home))).toBe(true)
  })
})
