import { readFileSync } from 'node:fs'
import { nicknameGroupsOf } from '../../normalise/nickname.ts'
import { remembered } from '../../normalise/remembered.ts'

let genders: ReadonlyMap<string, string> | null = null

/** Whether people are christened by the folded name, or called so for short: no typo makes it of another one. */
export function isEstablishedName(name: string): boolean {
  return (name.length > 1 && gendersByName().has(name)) || nicknameGroupsOf(name).length > 0
}

/** One is a man's name alone and the other a woman's. */
export function areOfOtherGenders(a: string, b: string): boolean {
  const [one, other] = [genderOfName(a), genderOfName(b)]
  return one !== '' && other !== '' && one !== other
}

/** `m` or `f` of a name that is given to men alone or to women alone; empty of others. */
export function genderOfName(name: string): string {
  return gendersByName().get(name) ?? ''
}

/** Each established name with `m` or `f`, or empty where it is given to men and women, or nobody says to whom. */
function gendersByName(): ReadonlyMap<string, string> {
  // Read when it is first asked for: whoever resolves nothing needs none of it.
  genders ??= new Map(
    readFileSync(new URL('./established-names.txt', import.meta.url), 'utf8')
      .split('\n')
      .map((line): [string, string] => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? '']),
  )
  return genders
}

/** Established, or one typo from a name that is: `arrmando` is a way to write Armando, and none to write Pilar. */
export function isNearEstablishedName(name: string): boolean {
  if (isEstablishedName(name)) return true
  // Nearly every short text is one letter from some name.
  return name.length > 4 && isTypoOfEstablishedName(name)
}

const isTypoOfEstablishedName = remembered((name: string) =>
  typosOf(name).some((typo) => typo.length > 4 && isEstablishedName(typo)),
)

/** The text with one letter less, more or other, or two neighbours changed. */
function typosOf(text: string): readonly string[] {
  const typos: string[] = []
  for (let at = 0; at <= text.length; at += 1) {
    const [before, behind] = [text.slice(0, at), text.slice(at)]
    typos.push(before + behind.slice(1), before + behind.charAt(1) + behind.charAt(0) + behind.slice(2))
    for (const letter of 'abcdefghijklmnopqrstuvwxyz')
      typos.push(before + letter + behind, before + letter + behind.slice(1))
  }
  return typos
}
