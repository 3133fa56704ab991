import { lowerCase } from './clean-text.ts'

/** The code of a language that is written as a code, `en`, `de-AT`, `pt_BR`, `eng`, or by its name. Null if it is not a language. */
export function languageCodeOf(written: string): string | null {
  const text = lowerCase(written.trim())
  const [first = ''] = text.split(/[-_]/)
  if (/^[a-z]{2,3}([-_][a-z\d]{2,8})*$/.test(text)) {
    const code = canonical(first)
    if (code !== null && english.of(code) !== undefined) return code
  }
  return codeByName().get(text) ?? null
}

const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** `eng` is `en`. */
function canonical(code: string): string | null {
  try {
    return Intl.getCanonicalLocales(code)[0] ?? null
  } catch {
    return null
  }
}

let known: ReadonlyMap<string, string> | null = null

/** In English, in the language itself, and in those that many systems use. Created on first use. */
function codeByName(): ReadonlyMap<string, string> {
  known ??= new Map(allCodes().flatMap((code) => namesOf(code).map((name) => [lowerCase(name), code] as const)))
  return known
}

const letters = [...'abcdefghijklmnopqrstuvwxyz']

function allCodes(): readonly string[] {
  return letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => english.of(code) !== undefined)
}

const namingLanguages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv'].map(
  (code) => new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }),
)

function namesOf(code: string): readonly string[] {
  const own = new Intl.DisplayNames([code], { type: 'language', fallback: 'none' })
  return [own, ...namingLanguages].flatMap((names) => names.of(code) ?? [])
}
