import { describe, expect, it } from 'vitest'
import { type SourcedRecord, survivorship } from '../../resolution/golden-record/survivorship.ts'
import { personNamesOf } from '../../resolution/match/names/person-names.ts'
import { type Source, undeclaredSource } from '../../resolution/records/source.ts'

type Attributes = Readonly<Record<string, unknown>>

/** What one system said on one day. */
function said(source: Partial<Source> & { readonly key: string }, day: string, attributes: Attributes): SourcedRecord {
  const id = `${source.key}:${day}`
  return {
    source: { ...undeclaredSource(source.key), ...source },
    record: { id, type: 'PERSON', isPlaceholder: false, attributes, observedAt: Date.parse(day) },
  }
}

const crm = { key: 'crm', priority: 10 }
const shop = { key: 'shop', priority: 20 }
const desk = { key: 'desk', priority: 30 }
const bureau = { key: 'bureau', priority: 1, role: 'REFERENCE' } as const
const broker = { key: 'broker', priority: 1, method: 'PURCHASED' } as const
const correction = { key: 'correction', priority: 100, method: 'CORRECTED' } as const

function chosen(attribute: string, ...records: readonly SourcedRecord[]) {
  const forwards = survivorship(records).attributes.get(attribute)
  expect(survivorship(records.toReversed()).attributes.get(attribute)).toEqual(forwards)
  return forwards && [forwards.value, forwards.chosenBy, forwards.alternatives.map(({ value }) => value)]
}

describe('one value an attribute', () => {
  it('is what the strongest source says, unless the attribute has a rule of its own', () => {
    const records = [said(crm, '2025-01-01', { tier: 'blue', jobTitle: 'clerk' })]
    const later = said(shop, '2026-01-01', { tier: 'gold', jobTitle: 'baker' })
    expect(chosen('tier', ...records, later)).toEqual(['blue', 'SOURCE_PRIORITY', ['gold']])
    expect(chosen('jobTitle', ...records, later)).toEqual(['baker', 'MOST_RECENT', ['clerk']])
  })

  it('is what most sources say of what never changes, however they write it; ten records of one are one voice', () => {
    const typo = said(crm, '2026-01-01', { birthDate: '1980-01-13' })
    const again = said(crm, '2026-01-02', { birthDate: '1980-01-13' })
    const two = [
      said({ ...shop, dateOrder: 'DMY' }, '2025-01-01', { birthDate: '31/1/1980' }),
      said(desk, '2025-01-01', { birthDate: '1980-01-31' }),
    ]
    expect(chosen('birthDate', typo, again, ...two)).toEqual([
      '31/1/1980',
      'MOST_FREQUENT',
      ['1980-01-31', '1980-01-13'],
    ])
    // The negative control: without the second voice the strongest source wins.
    expect(chosen('birthDate', typo, again, ...two.slice(1))).toEqual(['1980-01-13', 'SOURCE_PRIORITY', ['1980-01-31']])
  })

  it('is what a declared source says before a later word of one that nobody declared', () => {
    const declared = said({ ...crm, declaredBy: 'LINE' }, '2025-01-01', { jobTitle: 'clerk' })
    const stranger = said({ key: 'stranger', priority: 1 }, '2026-01-01', { jobTitle: 'thief' })
    expect(chosen('jobTitle', declared, stranger)).toEqual(['clerk', 'DECLARED', ['thief']])
    // The control: of two that are declared the later one wins.
    const shopSays = said({ ...shop, declaredBy: 'LINE' }, '2026-01-01', { jobTitle: 'baker' })
    expect(chosen('jobTitle', declared, shopSays)).toEqual(['baker', 'MOST_RECENT', ['clerk']])
    expect(chosen('jobTitle', stranger)).toEqual(['thief', 'ONLY_VALUE', []])
  })

  it('is what a system of record says before a later word that came by a form, also a verified one', () => {
    const record = { ...crm, declaredBy: 'LINE', role: 'SYSTEM_OF_RECORD' } as const
    const touchpoint = { ...shop, priority: 1, declaredBy: 'LINE' } as const
    const on = (home: string) => ({
      ...{ addresses: [{ line1: home, city: 'Leeds' }], tier: home, notes: home },
      birthDate: home === '1 Oak' ? '1980-01-31' : '1981-02-03',
    })
    const kept = said(record, '2025-01-01', on('1 Oak'))
    const form = said(touchpoint, '2026-01-01', on('11 Elm Road'))
    for (const attribute of ['addresses', 'tier', 'notes', 'birthDate'])
      expect(chosen(attribute, kept, form)?.[1]).toBe('SYSTEM_OF_RECORD')
    expect(chosen('tier', kept, form)).toEqual(['1 Oak', 'SYSTEM_OF_RECORD', ['11 Elm Road']])
    // Two forms are no witnesses against it.
    const other = said({ ...touchpoint, key: 'kiosk' }, '2026-01-01', on('11 Elm Road'))
    expect(chosen('birthDate', kept, form, other)?.[0]).toBe('1980-01-31')
    // Whoever confirmed an address of their own may state anything beside it.
    const verified = { ...form, isVerified: true }
    for (const attribute of ['addresses', 'tier', 'notes', 'birthDate'])
      expect(chosen(attribute, kept, verified)?.[1]).toBe('SYSTEM_OF_RECORD')
    // The controls: a verified form before another one, another system of record, and a form alone.
    const unverified = said({ ...touchpoint, key: 'kiosk', priority: 0 }, '2026-01-01', on('13 Ash'))
    expect(chosen('tier', unverified, verified)).toEqual(['11 Elm Road', 'SYSTEM_OF_RECORD', ['13 Ash']])
    const erp = said({ ...record, key: 'erp' }, '2026-01-01', on('12 Elm'))
    expect(chosen('addresses', kept, erp)?.[1]).toBe('MOST_RECENT')
    expect(chosen('tier', form)).toEqual(['11 Elm Road', 'ONLY_VALUE', []])
  })

  it('is the longest of what is shortened', () => {
    const whole = said(desk, '2025-01-01', { notes: 'rings before noon' })
    expect(chosen('notes', said(crm, '2026-01-01', { notes: 'rings' }), whole)).toEqual([
      'rings before noon',
      'LONGEST',
      ['rings'],
    ])
  })

  it('is what a person corrected, before every rule', () => {
    const newer = said(crm, '2026-02-01', { jobTitle: 'baker' })
    expect(chosen('jobTitle', newer, said(correction, '2026-01-01', { jobTitle: 'cook' }))).toEqual([
      'cook',
      'CORRECTED',
      ['baker'],
    ])
  })

  it('is never reference data, and bought data only where nobody declared it', () => {
    const records = [said(bureau, '2026-03-01', { income: '9' }), said(broker, '2026-02-01', { income: '8' })]
    expect(chosen('income', ...records)).toEqual(['8', 'ONLY_VALUE', ['9']])
    expect(chosen('income', ...records.slice(0, 1))).toBeUndefined()
    const declared = said(desk, '2020-01-01', { income: '7' })
    expect(chosen('income', ...records, declared)).toEqual(['7', 'DECLARED', ['9', '8']])
    // The negative control: were it declared too, its priority would win.
    const asDeclared = records.map((from) => ({ ...from, source: { ...from.source, method: 'DECLARED' as const } }))
    expect(chosen('income', ...asDeclared, declared)?.[0]).toBe('8')
  })

  it('leaves out what the caller may not use, and takes the next', () => {
    const records = [said(crm, '2026-01-01', { tier: 'blue' }), said(shop, '2026-01-01', { tier: 'gold' })]
    const golden = survivorship(records, (attribute, { source }) => attribute !== 'tier' || source.key !== 'crm')
    expect(golden.attributes.get('tier')).toMatchObject({ value: 'gold', alternatives: [] })
  })
})

describe('a unit', () => {
  it('of a name comes from one record, the whole one before half of a stronger source', () => {
    const half = said(crm, '2026-01-01', { givenName: 'A.', familyName: 'Lee' })
    const whole = said(shop, '2025-01-01', { givenName: 'Ann', middleName: 'Mary', familyName: 'Leigh' })
    const { name } = survivorship([half, whole])
    expect(name).toMatchObject({
      value: { givenName: 'Ann', middleName: 'Mary', familyName: 'Leigh' },
      chosenBy: 'MOST_COMPLETE',
      alternatives: [{ value: { givenName: 'A.', familyName: 'Lee' } }],
    })
  })

  it('of a name comes from a system of record before the whole one that came by a form', () => {
    const declared = { declaredBy: 'LINE' } as const
    const half = { givenName: 'A.', familyName: 'Lee' }
    const form = said({ ...shop, ...declared, priority: 1 }, '2026-02-01', { givenName: 'Mallory', familyName: 'Lee' })
    const nameOf = (role: Source['role'], from: Partial<SourcedRecord> = {}) =>
      survivorship([said({ ...crm, ...declared, role }, '2026-01-01', half), { ...form, ...from }]).name
    expect(nameOf('SYSTEM_OF_RECORD')).toMatchObject({ value: half, chosenBy: 'SYSTEM_OF_RECORD' })
    expect(nameOf('SYSTEM_OF_RECORD', { isVerified: true })).toMatchObject({ value: half })
    // The control: of two touchpoints the whole name stays.
    expect(nameOf('TOUCHPOINT')).toMatchObject({ value: { givenName: 'Mallory' }, chosenBy: 'MOST_COMPLETE' })
  })

  it('of an address comes from a system of record, also where its postcode is badly written', () => {
    const record = said({ ...crm, declaredBy: 'LINE', role: 'SYSTEM_OF_RECORD' }, '2025-01-01', {
      addresses: [{ line1: '1 Oak', city: 'Leeds', postalCode: 'see notes' }],
    })
    const told = { addresses: [{ line1: '2 Elm', city: 'York', postalCode: 'YO1 9ZZ', countryCode: 'GB' }] }
    const form = said({ ...shop, declaredBy: 'LINE' }, '2026-01-01', told)
    expect(chosen('addresses', record, form)?.[0]).toMatchObject([{ line1: '1 Oak' }])
    // The control: another system of record writes it well.
    const erp = said({ ...shop, declaredBy: 'LINE', role: 'SYSTEM_OF_RECORD' }, '2024-01-01', told)
    expect(chosen('addresses', record, erp)?.[0]).toMatchObject([{ line1: '2 Elm' }])
  })

  it('of an address comes from one record, in whichever form it is written', () => {
    const old = said(crm, '2025-01-01', { line1: '1 Old Road', postalCode: 'A1', city: 'York', region: 'North' })
    const moved = said(shop, '2026-01-01', { addresses: [{ line1: '2 New Street', postalCode: 'B2' }] })
    const golden = survivorship([old, moved])
    expect(golden.attributes.get('addresses')).toMatchObject({
      value: [{ line1: '2 New Street', postalCode: 'B2' }],
      chosenBy: 'MOST_RECENT',
      alternatives: [{ value: [{ line1: '1 Old Road', city: 'York', region: 'North', postalCode: 'A1' }] }],
    })
    // No part of the address that lost is left to stand beside the one that won.
    expect([...golden.attributes.keys()]).toEqual(['addresses'])
    expect(chosen('addresses', said(desk, '2026-01-01', { address: '5 High St, Bath' }))?.[0]).toEqual([
      { text: '5 High St, Bath' },
    ])
  })
})

describe('what says nothing', () => {
  const trusted = (attributes: Attributes) => said({ ...crm, declaredBy: 'LINE' }, '2026-02-01', attributes)
  const other = (attributes: Attributes) => said(shop, '2025-01-01', attributes)

  it.each([
    ['jobTitle', 'N/A', 'Surveyor'],
    ['jobTitle', '#REF!', 'Surveyor'],
    ['jobTitle', '{{job.title}}', 'Surveyor'],
    ['nationality', '-', 'NO'],
    ['birthDate', '0000-00-00', '1988-04-17'],
    ['birthDate', '1900-01-01', '1988-04-17'],
    ['birthDate', '1899-12-31T23:00:00Z', '1988-04-17'],
    ['tier', 'unbekannt', 'blue'],
    ['addresses', [{ line1: '', city: '', postalCode: '' }], [{ line1: '3 Quay Street', city: 'Bergen' }]],
    ['addresses', [{ line1: '-', city: 'n/a', countryCode: 'NO' }], [{ line1: '3 Quay Street', city: 'Bergen' }]],
    ['tags', [], ['a']],
  ])('%s %j never wins over %j', (attribute, filler, real) => {
    expect(chosen(attribute, trusted({ [attribute]: filler }), other({ [attribute]: real }))?.[0]).toEqual(real)
    // The control: with a value in its place the trusted source wins.
    expect(chosen(attribute, trusted({ [attribute]: real }), other({ [attribute]: real }))?.[0]).toEqual(real)
  })

  it.each([
    ['nationality', 'NA'],
    ['newsletter', 'no'],
    ['children', 0],
    ['isMember', false],
    ['addresses', [{ countryCode: 'NO' }]],
    ['foundedOn', '1900-01-01'],
  ])('is not said of %s %j, which stays: the control', (attribute, value) => {
    expect(chosen(attribute, trusted({ [attribute]: value }))?.[0]).toEqual(value)
  })

  it('names nobody, but may be one of the names of somebody', () => {
    const name = (...records: readonly SourcedRecord[]) => survivorship(records).name?.value
    const real = other({ givenName: 'Wilhelmina', familyName: 'Strand' })
    expect(name(trusted({ givenName: 'Unknown', familyName: 'Unknown' }), real)).toEqual({
      givenName: 'Wilhelmina',
      familyName: 'Strand',
    })
    expect(name(trusted({ fullName: 'N.N.' }))).toBeUndefined()
    expect(name(trusted({ givenName: 'Jennifer', familyName: 'Null' }))).toEqual({
      givenName: 'Jennifer',
      familyName: 'Null',
    })
  })
})

describe('a value that cannot be read', () => {
  const strong = { key: 'strong', priority: 1, declaredBy: 'LINE' } as const
  const weak = { key: 'weak', priority: 99, declaredBy: 'LINE' } as const
  const readable: Readonly<Record<string, string>> = {
    birthDate: '31/01/1971',
    email: 'ann@x.io',
    phone: '+44 20 7946 0000',
    country: 'Deutschland',
    preferredLanguage: 'Deutsch',
  }
  const unreadable = ['Test', 'see notes', 'To be confirmed', 'Herr', 'Kunde', '[First Name]', 'Customer']

  it.each(Object.entries(readable))('never wins over one that can: %s', (attribute, value) => {
    for (const text of attribute === 'birthDate' ? [...unreadable, '45000', '123', '0'] : unreadable) {
      const records = [
        said(strong, '2026-02-01', { [attribute]: text }),
        said(weak, '2025-01-01', { [attribute]: value }),
      ]
      expect(chosen(attribute, ...records)?.[0]).toBe(value)
    }
  })

  it('never wins over one that can: the postcode of an address', () => {
    const address = { line1: '4 Mill Lane', city: 'Bristol', postalCode: 'BS1 9ZY' }
    for (const postalCode of unreadable) {
      const unread = said(strong, '2026-02-01', { addresses: [{ line1: '9 High Street', postalCode }] })
      const read = said(weak, '2025-01-01', { addresses: [address] })
      expect(chosen('addresses', unread, read)?.[0]).toEqual([address])
    }
    // The control: the later one of two that can be read, and of one without a postcode.
    const later = said(strong, '2026-02-01', { addresses: [{ line1: '9 High Street', city: 'Bristol' }] })
    expect(chosen('addresses', later, said(weak, '2025-01-01', { addresses: [address] }))?.[0]).toEqual([
      { line1: '9 High Street', city: 'Bristol' },
    ])
  })

  it('stays where nothing else is told, or where a person corrected it', () => {
    expect(chosen('phone', said(strong, '2026-02-01', { phone: 'ask Ann' }))?.[0]).toBe('ask Ann')
    const corrected = said({ ...correction, declaredBy: 'LINE' }, '2026-03-01', { birthDate: 'about 1970' })
    expect(chosen('birthDate', corrected, said(strong, '2026-02-01', { birthDate: '1971-02-03' }))?.[0]).toBe(
      'about 1970',
    )
    // The control: an attribute without a form goes by its rule.
    const tiers = [said(strong, '2026-02-01', { tier: 'see notes!' }), said(weak, '2025-01-01', { tier: 'gold' })]
    expect(chosen('tier', ...tiers)?.[0]).toBe('see notes!')
  })

  it.each([
    [{ givenName: 'see notes', familyName: 'see notes' }],
    [{ givenName: 'To be confirmed', familyName: 'To be confirmed' }],
    [{ givenName: '123', familyName: '123' }],
    [{ givenName: 'Kunde', familyName: 'Unbekannt' }],
    [{ fullName: 'Walk-in Customer' }],
    [{ fullName: 'John Doe' }],
    [{ givenName: 'Max', familyName: 'Mustermann' }],
    [{ givenName: 'nan', familyName: 'nan' }],
    [{ givenName: 'Inconnu', familyName: 'Desconocido' }],
    [{ fullName: '{{first_name}} {{last_name}}' }],
  ])('%j is no name, to the golden record as to matching', (attributes) => {
    const records = [said(strong, '2026-02-01', attributes), said(weak, '2025-01-01', { fullName: 'Ann Lee' })]
    expect(survivorship(records).name?.value).toEqual({ fullName: 'Ann Lee' })
    expect(personNamesOf(attributes).names).toEqual([])
  })

  it.each(['maidenName', 'formerName', 'birthName'])('%s is a name too', (name) => {
    const names = personNamesOf({ givenName: 'Laura', familyName: 'Saltmarsh', [name]: 'Brightwater' }).names
    expect(names.map(({ family }) => family.text)).toEqual(['saltmarsh', 'brightwater'])
    expect(personNamesOf({ givenName: 'Laura', familyName: 'Saltmarsh' }).names).toHaveLength(1)
  })

  it.each([
    [{ givenName: 'Nan', familyName: 'Lee' }],
    [{ givenName: 'Jennifer', familyName: 'Null' }],
    [{ fullName: 'Chase Guest' }],
    [{ givenName: 'John', familyName: 'Name' }],
    [{ fullName: 'Jan Kowalski' }],
    [{ givenName: 'Pan', familyName: 'Wei' }],
  ])('%j is one', (attributes) => {
    expect(personNamesOf(attributes).names).toHaveLength(1)
  })
})
