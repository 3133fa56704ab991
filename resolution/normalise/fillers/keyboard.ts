/** The rows of keyboards: English, German, French and Russian ones. */
const rows: readonly string[] =
  'qwertyuiop qwertzuiop azertyuiop asdfghjkl qsdfghjklm zxcvbnm yxcvbnm wxcvbn \u0439\u0446\u0443\u043a\u0435\u043d\u0433\u0448\u0449\u0437 \u0444\u044b\u0432\u0430\u043f\u0440\u043e\u043b\u0434\u0436\u044d \u044f\u0447\u0441\u043c\u0438\u0442\u044c\u0431\u044e'.split(
    ' ',
  )

/** Rows that begin no name: four keys from their beginning are enough. Azer is a name, and so is Wert. */
const beginnings: ReadonlySet<string> = new Set(
  rows.filter((row) => !row.startsWith('azer')).map((row) => row.slice(0, 4)),
)

/**
 * True for a word made of neighbouring keys: `asdf`, `qwertz`, `sdfgh`, or one of these twice, `asdfasdf`; and for one letter three times
 * or more. `text` in lower case.
 */
export function isTypedAtRandom(text: string): boolean {
  if (text.length < 3) return false
  if (/^(\p{L})\1{2,}$/u.test(text)) return true
  const half = text.slice(0, text.length / 2)
  const word = text === half + half && half.length > 2 ? half : text
  if (word === 'asd' || word === 'qwe') return text !== word
  return beginnings.has(word) || (word.length > 4 && rows.some((row) => row.includes(word)))
}
