import { describe, expect, it } from 'vitest'
import { kindsOfProperty } from '../../subgraphs/property-kinds.ts'

const kindOf = (key: string, value: unknown = 'x') => {
  const [kind = null] = kindsOfProperty(key, value)
  return kind === null ? null : `${kind.category} ${kind.maskedAs}`
}

/** Keys of each kind. The value of each is a text without a form. */
const closed: Readonly<Record<string, string>> = {
  'IDENTIFYING NATIONAL_ID': `nin svnr ssn idNumber id_no idNr customerIdNumber personalausweis identityCard identity_card_no identityDocument
    idCard ausweisnummer nationalInsuranceNumber socialSecurity sozialversicherungsnummer carteIdentite dni nie cedula codiceFiscale bsn
    burgerservicenummer cpf pesel personnummer aadhaar insee`,
  'IDENTIFYING PASSPORT': 'passport passport_no reisepass reisepassnummer passeport pasaporte passaporto paspoort',
  'IDENTIFYING DRIVER_LICENCE':
    'driver driversLicense driver_licence_no drivingLicence fuehrerschein rijbewijs permisDeConduire',
  'IDENTIFYING TAX_ID':
    'tin taxId tax_id taxid taxNumber taxNo steuernummer steuerId vatNumber vat_id nif partitaIva ustId siret',
  'IDENTIFYING DEVICE_ID': 'deviceFingerprint browser_fingerprint deviceId',
  'FINANCIAL BANK_ACCOUNT': `accountNumber account_no accountnumber acctNo bankAccount bankAccountNumber bank_account iban kontonummer bankverbindung
    sortCode routing_number cuentaBancaria numeroCuenta compteBancaire contoCorrente rekeningnummer contaBancaria`,
  'FINANCIAL card': 'pan cvv cvc cardNumber card_no creditCardNumber kartennummer kreditkarte',
  'FINANCIAL money': `earnings wealth bonus wage wages rent monthlyRent owed amount_owed netWorth turnover arrears gehalt lohn einkommen miete schulden sueldo alquiler
    deuda salaire loyer dette stipendio affitto huur aluguel divida pension`,
  'CONTACT PHONE': `mobile mobileNo mobile_number mobilePhoneNumber cell cellNo cell_phone handy handynummer msisdn ani callerId mobil movil
    celular cellulare rufnummer telefonnummer telefone telefoonnummer telemovel gsm`,
  'CONTACT EMAIL': 'email emailaddress mailadresse',
  'CONTACT addresses': `addr homeAddr street line1 address_line_2 addressLine1 line_2 geo geoLocation lat lng lon latitude longitude latLng gps
    coordinates coords home_location currentLocation location city town wohnort hausnummer anschrift direccion indirizzo codigoPostal codePostal`,
  'IDENTIFYING fullName': `fname lname f_name l_name nombre prenom apellido vorname nachname nom nome naam voornaam achternaam apelido sobrenome cardholder card_holder
    cardholder_name beneficiary insured policyholder patient patient_name attendee attendees guest guestName passenger passenger_names
    author reviewAuthor signature signatory kundenname userid customername kunde empfaenger`,
  'DEMOGRAPHIC *': `married divorced maritalStatus marital_status civilStatus nationality citizenship gender sex age ageGroup ageBand geschlecht
    staatsangehoerigkeit familienstand sexo edad estadoCivil nacionalidad sexe nationalite etatCivil sesso statoCivile geslacht leeftijd
    burgerlijkeStaat idade occupation householdSize`,
  'SPECIAL *': `politics depression miscarriage menopause ovulation glucose sleepApnea lgbt ramadan prayerTimes ballot voted doctor hospital hospitalName clinic treatment treatment_plan therapy bmi weight bodyWeight denomination fingerprint genetic dna
    conviction criminalRecord kosher halalDiet halal diet dietary_needs prescription medication diabetes gesundheit krankheit arzt krankenhaus
    schwangerschaft konfession maladie medecin hopital enfermedad medico embarazo salud malattia ospedale ziekte ziekenhuis zwanger doenca
    gewerkschaft syndicat vorstrafen antecedentesPenales casierJudiciaire mentalHealth nhsNumber`,
  'IDENTIFYING COOKIE_ID': 'ip ip_address',
}

const words = (text: string) => text.split(/\s+/)
const cases = Object.entries(closed).flatMap(([kind, keys]) =>
  words(keys).map((key): [string, string] => [key, kind.trim()]),
)

describe('a key', () => {
  it.each(cases)('shows what its value states: %s is %s', (key, kind) => {
    if (kind.endsWith('*')) expect(kindOf(key)?.split(' ')[0]).toBe(kind.split(' ')[0])
    else expect(kindOf(key)).toBe(kind)
  })

  it('is read with its accents and umlauts', () => {
    for (const key of ['pr\u00e9nom', 'F\u00fchrerschein', 'm\u00e9decin', 'tel\u00e9fono', 'Stra\u00dfe'])
      expect(kindOf(key)).not.toBeNull()
  })
})

describe('a key of ordinary commerce', () => {
  it.each(
    words(`sku quantity category page url campaign productName name brand color variant size title search query position step status
      topic medium term content video duration seconds rating stars score language locale platform browser browserVersion osVersion
      screen viewport width height scroll productWeight parcel_weight shippingWeight fontWeight weightClass mobileApp mobileBanner appVersion
      cellCount cellIndex tableCell lineItem line_items line items timeline deadline headline online geoTargetingEnabled store shop warehouse
      delivery tracking carrier courier coupon voucher gift stock availability pageLocation page_location storeCity capacity
      emailTemplate phoneModel customerSegment memberSince userAgent authorTemplate signatureVersion guestCheckout driverless patientPortal
      nominal nomination panorama panel tinted animation mobility cellar handyman weighting latency latest language longest rental
      votingPower anxious bonnet node document documentType idle identity_provider`),
  )('shows no more than behaviour: %s', (key) => {
    expect(kindOf(key)).toBeNull()
  })

  it.each(['mobile', 'guest', 'signature', 'rentalOpen', 'nin'])('neither does yes or no: %s', (key) => {
    expect(kindOf(key, true)).toBeNull()
  })
})
