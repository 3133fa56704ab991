import { countryCodeOf, likeliestCountryCodeOf } from './country.ts'
import { isFillerPlace, isSampleTown } from './fillers/filler-places.ts'
import { remembered } from './remembered.ts'
import { latinWords } from './transliterate.ts'

/** One postal address in folded parts. An empty part is unknown. */
export interface Address {
  /** House number with its letter, `12a`. */
  readonly number: string
  /** Street words in full (`street` for `st`), without blanks between them. */
  readonly street: string
  /** Flat, unit or floor: its number or letter. */
  readonly unit: string
  /** The rest of the lines: a building's or a property's name, without blanks. */
  readonly secondary: string
  readonly postalCode: string
  readonly city: string
  readonly region: string
  /** ISO 3166-1 alpha-2. Empty if the address states none. */
  readonly country: string
  /** The words of the street as written, in order. */
  readonly streetWords: readonly string[]
  /** All words of lines and city in full, in order, however the address was divided; without signs for a number or a flat. */
  readonly words: readonly string[]
}

/** All addresses of `addresses`, `address` and an address in the attributes themselves. Each once. */
export function addressesOf(
  attributes: Readonly<Record<string, unknown>>,
  defaultCountry: string | null,
): readonly Address[] {
  const listed: readonly unknown[] = Array.isArray(attributes.addresses) ? attributes.addresses : []
  const written = [
    ...listed,
    attributes.address,
    'line1' in attributes || 'postalCode' in attributes ? attributes : null,
  ]
  const byText = new Map<string, Address>()
  for (const item of written) {
    const address = addressOf(item, defaultCountry)
    if (address !== null) byText.set(Object.values(address).join('|'), address)
  }
  return [...byText.values()]
}

/** Further names under which systems store a part, after its own. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  text: ['formatted', 'formattedAddress', 'fullAddress'],
  line1: ['addressLine1', 'street1', 'streetAddress', 'street'],
  line2: ['addressLine2', 'street2'],
  city: ['town', 'locality', 'addressLocality'],
  region: ['state', 'province', 'addressRegion'],
  postalCode: ['postcode', 'postCode', 'zip', 'zipCode'],
}

const otherCities: readonly string[] = ['city', ...(otherNames.city ?? [])]

/** `written`: one line of text, or an object of the parts `text line1 line2 city region postalCode country countryCode`, or of their `otherNames`. */
export function addressOf(written: unknown, defaultCountry: string | null): Address | null {
  if (typeof written === 'string') return isFillerPlace(written) ? null : fromText(written, defaultCountry, null)
  if (typeof written !== 'object' || written === null) return null
  return addressOfParts([written, defaultCountry])
}

/** An address is read for matching, for its household, and again with every neighbour that arrives. */
const addressOfParts = remembered(([written, defaultCountry]: readonly [object, string | null]): Address | null => {
  if (otherCities.some((name) => isSampleTown(String(Reflect.get(written, name) ?? '')))) return null
  const fieldOf = (name: string): unknown => Reflect.get(written, name)
  const part = (name: string) => {
    const value =
      fieldOf(name) ??
      otherNames[name]?.map(fieldOf).find((other) => other !== undefined && other !== null && other !== '')
    const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
    return name !== 'region' && !/^[a-z]{2}$/i.test(text) && isFillerPlace(text) ? '' : text
  }
  const told = countryCodeOf(part('countryCode')) ?? likeliestCountryCodeOf(part('country'))
  const country = told ?? defaultCountry
  const line1 = withNumber(part('line1'), fieldOf)
  const city = part('city')
  if (line1 === '' && city === '' && part('postalCode') === '') {
    const text = part('text')
    return text === '' ? null : fromText(text, country, told)
  }
  const lines = [line1, part('line2')].flatMap(segmentsOf)
  const place = { postalCode: part('postalCode'), city }
  const rest = lines.flatMap((line) => withoutPlace(line, lines.length > 1, place, country))
  const { street, others } = streetAmong(rest.map(streetOf))
  return known({
    number: street.number,
    street: street.street,
    streetWords: street.words,
    unit: street.unit === '' ? (others.find(({ unit }) => unit !== '')?.unit ?? '') : street.unit,
    secondary: others.map(({ number, street: name }) => number + name).join(''),
    postalCode: postalCode(place.postalCode, country),
    city: latinWords(place.city).map(inFullCity).join(''),
    region: regionOf(part('region')),
    country: told ?? '',
    words: wordsOf([...rest, place.city]),
  })
}, JSON.stringify)

/** If street and house number are separate fields. */
function withNumber(line1: string, fieldOf: (name: string) => unknown): string {
  const number = fieldOf('houseNumber') ?? fieldOf('streetNumber')
  if (line1 === '' || /\d/.test(line1) || (typeof number !== 'string' && typeof number !== 'number')) return line1
  return `${line1} ${number}`
}

function segmentsOf(line: string): readonly string[] {
  return line
    .split(/[,;\n]+/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '')
}

/** The line with a street and a house number, wherever it is. Other text names a building or a flat. */
function streetAmong(lines: readonly StreetPart[]): {
  readonly street: StreetPart
  readonly others: readonly StreetPart[]
} {
  const whole = lines.findIndex(({ number, street }) => number !== '' && street !== '')
  const named = lines.findIndex(({ street }) => street !== '')
  const at = Math.max(whole >= 0 ? whole : named, 0)
  const lone = lines.find(({ number, street }) => number !== '' && street === '')
  const street = lines[at] ?? nothing
  // `Rosenweg` and `7` in two fields.
  if (street.number === '' && lone !== undefined && street !== lone)
    return {
      street: { ...street, number: lone.number },
      others: lines.filter((line, index) => index !== at && line !== lone),
    }
  return { street, others: lines.filter((_, index) => index !== at) }
}

const nothing: StreetPart = { number: '', street: '', words: [], unit: '' }

/** A line without the city, postal code and country that it repeats. What the other fields leave open is taken from it. */
function withoutPlace(
  line: string,
  isOneOfSeveral: boolean,
  place: { postalCode: string; city: string },
  country: string | null,
): readonly string[] {
  const folded = latinWords(line).join('')
  if (folded !== '' && folded === latinWords(place.city).join('')) return []
  if (isOneOfSeveral && countryOfPart(line) !== null) return []
  const code = postalCode(place.postalCode, country).toLowerCase()
  const found = placeOf(line, country)
  if (found === null || found.postalCode === '') return [line]
  const isSame = postalCode(found.postalCode, country).toLowerCase() === code
  // A number of four digits before a street is a house number.
  if (!isSame && (place.postalCode !== '' || !isOneOfSeveral)) return [line]
  place.postalCode ||= found.postalCode
  const rest = found.rest.trim()
  if (rest === '') return []
  if (place.city === '' && isOneOfSeveral) {
    place.city = rest
    return []
  }
  return latinWords(rest).join('') === latinWords(place.city).join('') ? [] : [withoutEnd(rest, place.city)]
}

function withoutEnd(text: string, end: string): string {
  return end !== '' && text.toLowerCase().endsWith(` ${end.toLowerCase()}`) ? text.slice(0, -end.length - 1) : text
}

/** Words for a number, a flat or a country are omitted, because they are written in many ways or not at all. */
function wordsOf(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const words = latinWords(spaced(line))
    return words
      .filter((word) => !unitWords.has(word) && !numberSigns.has(word))
      .map((word, index) => inFull(word, index, words.length).replace(/^0+(?=\d)/, ''))
  })
}

/** `12 Main St, Apt 4, Las Vegas NV 89132, USA`; `Hauptstr. 5, 10115 Berlin`. */
function fromText(text: string, defaultCountry: string | null, told: string | null): Address | null {
  const parts = text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const last = parts.at(-1)
  if (last === undefined) return null
  const lastCountry = parts.length > 1 ? countryOfPart(last) : null
  const country = lastCountry ?? defaultCountry
  const rest = lastCountry === null ? parts : parts.slice(0, -1)
  const place = { postalCode: '', region: '', city: '' }
  const lines: string[] = []
  for (const [index, whole] of rest.entries()) {
    const part = index === rest.length - 1 ? withoutCountry(whole) : whole
    if (index > 0 && countryOfPart(part) !== null) continue
    const lastRegion = index > 1 && index === rest.length - 1 ? codeByRegion.get(latinWords(part).join(' ')) : undefined
    if (lastRegion !== undefined) {
      place.region ||= lastRegion
      continue
    }
    // A single part contains street and place alike; the first of several is the street.
    const found = index === 0 && rest.length > 1 ? null : placeOf(part, country)
    if (found === null) {
      lines.push(part)
      continue
    }
    place.postalCode ||= found.postalCode
    place.region ||= found.region
    if (found.rest === '') continue
    if (rest.length > 1) place.city = found.rest
    else if (found.before !== '' && found.after !== '' && found.region === '') {
      lines.push(found.before)
      place.city = found.after
    } else lines.push(...splitAfterStreet(found.rest))
  }
  // `Flat 2, 10 Downing St`: the street is the first line with a house number and a name.
  const streetAt = lines.findIndex((line) => streetOf(line).number !== '' && streetOf(line).street !== '')
  if (streetAt > 0) lines.unshift(...lines.splice(streetAt, 1))
  if (place.city === '' && lines.length > 1) place.city = lines.pop() ?? ''
  const { street, others } = streetAmong(lines.map(streetOf))
  return known({
    number: street.number,
    street: street.street,
    streetWords: street.words,
    unit: street.unit === '' ? (others.find(({ unit }) => unit !== '')?.unit ?? '') : street.unit,
    secondary: others.map(({ number, street: name }) => number + name).join(''),
    postalCode: postalCode(place.postalCode, country),
    city: latinWords(place.city).map(inFullCity).join(''),
    region: regionOf(place.region),
    country: lastCountry ?? countryAtEnd(last) ?? told ?? '',
    words: wordsOf([...lines, place.city]),
  })
}

/** `123 E Main St Henderson`: what follows the word for a street is the city. */
function splitAfterStreet(text: string): readonly string[] {
  const words = text.split(/\s+/)
  const at = words.findLastIndex((word, index) => index > 1 && streetWords.has(word.toLowerCase().replace(/\./g, '')))
  return at < 0 || at === words.length - 1 ? [text] : [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]
}

/** `A-6020 Innsbruck Austria` without the country. */
function withoutCountry(part: string): string {
  const words = part.split(/\s+/)
  const count = countryWordsAtEnd(words)
  return count === 0 ? part : words.slice(0, -count).join(' ')
}

function countryAtEnd(part: string): string | null {
  const words = part.split(/\s+/)
  const count = countryWordsAtEnd(words)
  return count === 0 ? null : countryCodeOf(words.slice(-count).join(' '))
}

/** The number of words at the end that name a country. A code of two letters may be a state, and a single word a town. */
function countryWordsAtEnd(words: readonly string[]): number {
  for (const count of [3, 2, 1]) {
    const name = words.slice(-count).join(' ')
    if (words.length > count + 1 && name.length > 2 && countryCodeOf(name) !== null) return count
  }
  return 0
}

/** Two letters after the last comma are far more often a state's than a country's. */
function countryOfPart(part: string): string | null {
  return regionCodes.has(part.toLowerCase()) ? null : countryCodeOf(part)
}

interface Place {
  readonly postalCode: string
  readonly region: string
  readonly rest: string
  /** The text on either side of the code. */
  readonly before: string
  readonly after: string
}

/** The postal code and region that a part contains, and the rest. Null if it contains neither. */
function placeOf(written: string, country: string | null): Place | null {
  const part = written.replace(countryBeforeCode, '')
  const pattern = postalPatterns.find(({ countries, form }) => {
    return (countries === '' || country === null || countries.includes(country)) && form.test(part)
  })
  const code = pattern === undefined ? '' : (pattern.form.exec(part)?.[1] ?? '')
  const without = code === '' ? part : part.replace(code, ' ').trim()
  const words = without.split(/\s+/).filter((word) => word !== '')
  const last = words.at(-1)?.toLowerCase().replace(/\./g, '') ?? ''
  const isRegion = regionCodes.has(last) && (words.length > 1 || code !== '')
  if (code === '' && !isRegion) return null
  const [before = '', after = ''] = code === '' ? [] : part.split(code, 2).map((side) => side.trim())
  const rest = (isRegion ? words.slice(0, -1) : words).join(' ')
  return { postalCode: code, region: isRegion ? last : '', rest, before, after }
}

/** `A-6020`, `FL-9494`, `SE 111 22`: the country as on number plates. */
const countryBeforeCode =
  /\b(?:(?:A|B|D|E|F|I|L|N|P|S)-|(?:AT|BE|BG|CH|CZ|DE|DK|EE|ES|FI|FIN|FL|FR|GR|HR|HU|IT|LI|LT|LU|LV|MD|NL|NO|PL|PT|RO|SE|SI|SK|TR|UA)[- ])(?=\d{2}-?\d{2})/i

const postalPatterns: readonly { readonly countries: string; readonly form: RegExp }[] = [
  { countries: 'GB', form: /\b([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b/i },
  { countries: 'CA', form: /\b([A-Z]\d[A-Z]\s?\d[A-Z]\d)\b/i },
  { countries: 'NL', form: /\b(\d{4}\s?[A-Z]{2})\b/ },
  { countries: 'IE', form: /\b([A-Z]\d[\dW]\s?[A-Z\d]{4})\b/i },
  { countries: 'BR', form: /\b(\d{5}-\d{3})\b/ },
  { countries: 'PL', form: /\b(\d{2}-\d{3})\b/ },
  { countries: '', form: /(?<=^|\s)(\d{5}-\d{4}|\d{3}\s\d{2}|\d{4,6})(?=\s|$)/ },
]

interface StreetPart {
  readonly number: string
  readonly street: string
  readonly words: readonly string[]
  readonly unit: string
}

function streetOf(line: string): StreetPart {
  const written = line.toLowerCase().replace(/\b(\d+)\s*\/\s*(\d+)/, 'unit $1 $2')
  // `#12 Main Street` is the house, `12 Main Street #3` the flat.
  const words = withoutNumberSigns(latinWords(spaced(written.replace(/^#\s*(?=\d)/, '').replace(/#\s*/g, ' unit '))))
  let unit = ''
  const unitAt = words.findIndex((word, index) => unitWords.has(word) && isUnitNumber(words[index + 1]))
  if (unitAt >= 0) unit = words.splice(unitAt, 2)[1] ?? ''
  let number = ''
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  // `12 A` in a separate part.
  if (words.length === 2 && /^\d+$/.test(first) && /^[a-h]$/.test(last))
    return { number: first.replace(/^0+(?=\d)/, '') + last, street: '', words: [], unit }
  if (isHouseNumber(first) && words.length > 1) number = words.shift() ?? ''
  else if (isHouseNumber(last) && words.length > 1) number = words.pop() ?? ''
  else if (isHouseNumber(first)) return { number: first, street: '', words: [], unit }
  // `12 a Main Street`, `Hauptstrasse 5 b`
  else if (words.length > 2 && /^[a-d]$/.test(last) && isHouseNumber(words.at(-2) ?? '')) {
    words.pop()
    number = (words.pop() ?? '') + last
  }
  const street = words.map((word, index) => inFull(word, index, words.length)).join('')
  return { number: number.replace(/^0+(?=\d)/, ''), street, words, unit }
}

/** `Hauptstr.5` as `haupt strasse 5`. */
function spaced(line: string): string {
  return line.toLowerCase().replace(/(stra(?:ss|\u00df)e|str\.?)(?=\s|$|\d|,)/g, 'strasse ')
}

/** `No 321`, `Nr. 5`, `n\u00ba 12` become the number alone. */
function withoutNumberSigns(words: readonly string[]): string[] {
  return words.filter((word, index) => !(numberSigns.has(word) && isHouseNumber(words[index + 1] ?? '')))
}

function isHouseNumber(word: string): boolean {
  return /^\d{1,5}[a-z]?$/.test(word)
}

function isUnitNumber(word: string | undefined): boolean {
  return word !== undefined && (/\d/.test(word) || word.length === 1)
}

/** `st` at the beginning means saint. */
function inFull(word: string, index: number, count: number): string {
  if (word === 'st' && index === 0 && count > 1) return 'saint'
  return abbreviations.get(word) ?? word
}

function inFullCity(word: string): string {
  return cityAbbreviations[word] ?? word
}

/** Without the zeros that a spreadsheet drops. */
function postalCode(written: string, country: string | null): string {
  const code = written
    .replace(countryBeforeCode, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(
      /^(?:A|AT|B|BE|CH|CZ|D|DE|DK|E|EE|ES|F|FI|FR|HR|HU|I|IT|L|LI|FL|LT|LU|LV|N|NO|P|PL|PT|RO|S|SE|SI|SK|TR)(?=\d{4,5}$)/,
      '',
    )
  const isZip = (country === 'US' || country === null) && /^\d{9}$/.test(code)
  return (isZip ? code.slice(0, 5) : code).replace(/^0+(?=\d+$)/, '')
}

function regionOf(written: string): string {
  const folded = latinWords(written).join(' ')
  return codeByRegion.get(folded) ?? folded.replace(/ /g, '')
}

function known(address: Address): Address | null {
  const { country, region, words, streetWords, ...parts } = address
  return Object.values(parts).every((part) => part === '') && region === '' ? null : address
}

const numberSigns: ReadonlySet<string> = new Set(
  'no nr nro num numero number numer nummer n hausnummer hausnr cislo'.split(' '),
)

const unitWords: ReadonlySet<string> = new Set(
  'apt apartment unit flat suite ste room rm floor fl level lvl app appt wohnung whg piso depto'.split(' '),
)

const abbreviations: ReadonlyMap<string, string> = new Map(
  `st street|str strasse|rd road|ave avenue|av avenue|aven avenue|blvd boulevard|boul boulevard|bd boulevard|dr drive|drv drive
ln lane|ct court|crt court|cir circuit|cct circuit|circ circuit|circle circuit|cres crescent|cr crescent|crs crescent|pl place|plc place
sq square|tce terrace|ter terrace|terr terrace|pde parade|hwy highway|pkwy parkway|pky parkway|cl close|gr grove|gve grove
grv grove|gdns gardens|gdn garden|mt mount|mnt mount|ft fort|n north|s south|e east|w west|ne northeast|nw northwest
se southeast|sw southwest|esp esplanade|trl trail|xing crossing|expy expressway|fwy freeway|pza plaza
plz platz|c calle|avda avenida|pto puerto|ul ulica|ctr center|centre center|hts heights|jct junction|mnr manor
ests estates|est estate|bldg building|vlg village|vlge village|rte route|r rue`
    .split(/[|\n]/)
    .map((line): [string, string] => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? '']),
)

const streetWords: ReadonlySet<string> = new Set(
  'st street rd road ave avenue blvd boulevard dr drive ln lane ct court cir circle pl place sq square ter terrace pkwy parkway hwy highway way close crescent'.split(
    ' ',
  ),
)

const cityAbbreviations: Readonly<Record<string, string>> = { st: 'saint', ft: 'fort', mt: 'mount', ste: 'sainte' }

const regions =
  `al alabama|ak alaska|az arizona|ar arkansas|ca california|co colorado|ct connecticut|de delaware|fl florida|ga georgia
hi hawaii|id idaho|il illinois|in indiana|ia iowa|ks kansas|ky kentucky|la louisiana|me maine|md maryland|ma massachusetts|mi michigan
mn minnesota|ms mississippi|mo missouri|mt montana|ne nebraska|nv nevada|nh new hampshire|nj new jersey|nm new mexico|ny new york
nc north carolina|nd north dakota|oh ohio|ok oklahoma|or oregon|pa pennsylvania|ri rhode island|sc south carolina|sd south dakota
tn tennessee|tx texas|ut utah|vt vermont|va virginia|wa washington|wv west virginia|wi wisconsin|wy wyoming|dc district of columbia
nsw new south wales|vic victoria|qld queensland|sa south australia|tas tasmania|act australian capital territory|nt northern territory
on ontario|qc quebec|bc british columbia|ab alberta|mb manitoba|sk saskatchewan|ns nova scotia|nb new brunswick|nl newfoundland and labrador|pe prince edward island`
    .split(/[|\n]/)
    .map((line) => {
      const at = line.indexOf(' ')
      return [line.slice(0, at), line.slice(at + 1)] as const
    })

const regionCodes: ReadonlySet<string> = new Set(regions.map(([code]) => code))
const codeByRegion: ReadonlyMap<string, string> = new Map(regions.map(([code, name]) => [name, code]))
