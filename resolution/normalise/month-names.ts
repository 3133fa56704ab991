/** Languages that write months by name, in the forms that a date needs: `mar\u0163u`, `pa\u017adziernika`, `\u043c\u0430\u044f`. */
const languages =
  'en de fr es it pt pl tr ru uk be bg nl sv da nb fi cs sk hu ro hr sl sr el et lv lt ca eu gl sq az id ms sw'.split(
    ' ',
  )

/**
 * The month, 1 to 12, of a word in any of these languages, in full or abbreviated. Null for other words, and for one that names different
 * months in different languages: `listopad` is October in Croatian and November in Polish.
 */
export function monthNamed(word: string): number | null {
  monthByName ??= readMonths()
  return monthByName.get(foldMonth(word)) ?? null
}

/** Created when the first name of a month is met: most sources write numbers. */
let monthByName: ReadonlyMap<string, number> | undefined

function readMonths(): ReadonlyMap<string, number> {
  const monthsByName = new Map<string, Set<number>>()
  for (const format of languages.flatMap(formatsOf))
    for (let month = 1; month <= 12; month += 1) {
      const parts = format.formatToParts(Date.UTC(2001, month - 1, 15))
      const name = foldMonth(parts.find(({ type }) => type === 'month')?.value ?? '')
      if (!/^\p{L}{3,}$/u.test(name)) continue
      const months = monthsByName.get(name) ?? new Set()
      monthsByName.set(name, months.add(month))
    }
  return new Map(
    [...monthsByName].flatMap(([name, [month, other]]) =>
      month === undefined || other !== undefined ? [] : [[name, month]],
    ),
  )
}

/** In full and abbreviated, alone and beside a day, because many languages decline the name there. */
function formatsOf(language: string): readonly Intl.DateTimeFormat[] {
  return (['long', 'short'] as const).flatMap((month) =>
    [{}, { day: 'numeric', year: 'numeric' } as const].map(
      (others) => new Intl.DateTimeFormat(language, { month, timeZone: 'UTC', ...others }),
    ),
  )
}

function foldMonth(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .replace(/\u0131/g, 'i')
    .replace(/\u0142/g, 'l')
}
