import { isValidPhoneNumber } from 'libphonenumber-js/max'

// Every read of a fact examines its texts: every repetition ends after a number of characters that no address or number exceeds, so that
// the work grows with the length of the text and not with its square.

export function statesEmail(text: string): boolean {
  return emailForm.test(text)
}

/** `text`: without account and card numbers, whose groups of digits may look like a telephone number. */
export function statesPhone(text: string): boolean {
  return phoneForm.test(text) || labelledPhone.test(text) || statesBarePhone(text)
}

export function statesPostalAddress(text: string): boolean {
  return streetForms.some((form) => form.test(text))
}

/** A number with its country and without `+`, as JSON and links write it: `4917123456789`, `wa.me/4917123456789`, `49 171 23456789`. */
function statesBarePhone(text: string): boolean {
  let looks = 0
  for (const [run] of text.matchAll(digitRun)) {
    const digits = run.replace(/\D/g, '')
    if (digits.length < 11 || digits.length > 15 || digits.startsWith('0')) continue
    looks += 1
    // A list of so many numbers may be anything, and each check costs microseconds.
    if (looks > 500 || isValidPhoneNumber(`+${digits}`)) return true
  }
  return false
}

/** Also as part of a longer text, and with blanks around its signs. */
const emailForm = /[^\s@/?&=<>]\s?@\s?(?:\[|[^\s@/?&=<>]{1,255}(?:\.| \. )\p{L}[\p{L}\p{M}-])/u

/**
 * International, or national with its trunk zero, or grouped as in North America: `020 7946 0000`, `(030) 901820`, `06 12 34 56 78`, `(212)
 * 555-0100`.
 */
const phoneForm =
  /(?:^|[^\w.])(?:\(?(?:\+\s?|00\s?|011[\s-])[1-9](?:[\s().\-/_~*'|+]{0,9}\d){7,14}|\(?0[1-9]\d{1,4}\)?[\s.\-/_+]{1,9}\d{3,4}(?:[\s.\-/_+]{0,9}\d){2,5}|0[1-9]\d{8,9}|0[1-9](?:[\s.\-/_]{1,2}\d\d){4}|(?:1[\s.-])?(?:\([2-9]\d\d\)\s?|[2-9]\d\d[\s.-])[2-9]\d\d[\s.-]\d{4})(?![\w.]\d|\w)/

const labelledPhone =
  /(?<![\p{L}\d])(?:tel|phone|mobile?|cell|handy|fax|whatsapp|call|ring|sms|telefoon|telefone|telefono|m\u00f3vil|telem\u00f3vel|portable|cellulare|celular|puhelin|gsm)\p{L}{0,8}\W{1,5}(?:(?:no|nr|num|number|me|us|him|her|on|at|unter|au|al)\W{1,3})?(?:\d[\s().\-/]{0,3}){6}/iu

const digitRun = /(?<![\d.,:])\d(?:[ \-/()]{0,2}\d)*(?![\d:]|[.,]\d)/g

/** House number and street in the order of each language. A number beside a word that street names end with is enough: `Hauptstr. 5`. */
const streetForms: readonly RegExp[] = [
  /\p{L}{2,30}(?:stra(?:\u00df|ss)e|str\.?|gasse|platz|allee|straat|laan|plein|gracht|gatan|v\u00e4gen|gade|vej|gata|veien|katu)\s{0,2}\d{1,4}(?![\d%])/iu,
  /(?<![\p{L}\d])\p{Lu}\p{L}{1,30}[ -](?:Stra(?:\u00df|ss)e|Str\.|Gasse|Platz|Allee|Weg|Ring|Damm|Ufer)\s{0,2}\d{1,4}(?![\d%])/u,
  /(?<![\p{L}\d])\d{1,5}[a-z]?,? (?:(?!(?:of|the|to|in|on|and|for|is|at) )\p{L}[\p{L}'.]{0,20} ){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|terrace|crescent)(?![\p{L}\d])/iu,
  /(?<![\p{L}\d])\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|chemin|all\u00e9e|impasse|quai) \p{L}{2}/iu,
  /(?<![\p{L}\d])(?:via|viale|piazza|corso|calle|avenida|plaza|paseo|rua|pra\u00e7a|ul\.|ulica|aleja) (?:\p{L}[\p{L}'.]{0,20},? ){1,4}(?:n\.?\u00ba? ?)?\d{1,4}(?![\d%])/iu,
  /(?<![\p{L}\d])(?:p\.? ?o\.? ?box|post ?box|postfach|postbus|postboks|box postal|apartado(?: de correos| postal)?|caixa postal|casella postale|bo\u00eete postale)[ :]{1,2}(?:n[.o\u00ba]{0,2} ?)?\d/iu,
  /(?<![\p{L}\d])[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\d])/u,
]
