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

/** The number of a payment card, which its last digit verifies. */
export function statesCard(text: string): boolean {
  return [...text.matchAll(cardForm)].some(([written]) => {
    const digits = written.replace(/\D/g, '')
    return (/^[3-6]/.test(digits) || (/^2[2-7]/.test(digits) && digits.length === 16)) && isLuhn(digits)
  })
}

/**
 * Whether its check digits verify the number or the part of it that ends with one of its groups, because a word may follow it (ISO 13616).
 */
function isIban(written: string): boolean {
  const groups = written.trim().split(/[\s._/-]+/)
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
const anyIbanForm = /(?<![\p{L}\d])[a-z]{2}[\s._/-]?\d\d(?:[\s._/-]{0,2}[a-z\d]){11,30}/giu
/** Any account that a text calls one: `IBAN: de00...`, `account no. 12345678`, `sort code 20-00-00`. */
const labelledAccount =
  /(?<![\p{L}\d])(?:iban\W{0,5}[a-z]{2}\W{0,2}\d\d|(?:iban|(?:bank |giro)?(?:account|acct|konto|compte|cuenta|conto|conta|rekening|rachun\p{L}{1,4}|k[o\u00f3]nto)|kontonummer|kontonr|rekeningnummer|blz|bankleitzahl|sort code|routing|clabe|bsb)(?: (?:no|nr|number|num|numero|n\u00famero))?[\W_]{1,4}(?=[\d -]{6})\d)[\d -]{0,30}/giu
const cardForm = /(?<![\p{L}\d+.-]|\+\d{1,3} )[2-6]\d{3}(?:[ ._/-]{0,2}\d){9,15}(?![\p{L}\d-])/gu
