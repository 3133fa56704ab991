import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { command, cypher } from '../../graph/cypher.ts'
import { loadModel, readModelFile } from '../../resolution/match/model.ts'
import { toMatchRecord } from '../../resolution/neighbourhood/stored-record.ts'
import { partition } from '../../resolution/partition/partition.ts'
import { undeclaredSource } from '../../resolution/records/source.ts'
import { ruleSet } from '../../resolution/rule-set.ts'
import { changedDecisions } from '../../resolution/training/changed-decisions.ts'
import { runTrainCli } from '../../resolution/training/train-cli.ts'
import type { TrainingReport } from '../../resolution/training/training-report.ts'
import { useGraph } from '../harness/neo4j.ts'

const { graph, clear } = useGraph()
const shipped = fileURLToPath(new URL('../../resolution/match/model.json', import.meta.url))

/** Training only reads: what resolution would add to these records is not asked for. */
const createRecords = command({
  name: 'test.createTrainingRecords',
  text: cypher<{ readonly records: readonly { readonly id: string; readonly attributes: string }[] }>`
    UNWIND $records AS record
    CREATE (:SourceRecord {id: 'x:' + record.id, source: 'x', sourceId: record.id, type: 'PERSON', observedAt: 0,
                           recordedAt: 0, contentHash: record.id, attributes: record.attributes, relations: '[]',
                           fillers: '[]', isPlaceholder: false})`,
})

const syllables = ['ba', 'do', 'ka', 'lu', 'mi', 'no', 'pe', 'ra', 'sil', 'tur', 'vel', 'zan']

function word(seed: number): string {
  const part = (shift: number) => syllables[Math.floor(seed / 12 ** shift) % 12] ?? ''
  return part(0) + part(1) + part(2)
}

/** A person and a copy of the record; every fourth copy has another family name. */
function twice(index: number) {
  const familyName = word(index * 101 + 3)
  const copied = index % 4 === 0 ? word(index * 17 + 5_003) : familyName
  return [person('a', index, familyName), person('b', index, copied)]
}

function person(version: 'a' | 'b', index: number, familyName: string) {
  const birthDate = new Date(Date.UTC(1930, 0, 1 + ((index * 7_919) % 25_000))).toISOString().slice(0, 10)
  const home = { line1: `${(index % 90) + 1} ${word(index * 13 + 1)} street`, postalCode: String(10_000 + index) }
  const attributes = { givenName: word(index * 31 + 7), familyName, birthDate, addresses: [home] }
  return { id: `${String(index).padStart(5, '0')}${version}`, attributes: JSON.stringify(attributes) }
}

let folder: string
let modelPath: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-train-'))
})
beforeEach(async () => {
  modelPath = join(folder, 'model.json')
  await copyFile(shipped, modelPath)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...args: readonly string[]) {
  return runBy(partition, ...args)
}

async function runBy(decide: typeof partition, ...args: readonly string[]) {
  const written: string[] = []
  const sink = (lines: string[]) =>
    new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk))
        done()
      },
    })
  const code = await runTrainCli([...args, '--json'], {
    openGraph: async () => ({ graph, now: () => new Date('2026-06-01T10:00:00Z'), close: async () => undefined }),
    stdout: sink(written),
    stderr: sink([]),
    modelPath,
    decide,
    candidatePath: () => join(folder, 'candidate.json'),
  })
  return { code, report: JSON.parse(written.join('')) as TrainingReport }
}

async function fill(people: number): Promise<void> {
  await clear()
  const records = Array.from({ length: people }, (_, index) => twice(index)).flat()
  await graph.write('test.fill', (transaction) => transaction.run(createRecords, { records }))
}

describe('identity:train', () => {
  it('refuses too few records and writes nothing', async () => {
    await fill(400)
    expect(await run('--adopt')).toMatchObject({ code: 1, report: { outcome: 'TOO_FEW_RECORDS', needed: 2_000 } })
    expect(await readFile(modelPath, 'utf8')).toBe(await readFile(shipped, 'utf8'))
  })

  it('writes a candidate, and adopts it only when told to', async () => {
    await fill(1_050)
    const { code, report } = await run()
    expect(code).toBe(0)
    expect(report).toMatchObject({ outcome: 'TRAINED', records: 2_100, changes: { brokenAssertions: [] } })
    expect(report.expectedMatches).toBeGreaterThan(950)
    expect(await readFile(modelPath, 'utf8')).toBe(await readFile(shipped, 'utf8'))

    const candidatePath = report.candidatePath ?? ''
    expect(await run('--adopt', candidatePath)).toMatchObject({ code: 0, report: { outcome: 'ADOPTED' } })
    const adopted = JSON.parse(await readFile(modelPath, 'utf8'))
    expect(adopted).toEqual(JSON.parse(await readFile(candidatePath, 'utf8')))
    expect(adopted.version).toBe('20260601T1000.person')
    expect(() => loadModel(adopted)).not.toThrow()
  }, 60_000)
})

const file = readModelFile(new URL('../../resolution/match/model.json', import.meta.url))
const neverLinks = { ...file, person: { ...file.person, thresholds: { link: 1_000, review: 999 } } }

const assertSame = command({
  name: 'test.assertSame',
  text: cypher<{ readonly a: string; readonly b: string }>`
    MATCH (a:SourceRecord {id: $a}) MATCH (b:SourceRecord {id: $b})
    CREATE (a)-[:SAME_AS {id: 'said', by: 'steward', at: 0, reason: 'known', action: 'ASSERTED_SAME'}]->(b)`,
})

describe('weights that would part what a person joined', () => {
  const said = { a: 'x:00005a', b: 'x:00005b' }
  let candidatePath: string

  beforeEach(async () => {
    await clear()
    const records = [4, 5].flatMap(twice)
    await graph.write('test.fill', (transaction) => transaction.run(createRecords, { records }))
    await graph.write('test.assertSame', (transaction) => transaction.run(assertSame, said))
    candidatePath = join(folder, 'never-links.json')
    await writeFile(candidatePath, JSON.stringify(neverLinks))
  })

  it('are adopted, since what a person said comes before every weight', async () => {
    expect(await run('--adopt', candidatePath)).toMatchObject({
      code: 0,
      report: { outcome: 'ADOPTED', changes: { brokenAssertions: [] } },
    })
    expect(JSON.parse(await readFile(modelPath, 'utf8'))).toEqual(neverLinks)
  })

  it('are refused where it does not', async () => {
    const deaf: typeof partition = (records, rules, surroundings) => partition(records, rules, surroundings)
    expect(await runBy(deaf, '--adopt', candidatePath)).toMatchObject({
      code: 1,
      report: {
        outcome: 'AGAINST_PEOPLE',
        changes: { brokenAssertions: [{ ...said, relation: 'SAME', by: 'steward' }] },
      },
    })
    expect(await readFile(modelPath, 'utf8')).toBe(await readFile(shipped, 'utf8'))
  })
})

describe('changed decisions', () => {
  const records = [4, 5].flatMap(twice).map(({ id, attributes }) =>
    toMatchRecord(
      {
        ...{ id: `x:${id}`, source: 'x', sourceId: id, type: 'PERSON' as const, observedAt: 0, recordedAt: 0 },
        ...{ contentHash: '', attributes: JSON.parse(attributes), relations: [], endedAt: null, isPlaceholder: false },
        ...{ identifiers: [], fillers: [] },
      },
      undeclaredSource('x'),
    ),
  )
  const strict = { ...ruleSet, model: loadModel(neverLinks) }

  it('are told as groups, and none between equal models', () => {
    expect(changedDecisions(records, [], ruleSet, ruleSet)).toMatchObject({ merges: [], parts: [] })
    const changes = changedDecisions(records, [], ruleSet, strict)
    expect(changes.parts).toContainEqual([['x:00005a'], ['x:00005b']])
    expect(changedDecisions(records, [], strict, ruleSet).merges).toEqual(changes.parts)
  })

  it('are none that a person decided', () => {
    const said = { id: 'c', relation: 'SAME' as const, a: 'x:00005a', b: 'x:00005b', by: 'steward', at: 0 }
    const { parts, brokenAssertions } = changedDecisions(records, [said], ruleSet, strict)
    expect(parts).not.toContainEqual([['x:00005a'], ['x:00005b']])
    expect(brokenAssertions).toEqual([])
  })
})
