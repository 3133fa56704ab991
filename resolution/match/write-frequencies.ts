import { readFileSync, writeFileSync } from 'node:fs'
import { allFakers } from '@faker-js/faker'
import { commonFamilyNames, commonGivenNames, commonOrganisationWords } from './common-names.ts'
import { type ModelFile, readModelFile } from './model.ts'
import { personNamesOf } from './person-names.ts'
import { latinWords } from '../normalise/transliterate.ts'

/**
 * Writes the name frequencies of model.json: shares known of large peoples (PRIOR), name lists of many languages, where a
 * name of a list of n counts 1/n (PRIOR), and counts in record lines (MEASURED; the arguments, JSONL). A name counts as in
 * the place where it is commonest: that costs a little certainty elsewhere and links nobody wrongly.
 */
const modelUrl = new URL('./model.json', import.meta.url)
/** A name rarer than this is as rare as one of no list. */
const floors = { given: 1_000, family: 250 }
const most = { given: 2_500, family: 3_500 }

const given = new Map<string, number>()
const family = new Map<string, number>()
for (const [name, perMillion] of parse(commonGivenNames)) raise(given, name, perMillion)
for (const [name, perMillion] of parse(commonFamilyNames)) raise(family, name, perMillion)
addListedNames()
for (const path of process.argv.slice(2)) addRecords(path)
const file = readModelFile(modelUrl)
const written: ModelFile = {
  ...file,
  givenNames: frequenciesOf(given, floors.given, most.given),
  familyNames: frequenciesOf(family, floors.family, most.family),
  organisationWords: frequenciesOf(new Map(parse(commonOrganisationWords)), 100, 1_000),
}
writeFileSync(modelUrl, `${JSON.stringify(written, null, 2)}\n`)
console.log(`${given.size} given and ${family.size} family names read`)

function addListedNames(): void {
  for (const faker of Object.values(allFakers)) {
    const { first_name, last_name } = faker.rawDefinitions.person ?? {}
    for (const list of Object.values(first_name ?? {})) addList(given, list ?? [])
    for (const list of Object.values(last_name ?? {})) addList(family, list ?? [])
  }
}

function addList(into: Map<string, number>, list: readonly string[]): void {
  // A short list is a choice, not a people: its names are no more than among a thousand others.
  const perMillion = 1_000_000 / Math.max(list.length, 1_000)
  for (const name of list) {
    const text = latinWords(name).join('')
    if (text.length > 1) raise(into, text, perMillion)
  }
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

function frequenciesOf(byName: ReadonlyMap<string, number>, floor: number, count: number): ModelFile['givenNames'] {
  const kept = [...byName].filter(([, perMillion]) => perMillion >= floor)
  const sorted = kept.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, count)
  return {
    from: 'PRIOR: shares in large peoples and name lists of 60 locales; MEASURED: records, names seen 5 times or more',
    otherwise: floor / 1_000_000,
    perMillion: sorted.map(([name, perMillion]) => `${name}:${perMillion}`).join(' '),
  }
}
