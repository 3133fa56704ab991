import { wordsInSingular } from './words-of-key.ts'

/**
 * Where in a key the words must stand. ANYWHERE: `passport_expiry` is of a passport. LAST: the value is that itself, so a `mobileNo` is a
 * number and a `mobileApp` is not. WHOLE: the words mean something else beside any others, as in `storeCity`.
 */
type Place = 'ANYWHERE' | 'LAST' | 'WHOLE'

/** What a value is, by names of the policy's masks, or by groups of keys that it does not mask. */
export type Stated =
  | 'NATIONAL_ID'
  | 'PASSPORT'
  | 'DRIVER_LICENCE'
  | 'TAX_ID'
  | 'DEVICE_ID'
  | 'BANK_ACCOUNT'
  | 'card'
  | 'money'
  | 'PHONE'
  | 'EMAIL'
  | 'addresses'
  | 'fullName'
  | 'demography'
  | 'special'

/**
 * Words and phrases of keys in English, German, French, Spanish, Italian, Dutch and Portuguese, and national numbers by the names that they have
 * at home. Separated by commas, without accents. A phrase is found in any spelling: `tax id` is `taxId`, `tax_id` and `taxid`.
 */
const phrases: readonly (readonly [Stated, Place, string])[] = [
  [
    'TAX_ID',
    'ANYWHERE',
    `tax id, tax no, tax nr, tax number, tax code, tax identifier, tax reference, taxpayer, vat id, vat no, vat nr, vat number, itin, steuernummer,
     steuer nr, steuer id, steuer identifikationsnummer, ust id, ust id nr, umsatzsteuer id, numero fiscal, numero tva, partita iva, codice iva,
     btw nummer, btw nr, siret, cnpj, cuit`,
  ],
  ['TAX_ID', 'LAST', 'tin, ein, nif, cif, rfc, siren, nipc, utr'],
  [
    'NATIONAL_ID',
    'ANYWHERE',
    `identity card, identity no, identity number, identity document, identity paper, id card, id document, identification number, citizen id,
     government id, national insurance, social security, nino, personalausweis, ausweis, ausweisnummer, ausweis nr, svnr, sv nummer,
     sozialversicherung, sozialversicherungsnummer, rentenversicherungsnummer, versichertennummer, ahv nummer, carte identite, carte d identite,
     piece identite, piece d identite, securite sociale, numero secu, insee, documento identidad, documento de identidad, cedula, seguridad social,
     curp, carta identita, carta d identita, codice fiscale, identiteitskaart, burgerservicenummer, bsn, cartao cidadao, cartao de cidadao, cpf,
     pesel, personnummer, fodselsnummer, cpr nummer, aadhaar`,
  ],
  ['NATIONAL_ID', 'LAST', 'nin, nir, dni, nie, ssn'],
  [
    'NATIONAL_ID',
    'WHOLE',
    `id no, id nr, id num, id number, customer id number, personal id number, person id number, user id number, personal number, identity`,
  ],
  [
    'PASSPORT',
    'ANYWHERE',
    'reisepass, reisepassnummer, passnummer, passeport, pasaporte, passaporto, paspoort, passaporte',
  ],
  [
    'DRIVER_LICENCE',
    'ANYWHERE',
    `driver license, driver licence, driving license, driving licence, driver permit, fuehrerschein, fuehrerscheinnummer, fuhrerschein,
     permis conduire, permis de conduire, carnet conducir, permiso conducir, patente guida, patente di guida, rijbewijs, carta conducao`,
  ],
  ['DEVICE_ID', 'ANYWHERE', 'device fingerprint, browser fingerprint, canvas fingerprint'],
  [
    'BANK_ACCOUNT',
    'ANYWHERE',
    `iban, bank account, bank details, account no, account nr, account num, account number, acct no, acct num, acct number, sort code, routing number,
     routing no, kontonummer, konto nummer, konto nr, bankverbindung, bankkonto, numero cuenta, numero de cuenta, cuenta bancaria, numero compte,
     numero de compte, compte bancaire, conto corrente, conto bancario, numero conto, rekeningnummer, bankrekening, conta bancaria,
     numero conta, clabe`,
  ],
  ['BANK_ACCOUNT', 'LAST', 'blz, rib'],
  [
    'card',
    'ANYWHERE',
    `card number, card no, card nr, card num, cvv, cvc, card pin, kartennummer, karten nr, kreditkarte, kreditkartennummer, numero carte,
     numero tarjeta, numero de tarjeta, numero carta, kaartnummer, numero cartao`,
  ],
  ['card', 'LAST', 'pan, credit card, debit card'],
  [
    'money',
    'ANYWHERE',
    `wage, rent, owed, owing, arrears, pension, alimony, payroll, payslip, bankruptcy, insolvency, gehalt, lohn, einkommen, miete, schulden,
     sueldo, salario, alquiler, deuda, ingresos, salaire, loyer, dette, revenu, stipendio, affitto, debito, reddito, huur, salaris, inkomen,
     ordenado, aluguel, divida`,
  ],
  [
    'PHONE',
    'LAST',
    `mobile, cell no, cell nr, cell num, cell number, customer cell, home cell, work cell, handy, handynummer, ani, caller id, caller number, mobil, mobilnummer, mobiltelefon, movil, celular, cellulare, rufnummer, telefonnummer,
     telefone, telefoonnummer, telefoon, telemovel, gsm, skype, viber, wechat`,
  ],
  // Of a table, too.
  ['PHONE', 'WHOLE', 'cell'],
  ['EMAIL', 'LAST', 'email address, mail address, mailadresse, email adresse'],
  [
    'addresses',
    'LAST',
    `addr, address line, street line, geo, geo location, geolocation, geo ip, geohash, geo hash, lat, lng, lon, latitude, longitude, lat lng, lat lon, lat long,
     gps, coordinate, coordinates, coord, coords, home location, current location, user location, customer location, last location,
     hometown, home town, home city, birthplace, wohnort, wohnsitz, hausnummer, anschrift, postleitzahl, direccion, domicilio, codigo postal, code postal,
     indirizzo, cap code, postcode, woonplaats, endereco, morada`,
  ],
  ['addresses', 'WHOLE', 'location, city, town, village, stadt, ort, ciudad, ville, citta, plaats, cidade'],
  [
    'fullName',
    'LAST',
    `nombre, nom, nome, naam, prenom, voornaam, achternaam, apelido, sobrenome, familienname, geburtsname, fornavn, efternavn, fornamn, efternamn, nazwisko,
     card holder, account holder, policy holder, signature, kundenname, kontaktname, nombre cliente, nom client`,
  ],
  [
    'demography',
    'LAST',
    `marital status, civil status, relationship status, citizenship, age group, age band, age range, household size, children, kids, dependants, dependents, kinder, hijos, enfants, figli, kinderen, filhos, occupation, profession, geschlecht,
     staatsangehoerigkeit, staatsangehorigkeit, nationalitaet, nationalitat, familienstand, beruf, sexo, genero, edad, estado civil, nacionalidad,
     sexe, nationalite, etat civil, sesso, stato civile, nazionalita, geslacht, leeftijd, nationaliteit, burgerlijke staat, idade, nacionalidade`,
  ],
  ['demography', 'WHOLE', 'alter'],
  [
    'special',
    'ANYWHERE',
    `doctor, physician, surgeon, dentist, psychiatrist, psychologist, psychotherapist, hospital, clinic, treatment, therapist, prescription, medicine, drug,
     dosage, meds, medication, medications, rx, bmi, body weight, body mass, body height, blood pressure, heart rate, cholesterol, insulin, syndrome, fertility, ivf, smoker, nhs, dna,
     genome, fingerprint, face id, iris scan, retina, felony, prison, diabetes, hepatitis, refugee, asylum, gay, lesbian, transgender, faith,
     gesundheit, krankheit, krankenkasse, krankenhaus, arzt, aerztin, diagnose, medikament, allergie, behinderung, schwanger, schwangerschaft,
     konfession, kirche, kirchensteuer, gewerkschaft, partei, vorstrafe, vorstrafen, fuehrungszeugnis,
     sante, maladie, medecin, hopital, grossesse, syndicat, casier judiciaire, handicap,
     salud, enfermedad, medico, embarazo, discapacidad, sindicato, antecedentes penales,
     salute, malattia, ospedale, gravidanza, sindacato, gezondheid, ziekte, ziekenhuis, zwanger, vakbond, saude, doenca, gravidez`,
  ],
  [
    'special',
    'LAST',
    'weight kg, weight lb, denomination, diet, dietary need, dietary requirement, dietary restriction, dietary preference',
  ],
  ['special', 'WHOLE', 'weight, dietary'],
]

const placesByPhrase: ReadonlyMap<string, { readonly stated: Stated; readonly place: Place }> = new Map(
  phrases.flatMap(([stated, place, texts]) =>
    texts
      .split(',')
      .map((text): [string, { stated: Stated; place: Place }] => [wordsInSingular(text).join(''), { stated, place }]),
  ),
)

const mostWords = 4

/**
 * What the phrases of a key state, the first phrase first. `head`: the position of its last word that shows what the value is, or -1.
 */
export function statedByPhrase(words: readonly string[], head: number): Stated | null {
  const last = words.length - 1
  for (let from = 0; from <= last; from += 1)
    // The longest first: a `device fingerprint` is that of a device.
    for (let to = Math.min(from + mostWords - 1, last); to >= from; to -= 1) {
      const found = placesByPhrase.get(words.slice(from, to + 1).join(''))
      if (found === undefined) continue
      const { stated, place } = found
      const isThere =
        place === 'ANYWHERE' || (place === 'LAST' && (to === head || to === last)) || (from === 0 && to === last)
      if (isThere) return stated
    }
  return null
}
