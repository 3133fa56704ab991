import { getCountries, isSupportedCountry } from 'libphonenumber-js/max'

/** ISO 3166-1 alpha-2 of a code or an English or native name; null where unknown. */
export function countryCodeOf(written: string | null | undefined): string | null {
  if (written === null || written === undefined) return null
  const text = written.trim()
  if (text === '') return null
  const upper = text.toUpperCase()
  const alias = aliases[fold(text)]
  if (alias !== undefined) return alias
  if (isSupportedCountry(upper)) return upper
  return codeByName().get(fold(text)) ?? null
}

/** Names people and systems write that no region list holds. */
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

const nameLanguages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']

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
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The table costs some milliseconds, which only a process that reads country names needs to spend. */
function lazily<T>(create: () => T): () => T {
  let made: T | null = null
  return () => {
    made ??= create()
    return made
  }
}
