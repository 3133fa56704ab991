import type { IdentifierType } from '../../records/identifier-types.ts'
import { isFillerText } from './filler-text.ts'
import { isTypedAtRandom } from './keyboard.ts'

/** Words that forms and programs write in a field for an id. Elsewhere they may have a meaning. */
const fillerIds: ReadonlySet<string> = new Set(
  `-1 0 admin administrator customer default distinct_id distinctid dummy email false guest id neu new no nobody test true user
root system temp tmp temporary pending duplicate anonymoususer anonymous_user anonymous-user guestuser guest_user testuser test_user unassigned unregistered visitor nocard noid nonumber noaccount no_card no_id no-card notloggedin not_logged_in not-logged-in loggedout logged_out logged-out
nuevo nouveau nuovo novo nieuw nowy ny invite invitado ospite gast kunde cliente client`.split(/\s+/),
)

const fillerLocalParts: ReadonlySet<string> = new Set([
  'anonymous',
  'asdf',
  'customer',
  'dummy',
  'example',
  'fake',
  'guest',
  'na',
  'no',
  'nobody',
  'none',
  'null',
  'test',
  'undefined',
  'unknown',
  'user',
])

const fillerDomains =
  /^(test|example|none|nowhere|noemail|nomail|no|na|email|mail|null|undefined|invalid|fake|dummy|asdf|domain|unknown|customer|anonymous|user)\.([a-z]{2,3}|null|none|undefined|invalid|test)$/

/** `a@a.com`, `xxx@xxx.xx`, `abc@abc.com`: the nearest keys, on both sides of the sign. */
const madeUp =
  /^((.)\2*|abc|xyz|qwe|qwerty|asd|\d{1,6})@\1\.(com|net|org|([a-z])\4+)$|^(?:a@b|b@c|x@y|foo@bar|foo@foo|bar@foo|abc@def|abc@xyz|xyz@abc)\.[a-z]{2,3}$/

/** Examples of an address in forms. */
const sampleLocalPart =
  /^(?:(?:first|fore|given)[._-]?(?:name)?[._-]?(?:last|sur|family)[._-]?name|first[._-]last|vorname[._-]?nachname|prenom[._-]?nom|nombre[._-]?apellido|nome[._-]?(?:cognome|sobrenome)|voornaam[._-]?achternaam|imie[._-]?nazwisko|your[._-]?(?:name|e?mail)|(?:user|customer)[._-]?name)$/

/**
 * `sans objet`, `sem informa\u00e7\u00e3o`, `nie dotyczy`, `s/d`: an id is neither a negation with another word, nor two letters with a
 * slash.
 */
const isPhraseForNothing =
  /^\p{L}\/\p{L}$|^(no|not|without|non|pas|sans|sin|sem|n\u00e3o|senza|ohne|nicht|keine?r?|geen|niet|zonder|ingen|inga|ikke|ej|bez|brak|nie|nem|ei|\u043d\u0435|\u043d\u0435\u0442|\u0431\u0435\u0437)( \p{L}+){1,3}$/iu

/** Names in samples, at a sample domain. Elsewhere they may be real names. */
const samplePeople =
  /^(?:john|jane|max|erika|joe)[._-]?(?:doe|mustermann|bloggs|smith)@(?:example|test|sample|domain|muster|mustermann)\.[a-z]{2,3}$/

/** What shops and service desks type for a customer who has no address. */
const nobodies: ReadonlySet<string> = new Set(
  `cashsale cashcustomer walkin walkincustomer walkinstore walkinshop instore counter countersale guestcustomer guestuser guestcheckout nocustomer
sinemail sincorreo pasdemail pasdemailclient keinemail keinemailadresse nessunamail nessunaemail semmail sememail geenmail geenemail ingenmail ingenepost brakmaila brakemail
notprovided notavailable notsupplied notapplicable refused declined withheld optout noaddress nomail noemail hasnoemail customernoemail
notiene nottiene notengo noposee naotem naopossui nonha nonfornita nonfornito nonpresente noname nonamegiven hatkeine hatkeinemail keinemailvorhanden pasdadresse sansemail sinemailcliente nocorreo
unbekannt inconnu desconocido desconhecido sconosciuto onbekend nieznany brakadresu heeftgeen niema niemam nieposiada nieposiadam nemam nincs`.split(
    /\s+/,
  ),
)

/** At a mailbox provider, these were taken long ago, and not by a customer. */
const nobodiesAnywhere: ReadonlySet<string> = new Set([
  ...nobodies,
  ...'none na null nil unknown undefined anonymous nobody noone noname keine kein aucun ninguno nessuno'.split(' '),
])

const mailProviders: ReadonlySet<string> = new Set(
  'gmail googlemail yahoo hotmail outlook live msn icloud aol gmx web t-online orange free libero mail yandex proton protonmail'.split(
    ' ',
  ),
)

/** Mailboxes that nobody reads, at any domain. */
const unreadLocalPart =
  /^(do-?not-?reply|no-?reply|(no|non|sin|sem|sans|pas-?de|ohne|keine?|senza|brak|bez|geen)[-_.]?(e?-?mail|correo|courriel|adresse?)[aeu]?)$/

/** Numbers known from advertisements and samples in America and Spain, which many people have typed as their own. */
const advertisedIds: ReadonlySet<string> = new Set(['078051120', '219099999', '457555462', '12345678z'])

/** `value` is normalised. `written`: as it arrived, because a normalised value may have lost what identifies a filler. */
export function isFiller(type: IdentifierType, value: string, written: string = value): boolean {
  const text = value.toLowerCase()
  if (
    fillerIds.has(text) ||
    isFillerText(value) ||
    (written !== value && isFillerText(written)) ||
    isOneCharacterRepeated(text)
  )
    return true
  if (isPhraseForNothing.test(written.trim())) return true
  if (type === 'EMAIL') return isFillerEmail(text)
  if (type === 'PHONE') return isFillerPhone(text)
  if (officialTypes.has(type) && isFillerNumber(text)) return true
  if (type === 'DEVICE_ID' || type === 'COOKIE_ID') return isDeviceOfNobody(text)
  return type === 'NATIONAL_ID' && advertisedIds.has(text)
}

/** Values that many devices report as their own: an emulator's id, and the address of every network card that hides its own. */
const devicesOfNobody: ReadonlySet<string> = new Set(['9774d56d682e549c', '02:00:00:00:00:00'])

/** The same, `unknown device`, and the keys in order in each group: `12345678-1234-1234-1234-123456789012`. */
function isDeviceOfNobody(text: string): boolean {
  if (devicesOfNobody.has(text)) return true
  const groups = text.split('-')
  if (groups.length > 2 && groups.every((group) => group !== '' && '1234567890123'.startsWith(group))) return true
  const words = text.split(/[\s_-]+/)
  return words.length > 1 && words.every((word) => deviceWords.has(word) || isFillerText(word))
}

const deviceWords: ReadonlySet<string> = new Set('device browser visitor user id cookie no not'.split(' '))

const officialTypes: ReadonlySet<IdentifierType> = new Set<IdentifierType>([
  'NATIONAL_ID',
  'PASSPORT',
  'DRIVER_LICENCE',
  'TAX_ID',
  'COMPANY_REGISTRATION',
])

/** Tax offices assign these to buyers without a number of their own: in Mexico (at home and abroad), Portugal, Brazil. */
const numbersOfNobody: ReadonlySet<string> = new Set(['xaxx010101000', 'xexx010101000', '999999990', 'pt999999990'])

/** Zeros, one repeated digit, or the keys in order, with up to two letters on either side. */
function isFillerNumber(text: string): boolean {
  const compact = text.replace(/[^a-z0-9]/g, '')
  if (numbersOfNobody.has(compact)) return true
  const digits = /^[a-z]{0,3}(\d{7,})[a-z]?$/.exec(compact)?.[1]
  return digits !== undefined && (/^(\d)\1+$/.test(digits) || /^0?123456789(?:0\d?)?$|^987654321$/.test(digits))
}

/** `000...`, the nil UUID, `--------`, `99999999`. Short runs of other digits may be real numbers. */
function isOneCharacterRepeated(text: string): boolean {
  const characters = text.replace(/[\s.\-_:/]/g, '')
  return /^0*$/.test(characters) || (characters.length > 7 && /^(.)\1*$/u.test(characters))
}

function isFillerEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  if (at >= 0 && unreadLocalPart.test(text.slice(0, at))) return true
  if (madeUp.test(text)) return true
  if (at < 0) return false
  if (sampleLocalPart.test(text.slice(0, at)) || samplePeople.test(text)) return true
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)]
  // No mailbox exists there: RFC 2606 reserves the ending for addresses that lead nowhere.
  if (/(?:^|\.)(?:invalid|localhost)$/.test(domain)) return true
  const label = domain.slice(0, domain.indexOf('.'))
  const isNobody = fillerLocalParts.has(local) || isFillerText(local)
  if (isNobody && fillerDomains.test(domain)) return true
  // `guest@guest.com`, `declined@declined.com`, `keine@angabe.de`, `cash@sale.com`: the two sides together say that there is none.
  const isShort = /^[^.]+(?:\.com?)?\.[a-z]{2,3}$/.test(domain)
  if (isShort && (isNobody || nobodies.has(local)) && (local === label || isFillerText(label))) return true
  if (isShort && isTypedAtRandom(local) && isTypedAtRandom(label)) return true
  const joined = local + label
  // Few letters form a filler word by chance: `x@x.io`.
  if (joined.length > 6 && (nobodies.has(joined) || isFillerText(joined))) return true
  return mailProviders.has(label) && (nobodiesAnywhere.has(local) || /^test\d{0,3}$/.test(local))
}

/** Seven equal digits, the keys in order, American directory enquiries, or the first of the numbers used in American films. */
function isFillerPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  return (
    /(\d)\1{6,}$/.test(digits) ||
    /^\d{0,4}(0123456789|1234567890?|9876543210?)$|5551212$|^(?:33)?0?102030405$|^1?\d{3}5550100$/.test(digits)
  )
}
