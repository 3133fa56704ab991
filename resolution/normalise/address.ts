import { countryCodeOf } from './country.ts'
import { latinWords } from './transliterate.ts'

/** One postal address in folded parts; an empty part is not known. */
export interface Address {
  /** House number with its letter, `12a`. */
  readonly number: string
  /** Street words in full (`street` for `st`) without blanks between them. */
  readonly street: string
  /** Flat, unit or floor: its number or letter. */
  readonly unit: string
  /** What else stands in the lines: a building's or a property's name, without blanks. */
  readonly secondary: string
  readonly postalCode: string
  readonly city: string
  readonly region: string
  /** ISO 3166-1 alpha-2; empty where the address tells none. */
  readonly country: string
}

/** All addresses of `addresses`, `address` and an address written in the attributes themselves. Each once. */
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

/** `written`: one line of text, or an object of the parts `text line1 line2 city region postalCode country countryCode`. */
export function addressOf(written: unknown, defaultCountry: string | null): Address | null {
  if (typeof written === 'string') return fromText(written, defaultCountry, null)
  if (typeof written !== 'object' || written === null) return null
  const part = (name: string) => {
    const value: unknown = Reflect.get(written, name)
    const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
    return fillers.has(text.toLowerCase()) ? '' : text
  }
  const told = countryCodeOf(part('countryCode')) ?? countryCodeOf(part('country'))
  const country = told ?? defaultCountry
  const line1 = part('line1')
  const city = part('city')
  if (line1 === '' && city === '' && part('postalCode') === '') {
    const text = part('text')
    return text === '' ? null : fromText(text, country, told)
  }
  const first = streetOf(line1)
  const second = streetOf(part('line2'))
  // The street may stand in the second line, beneath a building's name.
  const isSecondStreet = first.number === '' && second.number !== '' && second.street !== ''
  const street = isSecondStreet ? second : first
  const other = isSecondStreet ? first : second
  return known({
    number: street.number,
    street: street.street,
    unit: street.unit === '' ? other.unit : street.unit,
    secondary: other.number + other.street,
    postalCode: postalCode(part('postalCode'), country),
    city: latinWords(city).map(inFullCity).join(''),
    region: regionOf(part('region')),
    country: told ?? '',
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
  for (const [index, part] of rest.entries()) {
    const lastRegion = index > 1 && index === rest.length - 1 ? codeByRegion.get(latinWords(part).join(' ')) : undefined
    if (lastRegion !== undefined) {
      place.region ||= lastRegion
      continue
    }
    // A lone part holds street and place alike; the first of several is the street.
    const found = index === 0 && rest.length > 1 ? null : placeOf(part, country)
    if (found === null) {
      lines.push(part)
      continue
    }
    place.postalCode ||= found.postalCode
    place.region ||= found.region
    if (found.rest === '') continue
    if (rest.length > 1) place.city = found.rest
    else lines.push(...splitAfterStreet(found.rest))
  }
  // `Flat 2, 10 Downing St`: the street is the first line with a house number and a name.
  const streetAt = lines.findIndex((line) => streetOf(line).number !== '' && streetOf(line).street !== '')
  if (streetAt > 0) lines.unshift(...lines.splice(streetAt, 1))
  if (place.city === '' && lines.length > 1) place.city = lines.pop() ?? ''
  const first = streetOf(lines[0] ?? '')
  const others = lines.slice(1).map(streetOf)
  return known({
    number: first.number,
    street: first.street,
    unit: first.unit === '' ? (others.find(({ unit }) => unit !== '')?.unit ?? '') : first.unit,
    secondary: others.map(({ number, street }) => number + street).join(''),
    postalCode: postalCode(place.postalCode, country),
    city: latinWords(place.city).map(inFullCity).join(''),
    region: regionOf(place.region),
    country: lastCountry ?? told ?? '',
  })
}

/** `123 E Main St Henderson`: what follows the word for a street is the city. */
function splitAfterStreet(text: string): readonly string[] {
  const words = text.split(/\s+/)
  const at = words.findLastIndex((word, index) => index > 1 && streetWords.has(word.toLowerCase().replace(/\./g, '')))
  return at < 0 || at === words.length - 1 ? [text] : [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]
}

/** Two letters after the last comma are a state's far more often than a country's. */
function countryOfPart(part: string): string | null {
  return regionCodes.has(part.toLowerCase()) ? null : countryCodeOf(part)
}

interface Place {
  readonly postalCode: string
  readonly region: string
  readonly rest: string
}

/** Postal code and region that a part holds, and what is left; null where it holds neither. */
function placeOf(part: string, country: string | null): Place | null {
  const pattern = postalPatterns.find(({ countries, form }) => {
    return (countries === '' || country === null || countries.includes(country)) && form.test(part)
  })
  const code = pattern === undefined ? '' : (pattern.form.exec(part)?.[1] ?? '')
  const without = code === '' ? part : part.replace(code, ' ').trim()
  const words = without.split(/\s+/).filter((word) => word !== '')
  const last = words.at(-1)?.toLowerCase().replace(/\./g, '') ?? ''
  const isRegion = regionCodes.has(last) && (words.length > 1 || code !== '')
  if (code === '' && !isRegion) return null
  return { postalCode: code, region: isRegion ? last : '', rest: (isRegion ? words.slice(0, -1) : words).join(' ') }
}

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
  readonly unit: string
}

function streetOf(line: string): StreetPart {
  const written = line.toLowerCase().replace(/\b(\d+)\s*\/\s*(\d+)/, 'unit $1 $2')
  const words = [
    ...latinWords(written.replace(/#\s*/g, ' unit ').replace(/(stra(?:ss|\u00df)e|str\.?)(?=\s|$|\d|,)/g, 'strasse ')),
  ]
  let unit = ''
  const unitAt = words.findIndex((word, index) => unitWords.has(word) && isUnitNumber(words[index + 1]))
  if (unitAt >= 0) unit = words.splice(unitAt, 2)[1] ?? ''
  let number = ''
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  if (isHouseNumber(first) && words.length > 1) number = words.shift() ?? ''
  else if (isHouseNumber(last) && words.length > 1) number = words.pop() ?? ''
  else if (isHouseNumber(first)) return { number: first, street: '', unit }
  // `12 a Main Street`, `Hauptstrasse 5 b`
  else if (words.length > 2 && /^[a-d]$/.test(last) && isHouseNumber(words.at(-2) ?? '')) {
    words.pop()
    number = (words.pop() ?? '') + last
  }
  const street = words.map((word, index) => inFull(word, index, words.length)).join('')
  return { number: number.replace(/^0+(?=\d)/, ''), street, unit }
}

function isHouseNumber(word: string): boolean {
  return /^\d{1,5}[a-z]?$/.test(word)
}

function isUnitNumber(word: string | undefined): boolean {
  return word !== undefined && (/\d/.test(word) || word.length === 1)
}

/** `st` at the beginning is a saint. */
function inFull(word: string, index: number, count: number): string {
  if (word === 'st' && index === 0 && count > 1) return 'saint'
  return abbreviations[word] ?? word
}

function inFullCity(word: string): string {
  return cityAbbreviations[word] ?? word
}

function postalCode(written: string, country: string | null): string {
  const code = written.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const isZip = (country === 'US' || country === null) && /^\d{9}$/.test(code)
  return isZip ? code.slice(0, 5) : code
}

function regionOf(written: string): string {
  const folded = latinWords(written).join(' ')
  return codeByRegion.get(folded) ?? folded.replace(/ /g, '')
}

function known(address: Address): Address | null {
  const { country, region, ...parts } = address
  return Object.values(parts).every((part) => part === '') && region === '' ? null : address
}

const fillers: ReadonlySet<string> = new Set(
  '|-|n/a|na|none|null|unknown|undefined|tbd|tba|xxx|not known|not provided|address unknown|homeless|no fixed abode|no fixed address|general delivery|poste restante|same as above|00000|99999'.split(
    '|',
  ),
)

const unitWords: ReadonlySet<string> = new Set(
  'apt apartment unit flat suite ste room rm floor fl level lvl app appt wohnung whg piso depto'.split(' '),
)

const abbreviations: Readonly<Record<string, string>> = Object.fromEntries(
  `st street|str strasse|rd road|ave avenue|av avenue|aven avenue|blvd boulevard|boul boulevard|bd boulevard|dr drive|drv drive
ln lane|ct court|crt court|cir circuit|cct circuit|circ circuit|circle circuit|cres crescent|cr crescent|crs crescent|pl place|plc place
sq square|tce terrace|ter terrace|terr terrace|pde parade|hwy highway|pkwy parkway|pky parkway|cl close|gr grove|gve grove
grv grove|gdns gardens|gdn garden|mt mount|mnt mount|ft fort|n north|s south|e east|w west|ne northeast|nw northwest
se southeast|sw southwest|esp esplanade|trl trail|xing crossing|expy expressway|fwy freeway|pza plaza
plz platz|c calle|avda avenida|pto puerto|ul ulica|ctr center|centre center|hts heights|jct junction|mnr manor
ests estates|est estate|bldg building|vlg village|vlge village|rte route|r rue`
    .split(/[|\n]/)
    .map((line) => line.split(' ')),
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
