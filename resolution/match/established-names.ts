import { readFileSync } from 'node:fs'
import { nicknameGroupsOf } from '../normalise/nickname.ts'

let names: ReadonlySet<string> | null = null

/** Whether people are christened by the folded name, or called so for short: no slip of the pen makes it of another one. */
export function isEstablishedName(name: string): boolean {
  // Read when it is first asked for: whoever resolves nothing needs none of it.
  names ??= new Set(readFileSync(new URL('./established-names.txt', import.meta.url), 'utf8').split('\n'))
  return (name.length > 1 && names.has(name)) || nicknameGroupsOf(name).length > 0
}

/** Established, or one slip of the pen from a name that is: `arrmando` is a way to write Armando, and none to write Pilar. */
export function isNearEstablishedName(name: string): boolean {
  if (isEstablishedName(name)) return true
  // Nearly every short text is one letter from some name.
  if (name.length < 5) return false
  const known = nearByName.get(name)
  if (known !== undefined) return known
  const isNear = slipsOf(name).some((slip) => slip.length > 4 && isEstablishedName(slip))
  // The names of whole peoples pass here: what is forgotten is found out again.
  if (nearByName.size >= mostRemembered) nearByName.clear()
  nearByName.set(name, isNear)
  return isNear
}

const nearByName = new Map<string, boolean>()
const mostRemembered = 20_000

/** The text with one letter less, more or other, or two neighbours changed. */
function slipsOf(text: string): readonly string[] {
  const slips: string[] = []
  for (let at = 0; at <= text.length; at += 1) {
    const [before, behind] = [text.slice(0, at), text.slice(at)]
    slips.push(before + behind.slice(1), before + behind.charAt(1) + behind.charAt(0) + behind.slice(2))
    for (const letter of 'abcdefghijklmnopqrstuvwxyz')
      slips.push(before + letter + behind, before + letter + behind.slice(1))
  }
  return slips
}
