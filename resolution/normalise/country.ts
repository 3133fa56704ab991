import { getCountries, isSupportedCountry } from 'libphonenumber-js/max'
import { typosBetween } from '../match/similarity.ts'
import { remembered } from './remembered.ts'

/** ISO 3166-1 alpha-2 of a code or an English or native name. Null if unknown. */
export function countryCodeOf(written: string | null | undefined): string | null {
  if (written === null || written === undefined) return null
  const text = written.trim()
  if (text === '') return null
  const upper = text.toUpperCase()
  const folded = fold(text)
  const alias = aliases[folded]
  if (alias !== undefined) return alias
  if (upper.length === 2 && isSupportedCountry(upper)) return upper
  return codeByName().get(folded) ?? null
}

/** The same for a name with a typing error, such as `Germny`, in a field that contains a country: the only similar name. */
export function likeliestCountryCodeOf(written: string): string | null {
  const code = countryCodeOf(written)
  const name = fold(written.trim())
  if (code !== null || name.length < 5 || name.length > longestName) return code
  return onlyCodeLike(name)
}

/** No country has a longer name. */
const longestName = 100

const onlyCodeLike = remembered((name: string) => {
  const most = name.length > 8 ? 2 : 1
  const found = new Set([...codeByName()].flatMap(([other, of]) => (typosBetween(name, other) <= most ? [of] : [])))
  return found.size === 1 ? ([...found][0] ?? null) : null
})

/** Names that people and systems write but no region list contains. */
const aliases: Readonly<Record<string, string>> = {
  uk: 'GB',
  gbr: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  'northern ireland': 'GB',
  usa: 'US',
  'u.s.a.': 'US',
  'u.s.': 'US',
  america: 'US',
  'united states of america': 'US',
  deu: 'DE',
  fra: 'FR',
  esp: 'ES',
  ita: 'IT',
  bra: 'BR',
  can: 'CA',
  aus: 'AU',
  ind: 'IN',
  nld: 'NL',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  'russian federation': 'RU',
  'republic of ireland': 'IE',
  eire: 'IE',
  'south korea': 'KR',
  'republic of korea': 'KR',
  'viet nam': 'VN',
  brasil: 'BR',
  uae: 'AE',
  'u.a.e.': 'AE',
  ksa: 'SA',
  prc: 'CN',
  'p.r. china': 'CN',
  turkiye: 'TR',
  'ivory coast': 'CI',
  burma: 'MM',
}

const nameLanguages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'sv', 'da', 'nb', 'fi', 'cs', 'hu', 'ro']

const codeByName = lazily((): ReadonlyMap<string, string> => {
  const codes = new Map<string, string>()
  for (const language of nameLanguages) {
    const names = new Intl.DisplayNames([language], { type: 'region' })
    for (const code of getCountries()) {
      const name = names.of(code)
      if (name !== undefined && !codes.has(fold(name))) codes.set(fold(name), code)
    }
  }
  return codes
})

function fold(text: string): string {
  if (/^[a-zA-Z ]*$/.test(text)) return text.toLowerCase()
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Creating the table costs some milliseconds, which only a process that reads country names needs to spend. */
function lazily<T>(create: () => T): () => T {
  let made: T | null = null
  return () => {
    made ??= create()
    return made
  }
}
