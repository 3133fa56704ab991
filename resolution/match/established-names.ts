import { readFileSync } from 'node:fs'
import { nicknameGroupsOf } from '../normalise/nickname.ts'

let names: ReadonlySet<string> | null = null

/** Whether people are christened by the folded name, or called so for short: no slip of the pen makes it of another one. */
export function isEstablishedName(name: string): boolean {
  // Read when it is first asked for: whoever resolves nothing needs none of it.
  names ??= new Set(readFileSync(new URL('./established-names.txt', import.meta.url), 'utf8').split('\n'))
  return (name.length > 1 && names.has(name)) || nicknameGroupsOf(name).length > 0
}
