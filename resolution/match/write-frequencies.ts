import { readFileSync, writeFileSync } from 'node:fs'
import { allFakers } from '@faker-js/faker'
import { printLine } from '../../process/terminal.ts'
import { latinWords } from '../normalise/transliterate.ts'
import { type ModelFile, readModelFile } from './model.ts'
import { commonFamilyNames, commonGivenNames, commonOrganisationWords } from './names/common-names.ts'
import { personNamesOf } from './names/person-names.ts'

/**
 * Writes the name frequencies of model.json: shares known of large peoples (PRIOR), name lists of many languages, where a
 * name of a list of n counts 1/n at most (PRIOR), and counts in record lines (MEASURED; the arguments, JSONL). A name counts as in
 * the place where it is commonest: that costs a little certainty elsewhere and links nobody wrongly.
 */
const modelUrl = new URL('./model.json', import.meta.url)
/** A name of no list is as rare as this. */
const rarest = { given: 1_000, family: 330 }
/** A name rarer than this is not listed. */
const floors = { given: 400, family: 250 }
const most = { given: 6_000, family: 3_000 }

const given = new Map<string, number>()
const family = new Map<string, number>()
for (const [name, perMillion] of parse(commonGivenNames)) raise(given, name, perMillion)
for (const [name, perMillion] of parse(commonFamilyNames)) raise(family, name, perMillion)
addListedNames()
for (const path of process.argv.slice(2)) addRecords(path)
const file = readModelFile(modelUrl)
const written: ModelFile = {
  ...file,
  givenNames: frequenciesOf(given, floors.given, rarest.given, most.given),
  familyNames: frequenciesOf(family, floors.family, rarest.family, most.family),
  organisationWords: frequenciesOf(new Map(parse(commonOrganisationWords)), 100, 1_000, 1_000),
}
writeFileSync(modelUrl, `${JSON.stringify(written, null, 2)}\n`)
printLine(process.stdout, `${given.size} given and ${family.size} family names read`)

/** A name counts from the second list on: one list alone holds spelling errors and jokes. */
function addListedNames(): void {
  const lists = { given: new Set<string>(), family: new Set<string>() }
  for (const faker of Object.values(allFakers)) {
    const { first_name, last_name } = faker.rawDefinitions.person ?? {}
    for (const list of Object.values(first_name ?? {})) lists.given.add((list ?? []).map(folded).join(' '))
    for (const list of Object.values(last_name ?? {})) lists.family.add((list ?? []).map(folded).join(' '))
  }
  addLists(given, lists.given, 2_000)
  addLists(family, lists.family, 3_500)
}

/** A short list is a choice, not a people: its names count as one of `least` at most. */
function addLists(into: Map<string, number>, lists: ReadonlySet<string>, least: number): void {
  const seen = new Map<string, { lists: number; perMillion: number }>()
  for (const list of lists) {
    const names = new Set(list.split(' ').filter((name) => name.length > 1))
    for (const name of names) {
      const known = seen.get(name) ?? { lists: 0, perMillion: 0 }
      const perMillion = Math.max(known.perMillion, 1_000_000 / Math.max(names.size, least))
      seen.set(name, { lists: known.lists + 1, perMillion })
    }
  }
  for (const [name, { lists: count, perMillion }] of seen) if (count > 1) raise(into, name, perMillion)
}

function folded(name: string): string {
  return latinWords(name).join('')
}

function addRecords(path: string): void {
  const counts = { given: new Map<string, number>(), family: new Map<string, number>() }
  let records = 0
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue
    // A file of the person who runs this.
    const { attributes } = JSON.parse(line) as { readonly attributes: Readonly<Record<string, unknown>> }
    const name = personNamesOf(attributes).names[0]
    if (name === undefined) continue
    records += 1
    count(counts.given, name.givenWhole.text)
    count(counts.family, name.family.text)
  }
  for (const [name, times] of counts.given) if (times >= 5) raise(given, name, (times / records) * 1_000_000)
  for (const [name, times] of counts.family) if (times >= 5) raise(family, name, (times / records) * 1_000_000)
}

function count(counts: Map<string, number>, name: string): void {
  if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
}

function raise(into: Map<string, number>, name: string, perMillion: number): void {
  into.set(name, Math.max(into.get(name) ?? 0, Math.round(perMillion)))
}

function parse(table: string): readonly (readonly [string, number])[] {
  return table
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [name = '', perMillion = ''] = entry.split(':')
      return [name, Number(perMillion)] as const
    })
}

function frequenciesOf(
  byName: ReadonlyMap<string, number>,
  floor: number,
  otherwise: number,
  count: number,
): ModelFile['givenNames'] {
  const kept = [...byName].filter(([, perMillion]) => perMillion >= floor)
  const sorted = kept.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, count)
  return {
    from: 'PRIOR: shares in large peoples and name lists of 60 locales; MEASURED: records, names seen 5 times or more',
    otherwise: otherwise / 1_000_000,
    perMillion: sorted.map(([name, perMillion]) => `${name}:${perMillion}`).join(' '),
  }
}
