import { countryCodeOf } from './country.ts'

/** A number of a company or a taxpayer in the notation of its country, and the country that its prefix names. */
export interface NationalNumber {
  /** ISO 3166-1 alpha-2. Empty if the number states none. */
  readonly country: string
  /** Upper-case letters and digits, without prefix, label and the zeros that a spreadsheet drops. */
  readonly value: string
}

/**
 * One number in its many notations: `ESB64210988` and `B-64210988`, `DE 287 104 553` and `287104553`, `CVR-nr. 04829150` and `4829150`, `NO
 * 923 609 016 MVA`. `told`: the country that the record states for it. Its check digit is not verified, because a mistyped number is still
 * compared.
 */
export function nationalNumberOf(written: string, told: string | null): NationalNumber {
  const unlabelled = written
    .normalize('NFKC')
    .toUpperCase()
    .replace(labelsInOtherScripts, '')
    .replace(frenchRegister, '')
    .replace(labels, '')
  const compact = lettersAndDigits(/\d/.test(unlabelled) ? unlabelled : written.normalize('NFKC').toUpperCase())
  const prefix = prefixOf(compact, told)
  const country = prefix === null ? (told ?? '') : prefix.country
  const body = prefix === null ? compact : compact.slice(prefix.length)
  return { country, value: withoutLeadingZeros(withoutSuffix(body, country)) }
}

/**
 * Without the words before a number that end with a word for a number, or with a colon: `CPR-nr. 070761-4285`, `Passport no. 14AB12345`,
 * `hetu: 131052-308T`. The number begins with a digit, or has one after a letter or two.
 */
export function withoutNumberWords(text: string): string {
  return text.replace(numberWords, '')
}

const numberWords =
  /^\s*\p{L}[\p{L}\s./'-]*?(?:[\s./-]*(?:(?<=[\s./-])(?:no|nr|num|numero|n\u00famero|num\u00e9ro|number|nummer|numer)|nummer|n\u00ba|n\u00b0)(?=[\s.:#])\.?[\s:#]*|\s*[:#\u2116]\s*)(?=[^\d]{0,6}\d)/iu

export function lettersAndDigits(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

/** A spreadsheet reads `00482915` as a number. One letter or two before the zeros identify the register. */
export function withoutLeadingZeros(value: string): string {
  return value.replace(/^([A-Z]{0,3})0+(?=\d{3,}$)/, '$1')
}

/** What people write before a number to state what it is. */
const labels =
  /^\s*(?:[A-Z]{2}[\s-]+(?=(?:OIB|NIP|NIF|CIF|VAT|TVA|UID|KVK|CVR|ICO|I\u010cO)\b))?(?:(?:NIT|I\u010c\sDPH|IC\sDPH|USt-?\s?Id(?:Nr)?|UStID|UID|VAT|TVA|BTW|MWST|IVA|P\.?\s?IVA|PARTITA\sIVA|NIF|CIF|NIP|KRS|REGON|CVR|SE-?NR|KVK|RSIN|SIREN|SIRET|RCS|REA|RPM|RPR|BCE|KBO|ABN|ACN|EIN|TIN|GSTIN|GST|CNPJ|RUT|RUC|RFC|CUIT|INN|VERGI|VKN|ADOSZAM|AD\u00d3SZ\u00c1M|PESEL|I\u010cO|ICO|DI\u010c|DIC|OIB|CUI|ORG(?:ANISATIONS?)?|STEUERNUMMER|COMPANY(?:\sREG(?:ISTRATION)?\.?)?|CRN|REGISTRATION|TAX|FISCAL)\b\.?[\s-]*(?:NO|NR|N\u00ba|N\u00b0|NUMMER|NUMBER|REG|ID)?\b[\s.:#-]*)+/iu

/** The same in Cyrillic and Greek letters, which a pattern's word boundary does not know. */
const labelsInOtherScripts =
  /^\s*(?:\u0418\u041d\u041d|\u041e\u0413\u0420\u041d|\u041a\u041f\u041f|\u0415\u0418\u041a|\u0411\u0423\u041b\u0421\u0422\u0410\u0422|\u0404\u0414\u0420\u041f\u041e\u0423|\u041f\u0418\u0411|\u0391\.?\u03a6\.?\u039c\.?)[\s.:#\u2116-]*(?=.*\d)/u

/** `R.C.S. Lyon B 404 833 048`: the number is valid in the whole country, whichever town's register contains it. */
const frenchRegister = /^\s*R\.?C\.?S\.?\s+\p{L}[\p{L}\s'-]*?\s+(?:[A-D]\s*)?(?=\d{3}[\s.]?\d{3}[\s.]?\d{3}\s*$)/u

interface Prefix {
  readonly country: string
  readonly length: number
}

/** The country before a number, if the rest is a number of that country, or if the record states the same country. */
function prefixOf(compact: string, told: string | null): Prefix | null {
  if (/^CHE\d{9}/.test(compact)) return { country: 'CH', length: 3 }
  const letters = /^[A-Z]{2}/.exec(compact)?.[0]
  if (letters === undefined) return null
  const country = ownPrefixes[letters] ?? countryCodeOf(letters)
  if (country === null) return null
  const rest = compact.slice(2)
  const isOfCountry = numberForms[country]?.test(rest) ?? (country === told && /\d{4}/.test(rest))
  return isOfCountry && (told === null || told === country) ? { country, length: 2 } : null
}

/** Prefixes of tax numbers that differ from the country's code. */
const ownPrefixes: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' }

const numberForms: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  AR: /^\d{11}$/,
  AU: /^\d{9}(\d{2})?$/,
  BE: /^[01]?\d{9}$/,
  BG: /^\d{9,10}$/,
  BR: /^\d{14}$/,
  CA: /^\d{9}(R[TCP]\d{4})?$/,
  CL: /^\d{7,8}[\dK]$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{7,8}$/,
  EE: /^\d{9}$/,
  ES: /^[A-Z\d]\d{7}[A-Z\d]?$/,
  FI: /^\d{7,8}$/,
  FR: /^[A-Z\d]{2}\d{9}$/,
  GB: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
  GR: /^\d{8,9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z\d]\d{5}[A-Z]{1,2}$/,
  IS: /^\d{5,6}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  MX: /^[A-Z]{3,4}\d{6}[A-Z\d]{3}$/,
  NL: /^\d{9}B\d{2}$/,
  NO: /^\d{9}(MVA)?$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  RS: /^\d{9}$/,
  SE: /^\d{10}(\d{2})?$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  TR: /^\d{10}$/,
  US: /^\d{9}$/,
}

/** What a country writes after a number for its tax and omits elsewhere. */
function withoutSuffix(body: string, country: string): string {
  switch (country) {
    case 'NO':
      return body.replace(/MVA$/, '')
    case 'CH':
      return body.replace(/(MWST|TVA|IVA|VAT|HR)$/, '')
    case 'SE':
      return /^\d{10}01$/.test(body) ? body.slice(0, 10) : body
    case 'CA':
      return body.replace(/R[TCP]\d{4}$/, '')
    // The number of the tax, its purpose, and the county: the number alone is the European one.
    case 'HU':
      return /^\d{11}$/.test(body) ? body.slice(0, 8) : body
    default:
      return body.replace(/(?<=^\d{9})MVA$/, '')
  }
}
