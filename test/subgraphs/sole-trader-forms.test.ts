import { describe, expect, it } from 'vitest'
import { isNamedAsSoleTrader, isSoleTrader, statesForm, statesLegalPerson } from '../../subgraphs/sole-trader-forms.ts'

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
    ...['Sole Prop.', 'proprietor', 'partita IVA', '\uc790\uc601\uc5c5', 'private person'],
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

describe('a text in place of a legal form', () => {
  it.each([
    ...[
      'n/a',
      'unknown',
      'none',
      '-',
      '?',
      'TBD',
      'keine',
      'Other',
      'sonstige',
      'Privat',
      'private',
      'autre',
      'no',
      '',
      ' ',
    ],
    ...['Business', 'company', 'Company', 'active', '1', '0', 'small business', 'Firma', 'Praxis', 'other legal form'],
    ...['not specified', 'Unternehmen', 'shop', 'keine GmbH', 'no company', 'not incorporated', 'NONE', '8888', '9999'],
  ])('states none: %s', (form) => expect(statesForm(form)).toBe(false))

  it('states none if it is no text', () => {
    for (const value of [null, undefined, 7, true, ['GmbH'], { form: 'GmbH' }]) expect(statesForm(value)).toBe(false)
  })

  it.each([
    ...[
      'GmbH',
      'G.m.b.H.',
      'GmbH & Co. KG',
      'UG (haftungsbeschr\u00e4nkt)',
      'AG',
      'OHG',
      'e.V.',
      'eG',
      'Stiftung',
      'KG',
    ],
    ...['Ltd', 'Ltd.', 'Limited', 'LTD', 'private limited company', 'Private company limited by shares', 'PLC', 'LLC'],
    ...['single-member LLC', 'Delaware LLC', 'Inc.', 'Corporation', 'LLP', 'general partnership', 'Partnership'],
    ...[
      'non-profit',
      'SA',
      'S.A.',
      'SAS',
      'SARL',
      'Soci\u00e9t\u00e9 anonyme',
      'S.p.A.',
      'S.r.l.',
      'Sociedad Limitada',
      'Lda',
    ],
    ...['B.V.', 'NV', 'vof', 'AB', 'Aktiebolag', 'A/S', 'ApS', 'AS', 'Oy', 'sp. z o.o.', 's.r.o.', 'Kft.', 'd.o.o.'],
    ...[
      '\u041e\u041e\u041e',
      '\u6709\u9650\u516c\u53f8',
      '\u682a\u5f0f\u4f1a\u793e',
      '\uc8fc\uc2dd\ud68c\uc0ac',
      '2HBR',
      'sole trader',
    ],
  ])('states one: the control: %s', (form) => expect(statesForm(form)).toBe(true))
})

describe('a form in the name of a company', () => {
  it.each([
    ...[
      'Zwart Spa & Nails',
      'Zwart Spa',
      'Zwart Limited Editions',
      'Zwart Corporation Street Cafe',
      'Zwart Plc Advice',
    ],
    ...[
      'Zwart AB Foto',
      'Zwart KG Umz\u00fcge',
      'Zwart BV Training',
      'Zwart SE Consulting',
      'Zwart AS Elektro',
      'AG Zwart',
    ],
    ...['Zwart Inc Tattoo', 'Zwart Private', 'Private Tuition Zwart', 'Zwart LP Records', 'S.A. Zwart', 'S. A. Zwart'],
    ...['Zwart & Co', 'Zwart Company', 'Zwart e.K.', 'Novak s.p.', 'Limited', ''],
  ])('is that of no legal person: %s', (name) => expect(statesLegalPerson(name)).toBe(false))

  it.each([
    ...['Zwart GmbH', 'Zwart GmbH Berlin', 'Zwart GmbH & Co. KG', 'Zwart KG', 'Zwart AG', 'Zwart Ltd', 'Zwart Ltd.'],
    ...['Zwart Limited', 'Zwart plc', 'Zwart Inc.', 'Zwart, Inc.', 'Zwart Corporation', 'Zwart S.p.A.', 'Zwart SpA'],
    ...['Zwart S.p.A. Milano', 'Zwart SA', 'Zwart S.A.', 'Zwart B.V.', 'Zwart AB', 'Zwart A/S', 'Zwart SE (Berlin)'],
    ...['Zwart Public Limited Company', 'Nowak sp. z o.o.', 'Zwart s.r.o.', 'Zwart Private Limited', 'Zwart AG, Basel'],
    ...[
      '\u041e\u041e\u041e \u0426\u0432\u0430\u0440\u0442',
      '\u682a\u5f0f\u4f1a\u793e\u5c71\u7530',
      '\u5c71\u7530\u682a\u5f0f\u4f1a\u793e',
    ],
  ])('is that of one: the control: %s', (name) => expect(statesLegalPerson(name)).toBe(true))
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
