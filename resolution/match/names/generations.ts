/** The generation that a word after a name states: `jr`, `sr`, `3` ... Null for any other word. */
export function suffixOf(word: string): string | null {
  return generations[word] ?? null
}

/** The same for a word that can also be a family name or an initial: it states a generation only at the end of a whole name. */
export function lastSuffixOf(word: string): string | null {
  return atTheEnd[word] ?? null
}

/** The same for a word that is a name if it is written without a dot: Jun and Sen. */
export function dottedSuffixOf(word: string): string | null {
  if (word === 'jun') return 'jr'
  return word === 'sen' ? 'sr' : null
}

/** Whether two names state different generations, such as `John I Lee` and `John Lee II`. Otherwise the letter is an initial. */
export function areOtherGenerations(a: Generation, b: Generation): boolean {
  if (a.suffix !== null && b.suffix !== null) return a.suffix !== b.suffix
  return (a.suffix !== null && isTheFirst(b)) || (b.suffix !== null && isTheFirst(a))
}

interface Generation {
  readonly suffix: string | null
  readonly names: readonly { readonly middle: readonly string[] }[]
}

function isTheFirst({ suffix, names }: Generation): boolean {
  return suffix === null && names.some(({ middle }) => middle.length === 1 && middle[0] === 'i')
}

const generations: Readonly<Record<string, string>> = {
  jr: 'jr',
  jnr: 'jr',
  junior: 'jr',
  sr: 'sr',
  snr: 'sr',
  senior: 'sr',
  // The second of a name is the junior of his father.
  ii: 'jr',
  '2nd': 'jr',
  iii: '3',
  '3rd': '3',
  iv: '4',
  '4th': '4',
  vii: '7',
  viii: '8',
}

const atTheEnd: Readonly<Record<string, string>> = {
  filho: 'jr',
  hijo: 'jr',
  fils: 'jr',
  padre: 'sr',
  pere: 'sr',
  // A grandson or nephew with the same name is neither the first nor the second.
  neto: '3',
  sobrinho: 'nephew',
  v: '5',
}
