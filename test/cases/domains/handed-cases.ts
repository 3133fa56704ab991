import { readFileSync } from 'node:fs'
import type { PurposeKey } from '../../../access/purposes.ts'
import type { PersonaName } from '../../../access/tokens/personas.ts'

/** A question as `expected.json` states it. `variablesText` is sent as it stands, digits included. */
export interface Ask {
  readonly query: string
  readonly variables?: object
  readonly variablesText?: string
  readonly persona: PersonaName
  readonly purpose: PurposeKey
}

export interface HttpRequest {
  readonly method: string
  /** Follows `/graphql`. */
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Right values by the path at which they are found. */
export type Expected = Readonly<Record<string, unknown>>

export interface Check {
  /** Unique: the folder, the file or request, and the reason. */
  readonly name: string
  readonly folder: Folder
  readonly file?: string
  readonly mapping?: string
  readonly runs: number
  readonly tz?: string
  readonly ask?: Ask
  readonly http?: HttpRequest
  /** The answers to both documents are equal, once the keys of the second one are renamed by `aliases`. */
  readonly document?: string
  readonly equivalent?: string
  readonly aliases: Readonly<Record<string, string>>
  /** One of these, as a whole. */
  readonly expected: readonly Expected[]
  readonly persona: PersonaName
  readonly purpose: PurposeKey
}

export const folders = ['billing', 'consent', 'gateway'] as const
export type Folder = (typeof folders)[number]

interface Entry extends Partial<Omit<Check, 'expected' | 'name' | 'folder'>> {
  readonly name?: string
  readonly why: string
  readonly expect?: Expected
  readonly or?: readonly Expected[]
  readonly control?: Entry
}

/** Every entry of a folder and every control, which takes from its entry what it does not state. */
export function readChecks(folder: Folder): readonly Check[] {
  const entries: readonly Entry[] = JSON.parse(readCaseFile(folder, 'expected.json'))
  return entries.flatMap((entry) => {
    const checks = [checkOf(folder, entry)]
    if (entry.control !== undefined) {
      const { control, or: _, ...inherited } = entry
      checks.push(checkOf(folder, { ...inherited, ...control, why: `control: ${control.why}` }))
    }
    return checks
  })
}

function checkOf(folder: Folder, entry: Entry): Check {
  const { why, expect = {}, or = [], control: _, ...rest } = entry
  const subject = entry.name ?? entry.file ?? 'demo'
  return {
    runs: 1,
    aliases: {},
    persona: 'support',
    purpose: 'CustomerCare',
    ...rest,
    name: `${folder}: ${subject}: ${why}`,
    folder,
    expected: [expect, ...or],
  }
}

/** The text of a file of the folder. */
export function readCaseFile(folder: Folder, file: string): string {
  return readFileSync(pathOfCase(folder, file), 'utf8')
}

export function pathOfCase(folder: Folder, file: string): string {
  return new URL(`../data/${folder}/${file}`, import.meta.url).pathname
}
