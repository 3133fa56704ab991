import { writeFileSync } from 'node:fs'
import { allFakers } from '@faker-js/faker'
import { distance } from 'fastest-levenshtein'
import { printLine } from '../../../process/terminal.ts'
import { latinWords } from '../../normalise/transliterate.ts'
import { asianNames } from './asian-names.ts'
import { furtherNames, typosInLists } from './further-names.ts'
import { menNames, sharedNames, womenNames } from './gendered-names.ts'

/**
 * Writes established-names.txt: given names in use, folded, from the name lists of many languages. The English list contains spelling
 * errors and jokes: a name of it counts only if it is not a typo of a name that many lists contain. further-names.ts and asian-names.ts
 * contain missing names, and typos in the other lists. A name is followed by m or f if gendered-names.ts and all lists that state a gender
 * give it to men only or to women only.
 */
const english = new Set<string>()
const listsByName = new Map<string, Set<string>>()
const men = new Set([...menNames, ...sharedNames])
const women = new Set([...womenNames, ...sharedNames])
for (const [locale, faker] of Object.entries(allFakers)) {
  const byKind = Object.entries(faker.rawDefinitions.person?.first_name ?? {}) as readonly (readonly [
    string,
    readonly string[] | null,
  ])[]
  for (const [kind, list] of byKind) {
    const ofOne = kind === 'male' ? men : kind === 'female' ? women : null
    for (const name of list ?? []) {
      const words = latinWords(name)
      if (words.length === 1) ofOne?.add(words[0] ?? '')
    }
  }
  const lists = byKind.map(([, list]) => list)
  const isEnglish = allFakers.en.rawDefinitions.person?.first_name === faker.rawDefinitions.person?.first_name
  for (const name of lists.flatMap((list) => list ?? [])) {
    // Nobody writes the name as a romanisation without vowels.
    if (!/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}'’. -]+$/u.test(name)) continue
    const words = latinWords(name)
    const [word = ''] = words
    if (words.length !== 1 || word.length < 2) continue
    if (isEnglish) english.add(word)
    else listsByName.set(word, (listsByName.get(word) ?? new Set()).add(locale))
  }
}
const known = [...listsByName.keys()]
const wellKnown = known.filter((name) => (listsByName.get(name)?.size ?? 0) >= 4)
const added = [...english].filter((name) => !listsByName.has(name) && wellKnown.every((other) => !isTypo(name, other)))
const all = new Set([...known, ...added, ...furtherNames, ...asianNames, ...menNames, ...womenNames])
const names = [...all].filter((name) => !typosInLists.has(name)).toSorted()
writeFileSync(new URL('./established-names.txt', import.meta.url), `${names.map(withGender).join('\n')}\n`)
printLine(process.stdout, `${names.length} names, ${added.length} of them from the English list alone`)

function withGender(name: string): string {
  if (men.has(name) === women.has(name)) return name
  return `${name} ${men.has(name) ? 'm' : 'f'}`
}

function isTypo(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) < 2 && distance(a, b) === 1
}
