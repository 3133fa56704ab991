import { describe, expect, it } from 'vitest'
import { isNamedAfter, ownerNamesOf, statesFamilyName } from '../../subgraphs/names-of-owner.ts'

const olga = { givenName: 'Olga', familyName: 'Zwart' }

describe('the name of a company', () => {
  it.each([
    ['Olga Zwart Plumbing', olga],
    ['Photography by Olga Zwart', olga],
    ['Praxis Dr. Zwart', olga],
    ['Zwart Plumbing', olga],
    ['O. Zwart', olga],
    ['Bill Zwart', { givenName: 'William', familyName: 'Zwart' }],
    ["Olga Zwart's Bakery", olga],
    ['Zwarts B\u00e4ckerei', olga],
    ["Jones' Bakery", { familyName: 'Jones' }],
    ['OlgaZwart', olga],
    ['OlgaZwartPhoto', olga],
    ['zwartolga', olga],
    ['olgazwart.com', olga],
    ['zwartplumbing.com', olga],
    ['Zwart24', olga],
    ['Zwartbau', olga],
    ['Zwartsche Apotheke', olga],
    ['studiozwart', olga],
    ['M\u00fcllerbau', { familyName: 'Mueller' }],
    ['Mueller Reisen', { familyName: 'M\u00fcller' }],
    ['M\u00fcller Reisen', { familyName: 'Mueller' }],
    ['Muller Reisen', { familyName: 'M\u00fcller' }],
    ['Studio Castle', { ...olga, maidenName: 'Castle' }],
    ['Studio Castle', { ...olga, former_last_name: 'Castle' }],
    ['Studio Castle', { ...olga, birthName: 'Olga Castle' }],
    ['Studio Castle', { ...olga, names: [{ familyName: 'Castle' }] }],
    ['Studio Castle', { ...olga, names: ['Tilly Castle'] }],
    ['Studio Castle', { ...olga, aka: 'Castle, Tilly' }],
    ['Zwart Plumbing', { fullName: 'Olga Zwart' }],
    ['Zwart Plumbing', { fullName: 'Zwart, Olga' }],
    ['Zwart Plumbing', { fullName: 'Dr. Olga Zwart' }],
    ['Lopez Muebles', { fullName: 'Ana Garcia Lopez' }],
    ['Garcia Muebles', { fullName: 'Ana Garcia Lopez' }],
    ['Nguyen Nails', { fullName: 'Nguyen Thi Mai' }],
    ['Sar Bouw', { familyName: 'van der Sar' }],
    ['Sar Bouw', { fullName: 'Edwin van der Sar' }],
    ['Vandersar Bouw', { familyName: 'van der Sar' }],
    ['Olsen Yoga', { familyName: 'Zwart-Olsen' }],
    ['Obrien Roofing', { familyName: "O'Brien" }],
    ['O Brien Roofing', { familyName: "O'Brien" }],
    ['O Dea & Sons', { familyName: "O'Dea" }],
    ['Pizzeria Dell Acqua', { familyName: "Dell'Acqua" }],
    ['Mac Allister Books', { familyName: 'MacAllister' }],
    ['Le Fevre Traiteur', { fullName: 'Anne Lefevre' }],
    ['Van den Brink Bouw', { familyName: 'Vandenbrink' }],
    ['Z W A R T Plumbing', olga],
    [
      '\u0426\u0432\u0430\u0440\u0442\u043a\u043e\u043f \u0421\u0430\u043d\u0442\u0435\u0445\u043d\u0438\u043a\u0430',
      { givenName: 'Olga', familyName: 'Zwartkop' },
    ],
    [
      'Zwartkop Plumbing',
      { givenName: '\u041e\u043b\u044c\u0433\u0430', familyName: '\u0426\u0432\u0430\u0440\u0442\u043a\u043e\u043f' },
    ],
    [
      'Zwartkop Plumbing',
      { fullName: '\u041e\u043b\u044c\u0433\u0430 \u0426\u0432\u0430\u0440\u0442\u043a\u043e\u043f' },
    ],
    ['\u0418\u0432\u0430\u043d\u043e\u0432\u0430 \u0414\u0438\u0437\u0430\u0439\u043d', { familyName: 'Ivanova' }],
    ['Yushchenko Design', { familyName: '\u042e\u0449\u0435\u043d\u043a\u043e' }],
  ])('states a family name of the owner: %s', (company, owner) => {
    expect(statesFamilyName(company, ownerNamesOf(owner))).toBe(true)
  })

  it.each([
    ['Victoria Insurance', { givenName: 'Victoria', familyName: 'Jones' }],
    ['Victoria Insurance', { fullName: 'Victoria Jones' }],
    ['Victoria Insurance', { fullName: 'Jones, Victoria' }],
    ['Victoria Insurance', { fullName: 'Ann Victoria Jones', givenName: 'Ann Victoria' }],
    ['Victoria Insurance', { ...olga, birthName: 'Victoria Castle', firstName: 'Victoria' }],
    ['Victoria Insurance', { fullName: 'Dr. Victoria Jones' }],
    ['Victoria Insurance', { firstName: 'Victoria' }],
    ['Van der Valk Hotels', { familyName: 'van der Sar' }],
    ['Casa de la Playa', { fullName: 'Ana de la Cruz' }],
    ['Black Plumbing', olga],
    ['O Brienne Roofing', { familyName: "O'Brien" }],
    ['Al Farsi Trading', { familyName: 'Farsian' }],
    ['Leeds Plumbing', { familyName: 'Lee' }],
    ['Beschwarten Plumbing', olga],
    ['Z Energy', { givenName: 'Olga', familyName: 'Z.' }],
    ['Castle Plumbing', { ...olga, companyName: 'Castle', employer: 'Castle', spouseName: 'Ann Castle' }],
    ['', olga],
    ['Olga', { familyName: '' }],
    ['Castle Plumbing', {}],
    [
      '\u0410\u043f\u0442\u0435\u043a\u0430 \u0426\u0435\u043d\u0442\u0440',
      { givenName: 'Olga', familyName: 'Zwartkop' },
    ],
    ['Olga Fashion', { fullName: '\u041e\u043b\u044c\u0433\u0430 \u0426\u0432\u0430\u0440\u0442\u043a\u043e\u043f' }],
    [
      'Olga Fashion',
      { givenName: '\u041e\u043b\u044c\u0433\u0430', familyName: '\u0426\u0432\u0430\u0440\u0442\u043a\u043e\u043f' },
    ],
    // In one script, only the spelling counts.
    ['Kramer Plumbing', { familyName: 'Cramer' }],
  ])('does not: the control: %s', (company, owner) => {
    expect(statesFamilyName(company, ownerNamesOf(owner))).toBe(false)
  })

  it('consists of words of the names of the owner, in any order', () => {
    expect(isNamedAfter('Zwart, Olga', ownerNamesOf(olga))).toBe(true)
    expect(isNamedAfter('Olga', ownerNamesOf(olga))).toBe(true)
    expect(isNamedAfter('Olga Plumbing', ownerNamesOf(olga))).toBe(false)
  })
})
