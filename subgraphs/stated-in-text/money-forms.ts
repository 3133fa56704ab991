import { isLuhn } from '../../resolution/normalise/luhn.ts'

/**
 * An amount with its currency, or what somebody earns or owes, or the number of a document: `over GBP 500`, `1.234,50 Euro`, `invoice
 * INV-9`.
 */
export function statesMoney(text: string): boolean {
  return moneyForms.some((form) => form.test(text))
}

/** The text without the account numbers in it. Null if it contains none. */
export function withoutAccounts(text: string): string | null {
  let found = false
  const take = (written: string) => {
    found = true
    return ' '.repeat(Math.min(written.length, 1))
  }
  const rest = text
    .replace(labelledAccount, take)
    .replace(ibanForm, take)
    .replace(anyIbanForm, (written) => (isIban(written) ? take(written) : written))
  return found ? rest : null
}

/**
 * The number of a payment card: one that a scheme may have issued, and that its last digit verifies. A date or a code may stand before or
 * behind its groups.
 */
export function statesCard(text: string): boolean {
  return [...text.matchAll(digitGroups)].some(([written]) => {
    const spaced = written.split(/\D+/)
    const groups = spaced.every((group) => group.length === 1) ? [spaced.join('')] : spaced
    return groups.some((first, at) => {
      if (first.length < 4) return false
      let digits = ''
      for (const group of groups.slice(at, at + mostGroups)) {
        digits += group
        if (digits.length > 19) return false
        if (cardNumbers.some((form) => form.test(digits)) && isLuhn(digits)) return true
      }
      return false
    })
  })
}

/**
 * Whether its check digits verify the number or the part of it that ends with one of its groups, because a word may follow it (ISO 13616).
 */
function isIban(written: string): boolean {
  const groups = written.trim().split(/[^\p{L}\d]+/u)
  return groups.some((_, at) => {
    const number = groups
      .slice(0, at + 1)
      .join('')
      .toUpperCase()
    return number.length > 14 && number.length < 35 && remainderOf(number.slice(4) + number.slice(0, 4)) === 1
  })
}

/** Modulo 97, with letters as two digits each (ISO/IEC 7064). */
function remainderOf(number: string): number {
  return [...number].reduce((left, character) => {
    const value = Number.parseInt(character, 36)
    return (left * (value > 9 ? 100 : 10) + value) % 97
  }, 0)
}

const codes = 'EUR|USD|GBP|CHF|JPY|CAD|AUD|NZD|INR|BRL|PLN|SEK|NOK|DKK|CZK|HUF|RON|BGN|CNY|RUB|UAH|MXN|ZAR|ILS|AED'
/** Of the other codes, those that are not words in capitals: a page may be about the TOP 10 or PHP 8. */
const otherCodes = Intl.supportedValuesOf('currency')
  .filter(
    (code) => !['ALL', 'TOP', 'PHP', 'PEN', 'CUP', 'GEL', 'MOP', 'SOS', 'BOB', 'COP', 'MAD', 'STD'].includes(code),
  )
  .join('|')
const words = [
  'euros?|eur[oi]s?|dollars?|d[o\u00f3]lar(?:es|i)?|dollari|pounds?|livres?|libras?|sterline|pfund|ponden|quid|bucks?|cents?|pence|francs?|franken|franchi|francos?',
  'kron(?:e|en|er|or|a)|kr|korun(?:a|y)?|reais|z\u0142|z\u0142ot(?:y|ych|e)|zloty(?:ch|s)?|yen|yuan|rupees?|rubles?|roubles?|rubel|\u0440\u0443\u0431(?:\u043b\u044c|\u043b\u044f|\u043b\u0435\u0439)?',
  'pesos?|liras?|lire|forint|ft|lei|k\u010d|tl|rs',
].join('|')
const scale =
  '(?:\\s?(?:k|t|m|bn|mn|mio|mrd|tsd|mil|mille|million(?:en|s|es)?|millones|milioni|thousand|tausend|hundred|hundert|miljoen|mln|tys)\\.?)?'
const end = '(?![\\p{L}\\d])'

const moneyForms: readonly RegExp[] = [
  // A sign of any currency before or after, as in `12,50 \u20ac`, `12\u20ac50`, `US$ 40`, `4.5k\u20ac`.
  new RegExp(`\\p{Sc}[\\s:(+.-]{0,4}\\d|\\d[.,')-]{0,2}${scale}[\\s(]{0,3}\\p{Sc}`, 'iu'),
  new RegExp(`(?<![\\p{L}\\d])(?:${codes}|kr\\.?|rs\\.?|fr\\.|z\u0142|euros?)[\\s:(=+-]{0,4}\\d`, 'iu'),
  new RegExp(`\\d[.,')-]{0,2}${scale}[\\s(-]{0,3}(?:${codes}|${words})${end}`, 'iu'),
  new RegExp(`(?<![\\p{L}\\d])(?:${otherCodes})[\\s:(+-]{0,4}\\d\\d|\\d\\d\\s{0,3}(?:${otherCodes})${end}`, 'u'),
  // `500,-` and `500.--` are amounts without a currency.
  /\d[.,](?:-{1,2}|\u2013)(?![\d-])/u,
  /(?<![\p{L}\d])(?:salar(?:y|io|is)|sal\u00e1rio|salaire|income|wages?|gehalt|lohn|einkommen|stipendio|inkomst|pensja|earn(?:s|ed|ing)?|verdien(?:t|st|e)|gagne|debts?|owe[sd]?|schuld(?:en|et|et)?|dettes?|deudas?|debiti?|d\u00edvidas?|skuld|betrag|bedrag|montant|importe|importo|amount|balance|saldo|guthaben)(?:\W{1,3}(?:of|is|us|about|around|over|von|uns|de|di|van|ca))?\W{1,3}\d/iu,
  /(?<![\p{L}\d])(?:invoice|contract|rechnung|vertrag|facture|factura|fattura|fatura|contrat|contrato|contratto)(?![\p{L}\d])\W{0,3}(?:n[or]\.?\s{0,3})?[\w-]{0,40}\d/iu,
]

/** With any check digits if it is written in capitals, as banks write it. */
const ibanForm = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?(?![\p{L}\d])/gu
const anyIbanForm = /(?<![\p{L}\d])[a-z][^\p{L}\d]?[a-z](?:[^\p{L}\d]?\d){2}(?:[^\p{L}\d]{0,3}[a-z\d]){11,30}/giu
/** Any account that a text calls one: `IBAN: de00...`, `account no. 12345678`, `sort code 20-00-00`. */
const labelledAccount =
  /(?<![\p{L}\d])(?:iban\W{0,5}[a-z]{2}\W{0,2}\d\d|(?:iban|(?:bank |giro)?(?:account|acct|konto|compte|cuenta|conto|conta|rekening|rachun\p{L}{1,4}|k[o\u00f3]nto)|kontonummer|kontonr|rekeningnummer|blz|bankleitzahl|sort code|routing|clabe|bsb)(?: (?:no|nr|number|num|numero|n\u00famero))?[\W_]{1,4}(?=[\d -]{6})\d)[\d -]{0,30}/giu
const digitGroups = /(?<![\p{L}\d+.]|\+\d{1,3} )\d(?:[^\p{L}\d]{0,3}\d){12,}(?![\p{L}\d])/gu
/** Of a number of 19 digits in groups of four. */
const mostGroups = 5
/** The first digits and the lengths of the schemes: a tenth of all numbers, such as those of orders, have the right last digit. */
const cardNumbers: readonly RegExp[] = [
  // Visa.
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  // Mastercard.
  /^(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$/,
  // Maestro, and national schemes in its ranges.
  /^(?:50|5[6-8]|6[037])\d{11,17}$/,
  // American Express, Diners Club and JCB.
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|09|[689]\d)\d{11,16}$/,
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/,
  // Discover, UnionPay and RuPay.
  /^(?:6[25]\d|64[4-9]|8[12]\d)\d{13,16}$/,
  // Mir, Troy, Uzcard and Humo.
  /^(?:220[0-4]|9792|8600|9860)\d{12,15}$/,
]
