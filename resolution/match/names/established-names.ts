import { readFileSync } from 'node:fs'
import { nicknameGroupsOf } from '../../normalise/nickname.ts'
import { remembered } from '../../normalise/remembered.ts'

let genders: ReadonlyMap<string, string> | null = null

/** Whether the folded text is a name in use, or a usual short form, and therefore not a typo of another name. */
export function isEstablishedName(name: string): boolean {
  return (name.length > 1 && gendersByName().has(name)) || nicknameGroupsOf(name).length > 0
}

/** Whether one is a name of men only and the other of women only. */
export function areOfOtherGenders(a: string, b: string): boolean {
  const [one, other] = [genderOfName(a), genderOfName(b)]
  return one !== '' && other !== '' && one !== other
}

/** `m` or `f` for a name that only men or only women have. Empty for any other name. */
export function genderOfName(name: string): string {
  return gendersByName().get(name) ?? ''
}

/** Each established name with `m` or `f`. Empty if both have it, or if no list states a gender. */
function gendersByName(): ReadonlyMap<string, string> {
  // Read when it is first needed: a process that resolves nothing does not need it.
  genders ??= new Map(
    readFileSync(new URL('./established-names.txt', import.meta.url), 'utf8')
      .split('\n')
      .map((line): [string, string] => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? '']),
  )
  return genders
}

/** Whether it is established, or one typo away from an established name: `arrmando` can be Armando, but not Pilar. */
export function isNearEstablishedName(name: string): boolean {
  if (isEstablishedName(name)) return true
  // Nearly every short text is one letter away from some name.
  return name.length > 4 && isTypoOfEstablishedName(name)
}

const isTypoOfEstablishedName = remembered((name: string) =>
  typosOf(name).some((typo) => typo.length > 4 && isEstablishedName(typo)),
)

/** The text with one letter removed, added or replaced, or with two neighbouring letters swapped. */
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
