import type { Category } from '../access/categories.ts'
import { channelsOfIdentifier } from '../access/consent/contact-channels.ts'
import { isLuhn } from '../resolution/normalise/luhn.ts'
import { wordsOfKey } from './words-of-key.ts'

/** What one property of a fact states about a person. */
export interface PropertyKind {
  readonly category: Category
  /** Identifier type or attribute name by which the policy masks the value. */
  readonly maskedAs: string
  /** For CONTACT: the channels that the value serves. */
  readonly channels?: readonly string[]
}

/**
 * What a property states, by its key and, for text, by its value; empty if neither shows that it states more than behaviour. A source may put
 * anything into the properties of a fact, so they are not all of the fact's own category: a `user` may hold an id, or an e-mail address.
 */
export function kindsOfProperty(key: string, value: unknown): readonly PropertyKind[] {
  const words = wordsOf(key)
  const byKey = isOfMoney(words) ? money : kindOfKey(words)
  // Yes or no says something of a person only where the question is of the special kind.
  const says = typeof value === 'boolean' ? byKey?.category === 'SPECIAL' : value !== null
  return [...(byKey !== null && (says || byKey === money) ? [byKey] : []), ...kindsOfText(value)]
}

/** All that text states by its form alone: a note may name an account beside an e-mail address. */
export function kindsOfText(value: unknown): readonly PropertyKind[] {
  if (typeof value !== 'string' || !mayStateMore.test(value)) return []
  const text = value.replaceAll('\uff20', '@')
  const isAccount = ibanForm.test(text)
  // Groups of an account's digits may look like a telephone number.
  const rest = isAccount ? text.replace(new RegExp(ibanForm, 'gu'), ' ') : text
  const found = [
    ...kindsOfParameters(text),
    ...(emailForm.test(text) ? [email] : []),
    ...(moneyForm.test(text) ? [money] : []),
    ...(isAccount ? [account] : []),
    ...(statesCard(rest) ? [card] : []),
    ...(phoneForm.test(rest) ? [phone] : []),
  ]
  return found.length < 2 ? found : [...new Set(found)]
}

/** A URL's parameters are properties themselves: `/paid?total=50&email=...`. */
function kindsOfParameters(text: string): readonly PropertyKind[] {
  const kinds = new Set<PropertyKind>()
  for (const [, name = '', value = ''] of text.matchAll(/[?&;]([\w.\-[\]]+)=([^&;#\s]*)/g)) {
    if (value === '') continue
    const words = wordsOf(name)
    const kind = isOfMoney(words) ? money : kindOfKey(words)
    if (kind !== null) kinds.add(kind)
  }
  return [...kinds]
}

/** The number of a payment card, whose last digit proves the others. */
function statesCard(text: string): boolean {
  return [...text.matchAll(cardForm)].some(([written]) => isLuhn(written.replace(/\D/g, '')))
}

/** `{source, id}` names a record, which is decided about where it stands and not where it is mentioned. */
export function isRecordReference(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { source, id, sourceId } = value as Readonly<Record<string, unknown>>
  return typeof source === 'string' && (id !== undefined || sourceId !== undefined)
}

/** Each word in the singular. */
function wordsOf(key: string): readonly string[] {
  return wordsOfKey(key).map((word) =>
    word.length < 4 || /(?:ss|sis|us)$/.test(word) ? word : word.replace(/ies$/, 'y').replace(/(?<=ss)es$|s$/, ''),
  )
}

/** What something cost us states nothing about the customer. */
function isOfMoney(words: readonly string[]): boolean {
  return words.some((word) => ofMoney.has(word)) && !words.includes('cost')
}

function kindOfKey(words: readonly string[]): PropertyKind | null {
  const isThirdParty = words.includes('third') || words.includes('size')
  const special = words.find((word) => ofSpecial.has(word) && !(word === 'party' && isThirdParty))
  if (special !== undefined) return { category: 'SPECIAL', maskedAs: special }
  const identity = words.map((word) => byIdentityWord.get(word)).find((kind) => kind !== undefined)
  if (identity !== undefined) return identity
  if (words.includes('device') && words.includes('id')) return { category: 'IDENTIFYING', maskedAs: 'DEVICE_ID' }
  // The last word that says what the value is: an `emailTemplate` is a template, an `email_address_hash` an e-mail address.
  const head = words.findLast((word) => !ofForm.has(word))
  const contact = head === undefined ? undefined : byContactWord.get(head)
  if (contact !== undefined) return contact
  if (words.at(-1) === 'address') return postal
  if (head === undefined) return null
  if (ofPeople.has(head)) return named
  if (head === 'name' && words.length > 1) return words.some((word) => ofNames.has(word)) ? named : null
  return ofDemography.has(head) ? { category: 'DEMOGRAPHIC', maskedAs: head } : null
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''))

const money: PropertyKind = { category: 'FINANCIAL', maskedAs: 'money' }
const account: PropertyKind = { category: 'FINANCIAL', maskedAs: 'BANK_ACCOUNT' }
const card: PropertyKind = { category: 'FINANCIAL', maskedAs: 'card' }
const named: PropertyKind = { category: 'IDENTIFYING', maskedAs: 'fullName' }
const email: PropertyKind = { category: 'CONTACT', maskedAs: 'EMAIL', channels: channelsOfIdentifier('EMAIL') }
const phone: PropertyKind = { category: 'CONTACT', maskedAs: 'PHONE', channels: channelsOfIdentifier('PHONE') }
const postal: PropertyKind = { category: 'CONTACT', maskedAs: 'addresses', channels: ['POST'] }

/** Singular; the plural is read as the singular. */
const ofMoney = set(
  `amount price value total subtotal sum revenue turnover discount rebate tax vat fee charge paid payment pay balance budget
   minor currency mrr arr acv tcv ltv gmv margin profit salary income credit debit debt due refund spend spent worth money
   eur usd gbp chf cent invoice contract subscription booking order plan billing bill quote iban card
   overdue dunning loan mortgage deal basket cart account sort betrag preis wert rechnung vertrag konto saldo prix montant facture contrat
   importe precio factura contrato prezzo fattura contratto`,
)

/** GDPR articles 9 and 10. */
const ofSpecial = set(
  `health medical diagnosis disease illness disability disabled symptom medication allergy pregnancy pregnant religion
   religious faith ethnicity ethnic race political party union sexuality sexual genetic biometric criminal conviction blood
   vaccine vaccination hiv cancer diabetes diabetic therapy surgery addiction abortion church mosque synagogue kosher halal
   caste offence arrest`,
)

const ofDemography = set('gender sex age nationality marital')

/** A key that ends with one of them names somebody: `customerId`, `referred_by_user`. */
const ofPeople = set(
  `user customer person contact member recipient sender friend patient guest passenger employee owner assignee holder beneficiary
   spouse parent child colleague referrer referee visitor subscriber attendee`,
)

/** A name of one of these is a person's, unlike `product_name`. */
const ofNames = new Set([
  ...ofPeople,
  ...set('first last full given family middle user nick display maiden former legal sur fore'),
])

/** Words that say how the value is written or counted, and nothing about what it is. */
const ofForm = set('id no nr num number key ref code uuid hash text raw lower value address by to from of')

const byIdentityWord: ReadonlyMap<string, PropertyKind> = new Map(
  [
    ['birth birthday birthdate dob', 'birthDate'],
    ['ssn nino national', 'NATIONAL_ID'],
    ['passport', 'PASSPORT'],
    ['driver licence', 'DRIVER_LICENCE'],
    ['surname lastname firstname fullname forename username nickname patronymic', 'fullName'],
    ['vorname nachname prenom apellido cognome', 'fullName'],
    ['geburtsdatum geburtstag', 'birthDate'],
    ['cookie idfa gaid ip mac imei', 'COOKIE_ID'],
  ].flatMap(([words = '', maskedAs = '']) =>
    words.split(' ').map((word): [string, PropertyKind] => [word, { category: 'IDENTIFYING', maskedAs }]),
  ),
)

const byContactWord: ReadonlyMap<string, PropertyKind> = new Map([
  ...['email', 'mail', 'mailbox', 'correo', 'courriel'].map((word): [string, PropertyKind] => [word, email]),
  ...[
    'phone',
    'telephone',
    'tel',
    'cellphone',
    'landline',
    'fax',
    'msisdn',
    'whatsapp',
    'telefon',
    'telefono',
    'handy',
  ].map((word): [string, PropertyKind] => [word, phone]),
  ...['street', 'postcode', 'postal', 'zip', 'zipcode', 'strasse', 'plz', 'adresse'].map(
    (word): [string, PropertyKind] => [word, postal],
  ),
])

// A text may be a megabyte long, and every reader of the fact pays for each look at it: whatever may repeat ends after a number of characters that
// no address or number needs, so that the work grows with the text and not with its square.

/** A text without any of these states nothing: nearly every one, and every name on a page and key of a property is asked. */
const mayStateMore = /[@\uff20%\d€£$¥=]/
/** An amount with its currency, or the number of a document: `over GBP 500`, `invoice INV-9`. */
const moneyForm =
  /(?:[€£$¥]|\b(?:EUR|USD|GBP|CHF|JPY|CAD|AUD|INR|BRL|PLN|SEK|NOK|DKK))\s?\d|\d\s?(?:[€£¥]|(?:EUR|USD|GBP|CHF|JPY|CAD|AUD|INR|BRL|PLN|SEK|NOK|DKK|euros?|dollars?|pounds?|francs?|franken|kronen?|reais)\b)|\b(?:invoice|contract|rechnung|vertrag|facture|factura)\b\W{0,3}(?:no\.?\s{0,3})?[\w-]{0,40}\d/i
/** Also as part of a longer text, and as a URL writes it. */
const emailForm = /[^\s@/?&=<>](?:@|%40)[^\s@/?&=<>]{1,255}\.\p{L}{2}/u
/** International, or national with its trunk zero: `020 7946 0000`, `(030) 901820`, `02079460000`. */
const phoneForm =
  /(?:^|[^\w.])(?:(?:\+|00|%2B)[1-9](?:[\s().\-/]{0,9}\d){7,14}|\(?0[1-9]\d{1,4}\)?[\s.\-/]{1,9}\d{3,4}(?:[\s.\-/]{0,9}\d){2,5}|0[1-9]\d{8,9})(?![\w.])/
const ibanForm = /(?:^|[^\p{L}\d])[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?(?![\p{L}\d])/u
/** 13 to 19 digits, also in groups, that are no telephone number. */
const cardForm = /(?<![\w+.-])[3-6]\d{3}(?:[ -]?\d{3,4}){2}(?:[ -]?\d{1,7})(?![\w-])/g
