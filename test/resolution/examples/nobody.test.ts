import { describe, expect, it } from 'vitest'
import { isFillerAttribute } from '../../../resolution/golden-record/filler-values.ts'
import { personNamesOf } from '../../../resolution/match/names/person-names.ts'
import { organisationNamesTraits } from '../../../resolution/match/organisation-traits.ts'
import { addressOf } from '../../../resolution/normalise/addresses/address.ts'
import { normaliseIdentifier } from '../../../resolution/normalise/identifier.ts'
import type { IdentifierType } from '../../../resolution/records/identifier-types.ts'
import { areOne } from './pair.ts'

describe('what forms, tills and testers write where a name belongs', () => {
  it.each(
    `Name Withheld|House Account|Bar Kunde|Unbekannter Kunde|Client de passage|Cliente Mostrador|Cliente Generico|Contante Klant|Klient Detaliczny|Consumidor Final
Público General|Occupant|The Householder|Do Not Use|Ivan Ivanov Test|Juan Perez Prueba|Max Mustermann|Walk-in Customer|Mr Test
Trade Counter|Valued Customer|Account Holder|Sehr geehrter Kunde|Client Anonyme|Venta Mostrador|Cliente Balcão|Onbekende Klant|Misafir Kullanıcı|Cash Account|Client Inconnu
Anonymous Donor|Cliente Não Identificado
à compléter|asdf asdf|Qwertz Asdf|zxcvb zxcvb|N.N.|Hans Mustermann|Foo Bar|Lorem Ipsum|aaaa bbbb|xyz xyz|Тест Тестов|sans nom|sin nombre|Ohne Namen
Неизвестный Клиент|名無し|テスト|테스트|İsimsiz Müşteri|testfirst testlast|testuser2 testuser2`.split(/[|\n]/),
  )('is nobody, in matching and in the golden record: %s', (fullName) => {
    expect(personNamesOf({ fullName }).names).toEqual([])
    expect(isFillerAttribute('name', { fullName })).toBe(true)
  })

  it.each(
    'Sarah Public|Anna Gast|April May|Jane Smith-Test|Johnny Cash|Frank Guest|Pan Do|Bar Levi|Anna Kunde|General Gordon|Van Do|Jennifer Null|Karl Test|Na Li|Peter Anon|Xavier X.|Thomas Muster|Bo Foo|Ed Wert|Azer Baycan|Ai Weiwei|Testa Rossi|Sinje Ohnesorg|Yo Yo Ma'.split(
      '|',
    ),
  )('is a person, the control: %s', (fullName) => {
    expect(personNamesOf({ fullName }).names).not.toEqual([])
    expect(isFillerAttribute('name', { fullName })).toBe(false)
  })
})

describe('what stands for a company where there is none', () => {
  it.each(
    'Private Individual|Self-employed|Privatperson|Particulier|Autónomo|Retired|keine Firma|None Ltd|n/a Inc.|Rentner|Not Employed|ohne Arbeitgeber|sans emploi|Nessuna azienda|No Company|Independent'.split(
      '|',
    ),
  )('is none, in matching and in the golden record: %s', (name) => {
    expect(organisationNamesTraits({ name })).toEqual([])
    expect(isFillerAttribute('name', { name })).toBe(true)
    expect(isFillerAttribute('employer', name)).toBe(true)
  })

  it.each(
    'Self Storage Ltd|Hausfrauenbund e.V.|Unemployed Records Ltd|Student Loans Company|Private Bank AG|Test Valley Farms|Personal Touch GmbH'.split(
      '|',
    ),
  )('is one, the control: %s', (name) => {
    expect(organisationNamesTraits({ name })).toHaveLength(1)
    expect(isFillerAttribute('employer', name)).toBe(false)
  })
})

describe('what stands for an address where none is known', () => {
  it.each(
    `Address not known|Adresse unbekannt|sans domicile fixe|sin domicilio|ohne festen Wohnsitz|senza fissa dimora|Returned to sender|In store pickup|Selbstabholer|x
123 Fake Street|Test Street 1|Same as billing|Collect in store|Musterstraße 1
unbekannt verzogen|adresse inconnue|recoger en tienda|Click & Collect|Digital delivery|Do not send mail|Sin dirección|wie Rechnungsadresse|Retour à l'expéditeur
asdf 1|Teststr. 123|Calle Ejemplo 1|Beispielgasse 7|test test|endereço não informado`.split(/[|\n]/),
  )('is none, in matching and in the golden record: %s', (line1) => {
    expect(addressOf({ line1, postalCode: '00000' }, null)).toBeNull()
    expect(addressOf(line1, null)).toBeNull()
    expect(isFillerAttribute('addresses', [{ line1 }])).toBe(true)
  })

  it.each(
    '3 Collect Lane|1 Somewhere Lane|12 Unknown Road|5 Store Street|Home Farm|1 Collection Row|Calle Nada 5|1 Test Valley Way|Musterbacher Weg 3|Rue du Sans Nom 4|Poststraße 3|Im Laden 2'.split(
      '|',
    ),
  )('is one, the control: %s', (line1) => {
    expect(addressOf({ line1 }, null)).not.toBeNull()
    expect(isFillerAttribute('addresses', [{ line1 }])).toBe(false)
  })

  it('joins no two people of one name', () => {
    const sample = { addresses: [{ line1: '123 Main Street', city: 'Anytown', postalCode: '00000' }] }
    const side = { attributes: { givenName: 'Olivia', familyName: 'Evans', ...sample } }
    expect(areOne(side, side)).toBe(false)
    const real = { addresses: [{ line1: '123 Main Street', city: 'Ludlow', postalCode: 'SY8 1DJ' }] }
    const control = { attributes: { ...side.attributes, ...real } }
    expect(areOne(control, control)).toBe(true)
  })
})

describe('identifiers of nobody', () => {
  it.each(
    `EMAIL notiene@notiene.com|EMAIL naotem@naotem.com.br|EMAIL 123@123.com|EMAIL a@b.com|EMAIL firstname.lastname@example.com|EMAIL noname@noname.com|EMAIL nonfornita@nonfornita.it
PHONE 0102030405|NATIONAL_ID 123-45-6789|NATIONAL_ID 00000000T|TAX_ID DE123456789|TAX_ID IT00000000000|TAX_ID 999999990|TAX_ID B00000000|TAX_ID XAXX010101000
PASSPORT X0000000|LOYALTY_ID PENDING|CRM_ID TEMP|CRM_ID DUPLICATE|USER_ID anonymousUser|USER_ID root
EMAIL xyz@xyz.com|EMAIL max.mustermann@example.com|EMAIL nichtvorhanden@nichtvorhanden.de|USER_ID not_logged_in|LOYALTY_ID NOCARD
EMAIL qwertz@qwertz.de|EMAIL azerty@azerty.fr|EMAIL abc@def.com|EMAIL foo@bar.com|EMAIL kunde@kunde.invalid|EMAIL nomail@localhost|EMAIL niemam@niemam.pl|PHONE 9876543210|PHONE 2125550100
NATIONAL_ID 12345678Z|DEVICE_ID 9774d56d682e549c|DEVICE_ID 02:00:00:00:00:00|DEVICE_ID 00:00:00:00:00:00|DEVICE_ID unknown_device|DEVICE_ID 12345678-1234-1234-1234-123456789012`.split(
      /[|\n]/,
    ),
  )('are fillers: %s', (line) => {
    const [type = '', value = ''] = line.split(' ')
    expect(normaliseIdentifier({ type: type as IdentifierType, value }).isFiller).toBe(true)
  })

  it.each(
    'EMAIL none.jones@gmail.com|EMAIL ann@ann.io|EMAIL lastname@firma.de|PHONE 0142685300|TAX_ID DE136695976|NATIONAL_ID 536904399|CRM_ID TEMP-4411|EMAIL qwertz77@gmx.de|EMAIL foo.yong@singnet.sg|EMAIL asdfhotel@gmail.com|EMAIL hello@invalidenstrasse.de|PHONE 2125550199|DEVICE_ID 12345678-90ab-4cde-8f01-234567890abc|DEVICE_ID device-7781'.split(
      '|',
    ),
  )('are somebody, the control: %s', (line) => {
    const [type = '', value = ''] = line.split(' ')
    expect(normaliseIdentifier({ type: type as IdentifierType, value }).isFiller).toBe(false)
  })
})
