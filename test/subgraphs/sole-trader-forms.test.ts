import { describe, expect, it } from 'vitest'
import { isNamedAsSoleTrader, isSoleTrader } from '../../subgraphs/sole-trader-forms.ts'

describe('the legal form of a sole trader', () => {
  it.each([
    ...['e.K.', 'eK', 'eingetragene Kauffrau', 'EINZELUNTERNEHMEN', 'Einzelunternehmen (not registered)', 'e.U.'],
    ...[
      'auto-entrepreneur',
      'Entreprise individuelle \u00e0 responsabilit\u00e9 limit\u00e9e',
      'raison individuelle',
      'EI',
    ],
    ...['aut\u00f3nomo', 'trabajadora aut\u00f3noma', 'ditta individuale', 'Empres\u00e1rio individual'],
    ...['eenmanszaak', 'enskild firma', 'enskild n\u00e4ringsverksamhet', 'enkeltmandsvirksomhed', 'ENK', 'tmi', 'FIE'],
    ...['jednoosobowa dzia\u0142alno\u015b\u0107', 'OSV\u010c', 'egy\u00e9ni v\u00e1llalkoz\u00f3', 's.p.'],
    ...['sole proprietorship', 'Sole Proprietor / DBA', 'd/b/a', 'business name - sole proprietor', 'self-employed'],
    ...['SP', 'Inh.', 'Inhaberin', 'Inhaber', 'sole practitioner', 'GbR', 'Gesellschaft b\u00fcrgerlichen Rechts'],
    ...['\u0418\u041f', '\u500b\u4eba\u4e8b\u696d\u4e3b', 'OL20', '4QXM'],
  ])('is known: %s', (form) => expect(isSoleTrader(form)).toBe(true))

  it.each([
    ...[
      'GmbH',
      'private limited company',
      'Ltd',
      'SAS',
      'SASU',
      'S.p.A.',
      'SE',
      'AG',
      'AB',
      'Oy',
      'ApS',
      'BV',
      'sp. z o.o.',
    ],
    ...[
      'Corporation Sole',
      'general partnership',
      'Individual Savings Company',
      '\u041e\u041e\u041e',
      '\u6709\u9650\u516c\u53f8',
      '8888',
    ],
    ...['', ' ', '\u{1f642}'],
  ])('is no other form: the control: %s', (form) => expect(isSoleTrader(form)).toBe(false))

  it('is no value but text', () => {
    for (const value of [null, undefined, 7, ['sole trader'], { form: 'sole trader' }])
      expect(isSoleTrader(value)).toBe(false)
  })
})

describe('the name of a company', () => {
  it.each([
    'Ottilie Vandersar e.K.',
    'Vandersar e. K.',
    'B\u00e4ckerei Huber e.U.',
    'Ann Lee (sole trader)',
    'Lee Plumbing DBA',
    'M\u00fcller Einzelunternehmen',
    'Eenmanszaak De Vries',
    'Dupont EIRL',
    'Juan G\u00f3mez Aut\u00f3nomo',
    '\u0418\u041f \u0418\u0432\u0430\u043d\u043e\u0432',
    'Jan Nowak jednoosobowa dzia\u0142alno\u015b\u0107',
    'Schreinerei am Tor, Inh. Olga Zwart',
    'Salon Rosa - Inhaberin: O. Zwart',
    'Novak s.p.',
    'Zwart & Reed GbR',
    'Zwart Private Tuition (sole trader)',
  ])('states the form of a sole trader: %s', (name) => {
    expect(isNamedAsSoleTrader(name)).toBe(true)
  })

  it.each([
    'Huber GmbH',
    'Freelance Software GmbH',
    'Solutions IP Ltd',
    'EI Electronics',
    'MEI Conlux Inc.',
    'Sportverein Leeds e.V.',
    'Konzern SE',
    'Inhaberaktien Beratung',
    'Schreinerei Tor GmbH, Inh. Olga Zwart',
    'Nowak sp. z o.o.',
    'Ann Lee',
    '',
  ])('states none: %s', (name) => {
    expect(isNamedAsSoleTrader(name)).toBe(false)
  })
})
