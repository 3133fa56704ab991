import type { Category } from '../access/categories.ts'
import { channelsOfIdentifier } from '../access/consent/contact-channels.ts'
import { remembered } from '../resolution/normalise/remembered.ts'
import { type Stated, statedByPhrase } from './phrases-of-keys.ts'
import { statesBirth } from './stated-in-text/birth-form.ts'
import { statesEmail, statesPhone, statesPostalAddress } from './stated-in-text/contact-forms.ts'
import { statesCard, statesMoney, withoutAccounts } from './stated-in-text/money-forms.ts'
import { plainSpelling } from './stated-in-text/plain-spelling.ts'
import { wordsInSingular } from './words-of-key.ts'

/** What one property of a fact states about a person. */
export interface PropertyKind {
  readonly category: Category
  /** The identifier type or attribute name by which the policy masks the value. */
  readonly maskedAs: string
  /** For CONTACT: the channels that the value serves. */
  readonly channels?: readonly string[]
}

/**
 * What a property states, by its key and, for text, by its value. Empty if neither shows that it states more than behaviour. A source may
 * put anything into the properties of a fact, so they do not all belong to the fact's own category: a `user` may contain an id, or an
 * e-mail address.
 */
export function kindsOfProperty(key: string, value: unknown): readonly PropertyKind[] {
  // Yes or no says something about a person only if the question concerns a special category, or money.
  const byKey = kindsOfKey(key).filter((kind) =>
    typeof value === 'boolean' ? kind.category === 'SPECIAL' || kind === money : value !== null || kind === money,
  )
  return [...byKey, ...kindsOfText(value)]
}

/**
 * Everything that text, or a number, states by its form alone: a note may name an account beside an e-mail address. A text that is longer
 * than anybody writes may state anything, and reading it would delay every other request.
 */
export function kindsOfText(value: unknown): readonly PropertyKind[] {
  const written = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value
  if (typeof written !== 'string' || !mayStateMore.test(written)) return []
  return written.length > longestRead ? kindsOfForm : kindsOfWritten(written)
}

/** The same for an id that a source gave, of which a list has many: nearly all are short numbers and letters. */
export function kindsOfId(id: string): readonly PropertyKind[] {
  return mayBePoint.test(id) ? kindsOfText(id) : []
}

/** The same pages, browsers and campaigns occur again and again. */
const kindsOfWritten = remembered((written: string): readonly PropertyKind[] => {
  const plain = plainSpelling(written)
  // Names of events have underscores for spaces, and parameters of URLs a plus.
  const spaced = written.replace(/_|(?<=[^\s+])\++(?=[^\s+])/g, ' ')
  const text = spaced === written ? plain : plainSpelling(spaced)
  if (text.length > longestRead) return kindsOfForm
  // Groups of an account's digits may look like another number.
  const withoutAccount = withoutAccounts(text)
  const rest = withoutAccount ?? text
  const kinds = [
    ...kindsOfParameters(plain),
    ...(statesEmail(text) ? [email] : []),
    ...(statesMoney(text) ? [money] : []),
    ...(withoutAccount === null ? [] : [account]),
    ...(statesCard(rest) ? [card] : []),
    ...(statesPhone(rest) ? [phone] : []),
    ...(statesBirth(text) ? [birth] : []),
    ...(statesPostalAddress(text) ? [postal] : []),
  ]
  return [...new Set(kinds)]
})

/** A URL's parameters are properties themselves: `/paid?total=50&email=...`. */
function kindsOfParameters(text: string): readonly PropertyKind[] {
  const kinds = new Set<PropertyKind>()
  for (const [, name = '', value = ''] of text.matchAll(/[?&;#]([\w.\-[\]]+)=([^&;#?\s]*)/g)) {
    if (value === '') continue
    for (const kind of kindsOfKey(name)) kinds.add(kind)
  }
  return [...kinds]
}

/** `{source, id}` names a record, which is decided about elsewhere and not where it is mentioned. */
export function isRecordReference(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { source, id, sourceId } = value as Readonly<Record<string, unknown>>
  return typeof source === 'string' && (id !== undefined || sourceId !== undefined)
}

/** What something cost us states nothing about the customer. */
function isOfMoney(words: readonly string[]): boolean {
  return words.some((word) => ofMoney.has(word)) && !words.includes('cost')
}

/** Several only if a key of a special category is of money, too, as `treatmentPrice` is. */
const kindsOfKey = remembered((key: string): readonly PropertyKind[] => {
  const words = wordsInSingular(key)
  // The last word that shows what the value is: an `emailTemplate` is a template, an `email_address_hash` is an e-mail address.
  const at = words.findLastIndex((word) => !ofForm.has(word))
  const stated = statedByPhrase(words, at)
  // Papers and accounts first: the policy masks them, and a `taxId` or an `accountNumber` is no amount.
  if (stated !== null && masked.has(stated)) return [kindsOfStated[stated]]
  const ofAmount = isOfMoney(words) || stated === 'money' ? [money] : []
  const isThirdParty = words.includes('third') || words.includes('size')
  const special = words.find((word) => ofSpecial.has(word) && !(word === 'party' && isThirdParty))
  if (special !== undefined) return [{ category: 'SPECIAL', maskedAs: special }, ...ofAmount]
  if (stated === 'special') return [kindsOfStated.special, ...ofAmount]
  // A `cardHolder` is no card.
  if (stated === 'fullName') return [named]
  if (ofAmount.length > 0) return ofAmount
  const identity = words.map((word) => byIdentityWord.get(word)).find((kind) => kind !== undefined)
  if (identity !== undefined) return [identity]
  if (words.includes('device') && words.includes('id')) return [deviceId]
  const kind = (stated === null ? null : kindsOfStated[stated]) ?? kindOfHead(words, at) ?? kindOfLine(key)
  return kind === null ? [] : [kind]
})

function kindOfHead(words: readonly string[], at: number): PropertyKind | null {
  const head = words[at]
  const contact = head === undefined ? undefined : byContactWord.get(head)
  if (contact !== undefined) return contact
  if (words.at(-1) === 'address') return postal
  if (head === undefined) return null
  if (ofPeople.has(head)) return named
  if (head === 'name' && words.length > 1) return words.some((word) => ofNames.has(word)) ? named : null
  if (ofDemography.has(head)) return { category: 'DEMOGRAPHIC', maskedAs: head }
  // `userid` and `customername` as one word.
  const [, front = ''] = /^(.{3,20}?)(?:id|name)$/.exec(head) ?? []
  return ofPeople.has(front) ? named : null
}

/** `line1`, unlike the `line` of an order: the words of a key are without its digits. */
function kindOfLine(key: string): PropertyKind | null {
  return /^line[ _-]?[1-4]$/i.test(key) ? postal : null
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''))

const money: PropertyKind = { category: 'FINANCIAL', maskedAs: 'money' }
const account: PropertyKind = { category: 'FINANCIAL', maskedAs: 'BANK_ACCOUNT' }
const card: PropertyKind = { category: 'FINANCIAL', maskedAs: 'card' }
/** A person's name. */
export const named: PropertyKind = { category: 'IDENTIFYING', maskedAs: 'fullName' }
const email: PropertyKind = { category: 'CONTACT', maskedAs: 'EMAIL', channels: channelsOfIdentifier('EMAIL') }
const phone: PropertyKind = { category: 'CONTACT', maskedAs: 'PHONE', channels: channelsOfIdentifier('PHONE') }
const birth: PropertyKind = { category: 'IDENTIFYING', maskedAs: 'birthDate' }
const deviceId: PropertyKind = { category: 'IDENTIFYING', maskedAs: 'DEVICE_ID' }
const postal: PropertyKind = { category: 'CONTACT', maskedAs: 'addresses', channels: ['POST'] }

const kindsOfStated: Readonly<Record<Stated, PropertyKind>> = {
  NATIONAL_ID: { category: 'IDENTIFYING', maskedAs: 'NATIONAL_ID' },
  PASSPORT: { category: 'IDENTIFYING', maskedAs: 'PASSPORT' },
  DRIVER_LICENCE: { category: 'IDENTIFYING', maskedAs: 'DRIVER_LICENCE' },
  TAX_ID: { category: 'IDENTIFYING', maskedAs: 'TAX_ID' },
  DEVICE_ID: deviceId,
  BANK_ACCOUNT: account,
  card,
  money,
  PHONE: phone,
  EMAIL: email,
  addresses: postal,
  fullName: named,
  demography: { category: 'DEMOGRAPHIC', maskedAs: 'demography' },
  special: { category: 'SPECIAL', maskedAs: 'special' },
}
const masked: ReadonlySet<Stated> = new Set([
  ...(['NATIONAL_ID', 'PASSPORT', 'DRIVER_LICENCE', 'TAX_ID'] as const),
  ...(['DEVICE_ID', 'BANK_ACCOUNT', 'card'] as const),
])

/** What the form of a text may reveal. */
const kindsOfForm: readonly PropertyKind[] = [email, phone, postal, money, account, card, birth]
/** Characters: twice as many as the longest comment that a line may contain. */
const longestRead = 20_000

/** Singular. The plural is read as the singular. */
const ofMoney = set(
  `amount price value total subtotal sum revenue turnover discount rebate tax vat fee charge paid payment pay balance budget
   minor currency mrr arr acv tcv ltv gmv margin profit salary income credit debit debt due refund spend spent worth money
   eur usd gbp chf cent invoice contract subscription booking order plan billing bill quote iban card
   overdue dunning loan mortgage deal earning wage wealth bonus pension basket cart account sort betrag preis wert rechnung vertrag konto
   saldo prix montant facture contrat importe precio factura contrato prezzo fattura contratto`,
)

/** GDPR articles 9 and 10. */
const ofSpecial = set(
  `health medical diagnosis disease illness disability disabled symptom medication allergy pregnancy pregnant religion
   religious faith ethnicity ethnic race political party union sexuality sexual genetic biometric criminal conviction blood
   vaccine vaccination hiv cancer diabetes diabetic therapy surgery addiction abortion church mosque synagogue kosher halal
   caste offence arrest politic ballot vote voted voter depression depressed anxiety miscarriage menopause ovulation fertility ivf
   glucose insulin apnea asthma epilepsy lgbt lgbtq gay lesbian bisexual queer transgender ramadan prayer baptism communion bible quran`,
)

const ofDemography = set('gender sex age nationality marital married divorced widowed')

/** A key that ends with one of them names somebody: `customerId`, `referred_by_user`. */
const ofPeople = set(
  `user customer person contact member recipient sender friend patient guest passenger employee owner assignee holder beneficiary
   spouse parent child colleague referrer referee visitor subscriber attendee cardholder policyholder insured insuree signatory signer
   author autor auteur autore reviewer applicant driver landlord borrower debtor payer payee husband wife son daughter mother father brother
   sister relative guardian heir neighbour neighbor caller kunde kundin kontakt ansprechpartner empfaenger empfanger absender ehemann ehefrau
   fahrer cliente klant paciente paziente passager pasajero passeggero`,
)

/** A name of one of these is a person's, unlike `product_name`. */
const ofNames = new Set([
  ...ofPeople,
  ...set('f l first last full given family middle user nick display maiden former legal sur fore'),
])

/** Words that state how the value is written or counted, but not what it is. */
const ofForm = set('id no nr num number key ref code uuid hash text raw lower value address by to from of')

const byIdentityWord: ReadonlyMap<string, PropertyKind> = new Map(
  [
    ['birth birthday birthdate dob', 'birthDate'],
    ['ssn nino national', 'NATIONAL_ID'],
    ['passport', 'PASSPORT'],
    ['driver licence', 'DRIVER_LICENCE'],
    ['surname lastname firstname fullname forename username nickname patronymic fname lname mname', 'fullName'],
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

/** An id without any of these is no address, and no number of a phone, card or account. */
const mayBePoint = /[@%=]|[^\0-\x7f]|\d(?:[ ()._+/-]?\d){7}/u

/** A text without any of these states nothing, like most names on a page and keys of properties. */
const mayStateMore = /[@%\d\p{Sc}=&\\]|[^\0-\x7f]|[<[({]\s{0,2}(?:at|arroba|a)\s{0,2}[>\])}]|[ _+](?:at|arroba)[ _+]/iu
