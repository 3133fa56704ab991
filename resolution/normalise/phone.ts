import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { cleanText } from './clean-text.ts'

export interface Phone {
  /**
   * E.164, with `;ext=` and the extension if there is one; without a country `~` and the digits after leading zeros, which is a weaker
   * form.
   */
  readonly value: string
  readonly isValid: boolean
}

/** `country` is ISO 3166-1 alpha-2. Null if there are too few digits for a phone number. */
export function normalisePhone(written: string, country: string | null): Phone | null {
  const cleaned = cleanText(written)
  if (isOtherAddress.test(cleaned)) return null
  const text = withoutOldPrefix(
    cleaned
      .replace(/^tel:/i, '')
      .replace(/^00(?=[1-9])/, '+')
      .replace(extensionWords, ' ext. '),
    country,
  )
  // libphonenumber returns undefined for a country that it does not know.
  const parsed = parsePhoneNumberFromString(text, country === null ? undefined : (country as CountryCode))
  const extension = parsed?.ext === undefined ? '' : `;ext=${parsed.ext.replace(/^0+(?=\d)/, '')}`
  // Possible, not valid: the list of ranges in use becomes outdated, and a number outside it is still one person's number.
  const number = parsed === undefined ? undefined : (inPresentPlan(parsed.number) ?? parsed.number)
  if (number !== undefined && (number !== parsed?.number || parsed.isPossible()))
    return { value: number + extension, isValid: true }
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length < 6 || digits.length > 17 ? null : { value: `~${digits}`, isValid: false }
}

/** `sip:+49301234567@x.io` is whoever has this name at `x.io`. Of all addresses, only those with `tel:` are telephone numbers. */
const isOtherAddress =
  /@|:\/\/|\w\.me\/|^\W*(?:sips?|h323|iax2?|xmpp|im|mailto|https?|skype|callto|facetime(?:-audio)?|whatsapp|viber|telegram|tg|signal|sms|smsto|mms|mmsto):/i

/** The word before an extension in languages that the library does not know. It must follow a digit. */
const extensionWords =
  /(?<=\d\W*)\b(durchwahl|dw|nebenstelle|nst|apparat|app|klappe|poste|ramal|anexo|interno|interior|toestel|tst|wewn\u0119trzny|wewn|wew|linka|kl|lokal|anknytning|ankn|dahili)\b[.: ]*(?=\d{1,6}$)|(?<=\d\s*)(\u5185\u7dda|\u5206\u673a|\u5206\u6a5f)[: ]*(?=\d{1,6}$)/iu

/** One subscriber's number in the present numbering plan of the country. Null if the plan never changed in this way. */
function inPresentPlan(number: string): string | null {
  for (const { old, present } of renumbered) if (old.test(number)) return number.replace(old, present)
  return null
}

const renumbered: readonly { readonly old: RegExp; readonly present: string }[] = [
  // Brazil put a 9 before mobile numbers. Those of fixed lines begin with 2 to 5.
  { old: /^\+55([1-9]\d)([6-9]\d{7})$/, present: '+55$19$2' },
  // Mexico dropped the 1, 044 and 045 before mobile numbers.
  { old: /^\+52(?:1|04[45]|01)(\d{10})$/, present: '+52$1' },
  // Argentina writes mobile numbers with a 9 from abroad, which many people omit.
  { old: /^\+549(\d{10})$/, present: '+54$1' },
]

/** Prefixes that the library no longer knows. */
function withoutOldPrefix(text: string, country: string | null): string {
  if (country !== 'MX' || text.startsWith('+')) return text
  return text.replace(/^\D*(?:0[14][45]?|1)\D*(?=(?:\d\D*){10}(?:\s*(?:ext|x|,|;|#).*)?$)/i, '')
}
