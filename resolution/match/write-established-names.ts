import { writeFileSync } from 'node:fs'
import { allFakers } from '@faker-js/faker'
import { distance } from 'fastest-levenshtein'
import { printLine } from '../../terminal.ts'
import { latinWords } from '../normalise/transliterate.ts'
import { asianNames } from './asian-names.ts'
import { furtherNames, slipsInLists } from './further-names.ts'

/**
 * Writes established-names.txt: given names that people are christened by, folded, from the name lists of many languages. The
 * English list holds spelling errors and jokes: its names count where they are no slip of a name that many lists hold. Names
 * that are missing, and slips in the other lists, are told in further-names.ts and asian-names.ts.
 */
const english = new Set<string>()
const listsByName = new Map<string, Set<string>>()
for (const [locale, faker] of Object.entries(allFakers)) {
  const lists = Object.values(faker.rawDefinitions.person?.first_name ?? {}) as readonly (readonly string[] | null)[]
  const isEnglish = allFakers.en.rawDefinitions.person?.first_name === faker.rawDefinitions.person?.first_name
  for (const name of lists.flatMap((list) => list ?? [])) {
    // Romanisations without vowels are nobody's way to write the name.
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
const added = [...english].filter((name) => !listsByName.has(name) && wellKnown.every((other) => !isSlip(name, other)))
const all = new Set([...known, ...added, ...furtherNames, ...asianNames])
const names = [...all].filter((name) => !slipsInLists.has(name)).toSorted()
writeFileSync(new URL('./established-names.txt', import.meta.url), `${names.join('\n')}\n`)
printLine(process.stdout, `${names.length} names, ${added.length} of them from the English list alone`)

function isSlip(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) < 2 && distance(a, b) === 1
}
