import { describe, expect, it } from 'vitest'
import { areOne, home, type Side } from './pair.ts'

function mailbox(value: string): Pick<Side, 'identifiers'> {
  return { identifiers: [{ type: 'EMAIL', value }] }
}

function houseOf(line1: string): object {
  return { addresses: [{ line1, city: 'Ludlow', postalCode: 'SY8 1DJ', countryCode: 'GB' }] }
}

function side(attributes: object, identifiers: Pick<Side, 'identifiers'> = {}): Side {
  return { attributes: { ...attributes }, ...identifiers }
}

describe('a name and nothing else', () => {
  it.each([
    'Franz Xaver Huber',
    "Patrick James O'Sullivan",
    'Abdel Rahman Qasim',
    'María José Urrutikoetxea',
  ])('is not enough: %s', (fullName) => {
    expect(areOne(side({ fullName }), side({ fullName }))).toBe(false)
    expect(
      areOne(side({ fullName }, mailbox('one@post.example')), side({ fullName }, mailbox('two@mail.example'))),
    ).toBe(false)
  })

  it.each([
    { birthDate: '1971-08-23' },
    home,
    { employer: 'Kettelhack Werkzeugbau' },
  ])('is enough beside what tells its bearer from others, the control: %j', (more) => {
    const named = { fullName: 'Franz Xaver Urrutikoetxea', ...more }
    expect(areOne(side(named), side(named))).toBe(true)
  })
})

describe('one given name and another family name in one home', () => {
  it.each([
    ['David', 'Brown', 'Okafor'],
    ['Peter', 'Schmidt', 'Horvath'],
    ['Yolanda', 'Ablett', 'Quaresma'],
  ])('are two people: %s %s and %s', (givenName, one, other) => {
    expect(areOne(side({ givenName, familyName: one, ...home }), side({ givenName, familyName: other, ...home }))).toBe(
      false,
    )
  })

  it('are one where the birth date or the mailbox is the same as well, the control', () => {
    const [a, b] = ['Ablett', 'Quaresma'].map((familyName) => ({ givenName: 'Yolanda', familyName, ...home }))
    const born = { birthDate: '1971-08-23' }
    expect(areOne(side({ ...a, ...born }), side({ ...b, ...born }))).toBe(true)
    expect(areOne(side({ ...a }, mailbox('yola@post.example')), side({ ...b }, mailbox('yola@post.example')))).toBe(
      true,
    )
  })
})

describe('names with numbers in one home', () => {
  it.each([
    ['Cora', 'Concfr0', 'Cora', 'Concfr13'],
    ['Guest1', 'Kettelhack', 'Guest2', 'Kettelhack'],
    ['Test', 'Customer 12', 'Test', 'Customer 21'],
  ])('are two people: %s %s and %s %s', (givenName, familyName, otherGiven, otherFamily) => {
    const [one, other] = [
      side({ givenName, familyName, ...home }, mailbox('one@post.example')),
      side({ givenName: otherGiven, familyName: otherFamily, ...home }, mailbox('two@mail.example')),
    ]
    expect(areOne(one, other)).toBe(false)
  })

  it.each([
    ['Cora', 'Concfr13', 'Cora', 'Concfr13'],
    ['Quentin', 'Kettelhack', 'Quent1n', 'Kettelhack'],
  ])('are one if the number is the same, or a typing error in one of them, the control: %s %s and %s %s', (givenName, familyName, otherGiven, otherFamily) => {
    expect(
      areOne(
        side({ givenName, familyName, ...home }),
        side({ givenName: otherGiven, familyName: otherFamily, ...home }),
      ),
    ).toBe(true)
  })
})

describe('a common name in another house of one street', () => {
  it.each([
    ['12 Park Road', '112 Park Road'],
    ['4 Park Road', '40 Park Road'],
    ['31 Park Road', '37 Park Road'],
  ])('is another person: %s and %s', (one, other) => {
    const name = { givenName: 'David', familyName: 'Jones' }
    const [a, b] = [
      side({ ...name, ...houseOf(one) }, mailbox('a@post.example')),
      side({ ...name, ...houseOf(other) }, mailbox('b@mail.example')),
    ]
    expect(areOne(a, b)).toBe(false)
  })

  it('is the same person where the birth date agrees, the control', () => {
    const name = { givenName: 'David', familyName: 'Jones', birthDate: '1971-08-23' }
    expect(areOne(side({ ...name, ...houseOf('12 Park Road') }), side({ ...name, ...houseOf('112 Park Road') }))).toBe(
      true,
    )
  })
})

describe('a birth date that many state who know none', () => {
  it.each(
    '1980-01-01 1990-01-01 1999-12-31 1979-12-31 1911-11-11 1977-07-07 1988-08-08 1912-12-12 1970-01-02'.split(' '),
  )('joins no two people of a common name: %s', (birthDate) => {
    const named = { givenName: 'James', familyName: 'Walker', birthDate }
    expect(areOne(side(named, mailbox('a@post.example')), side(named, mailbox('b@mail.example')))).toBe(false)
  })

  it('is a birth date all the same: it joins where the home agrees, and any other date joins the bearers of a rare name, the control', () => {
    const madeUp = { givenName: 'James', familyName: 'Walker', birthDate: '1980-01-01', ...home }
    expect(areOne(side(madeUp), side(madeUp))).toBe(true)
    const joinsRare = (birthDate: string) => {
      const named = { givenName: 'Ottokar', familyName: 'Windischgrätz', birthDate }
      return areOne(side(named, mailbox('a@post.example')), side(named, mailbox('b@mail.example')))
    }
    expect(joinsRare('1980-01-01')).toBe(false)
    expect(joinsRare('1980-03-17')).toBe(true)
  })
})

describe('unlike given names of one birth date and home', () => {
  const pairs =
    'Uwe Elke, Kaisa Onni, Rasa Vytautas, Priyanka Aravind, Ifeoma Obinna, Siti Rizal, Thandiwe Bongani, Aroha Wiremu'
  it.each(
    pairs.split(', ').flatMap((pair) => [1938, 1957, 1962, 1967, 1985, 2009].map((year) => [...pair.split(' '), year])),
  )('are two people: %s and %s, born in %i', (one, other, year) => {
    const known = { familyName: 'Brodersen', birthDate: `${year}-05-14`, ...home }
    expect(areOne(side({ givenName: one, ...known }), side({ givenName: other, ...known }))).toBe(false)
  })
})

function company(name: string, more: object = {}): Side {
  return {
    type: 'ORGANISATION',
    attributes: { name, ...home },
    identifiers: [{ type: 'DOMAIN', value: 'kesslertech.example' }],
    ...more,
  }
}

describe('companies of a group at one address and domain', () => {
  it.each([
    ['Kesslertech GmbH', 'Kesslertech GmbH & Co. KG'],
    ['Kesslertech GmbH', 'Kesslertech AG'],
    ['Kesslertech Verwaltungs GmbH', 'Kesslertech GmbH & Co. KG'],
    ['Kesslertech Immobilien GmbH', 'Kesslertech GmbH'],
    ['Kesslertech e.K.', 'Kesslertech GmbH'],
    ['Kesslertech SARL', 'Kesslertech SAS'],
    ['Kesslertech Ltd', 'Kesslertech LLP'],
    ['Kesslertech S.p.A.', 'Kesslertech S.r.l.'],
    ['Kesslertech AB', 'Kesslertech Fastigheter AB'],
  ])('are two: %s and %s', (one, other) => {
    expect(areOne(company(one), company(other))).toBe(false)
  })

  it.each([
    ['Kesslertech Ltd', 'Kesslertech Limited'],
    ['Kesslertech GmbH', 'Kesslertech Gesellschaft mit beschränkter Haftung'],
    ['Kesslertech GmbH', 'Kesslertech'],
    ['Kesslertech GmbH & Co. KG', 'Kesslertech GmbH und Co KG'],
    ['Kesslertech Co. Ltd.', 'Kesslertech Limited'],
    ['Kesslertech Inc.', 'Kesslertech Corporation'],
    ['Kesslertech Sp. z o.o.', 'Kesslertech'],
  ])('are one where the form is the same or is not stated, the control: %s and %s', (one, other) => {
    expect(areOne(company(one), company(other))).toBe(true)
  })

  it('are one under one tax number, whatever the form, the control', () => {
    const taxId = { identifiers: [{ type: 'TAX_ID', value: 'DE136695976' }] }
    expect(areOne(company('Kesslertech GmbH', taxId), company('Kesslertech AG', taxId))).toBe(true)
  })
})
