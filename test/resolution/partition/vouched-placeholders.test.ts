import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../../graph/cypher.ts'
import { readMigrations } from '../../../graph/migrate.ts'
import type { MatchRecord } from '../../../resolution/partition/match-record.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { rerun } from '../../../resolution/rerun/rerun.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { ensureRecords } from '../../../resolution/write/ensure-records.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, deps, faultsIn, groupsIn, ids, type RecordWritten, write } from '../graph-state.ts'
import { matchRecordIn, placeholderOf } from './match-record.ts'

const { graph, driver, clear } = useGraph()

const sources = [{ source: 'crm' }, { source: 'app', role: 'TOUCHPOINT' as const }]

function record(name: string, keys: readonly string[], attributes: object = {}): RecordWritten {
  const [source = '', id = ''] = name.split(':')
  return { source, id, identifiers: ids(...keys), attributes: { ...attributes } }
}

/** A fact about these identifiers, told by the source. */
async function tell(toldBy: string, ...keys: readonly string[]): Promise<void> {
  const told = ids(...keys).map((identifier) => ({ owner: { identifier }, toldBy }))
  await graph.write('test.tell', (transaction) => ensureRecords(transaction, told, deps))
}

const ann = { givenName: 'Ann', familyName: 'Lee', birthDate: '1980-01-01' }
const eve = { givenName: 'Boris', familyName: 'Quist', birthDate: '1951-12-24' }

async function inOrder(steps: readonly (() => Promise<unknown>)[], declared: readonly { source: string }[] = sources) {
  await clear()
  await declare(graph, declared)
  for (const step of steps) await step()
  expect(await faultsIn(graph)).toEqual([])
  return groupsIn(graph)
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items]
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((others) => [item, ...others]))
}

describe('an identifier that a declared source told a fact about', () => {
  it.each([
    ['EMAIL', 'EMAIL:vic@x.io'],
    ['PHONE', 'PHONE:+447700900123'],
  ])('stays with the customer, whatever others write of it, in any order: %s', async (_, key) => {
    const steps = [
      () => write(graph, [record('crm:v', [key], ann)]),
      () => tell('app', key),
      () => write(graph, [record('stray:x', [key], eve)]),
    ]
    for (const order of permutations(steps)) expect(await inOrder(order)).toBe(`crm:v+identifier:${key} | stray:x`)
    // The control: declared, it leaves whose it is open.
    expect(await inOrder(steps, [...sources, { source: 'stray' }])).toBe(`crm:v | identifier:${key} | stray:x`)
  })

  it('is brought to nobody by a record of an undeclared source that names it, in any order', async () => {
    const steps = [
      () => write(graph, [record('crm:v', ['EMAIL:vic@x.io'], ann)]),
      () => tell('app', 'COOKIE_ID:c1'),
      () => write(graph, [record('stray:x', ['EMAIL:vic@x.io', 'COOKIE_ID:c1'])]),
    ]
    for (const order of permutations(steps))
      expect(await inOrder(order)).toMatch(/^crm:v(\+stray:x)? \| identifier:COOKIE_ID:c1/)
    // The control: declared, it does.
    expect(await inOrder(steps, [...sources, { source: 'stray' }])).toBe('crm:v+identifier:COOKIE_ID:c1+stray:x')
  })

  it.each([
    'USER_ID:u1',
    'PHONE:+447700900123',
    'EMAIL:mal@x.io',
    'DEVICE_ID:d1',
    'LOYALTY_ID:l1',
  ])('is brought to nobody by such a record, of whatever type: %s', async (key) => {
    const groups = await inOrder([
      () => write(graph, [record('crm:v', ['EMAIL:vic@x.io'])]),
      () => tell('app', key),
      () => write(graph, [record('stray:x', ['EMAIL:vic@x.io', key])]),
    ])
    expect(groups).not.toMatch(/crm:v[^|]*identifier/)
  })

  it('is not joined with another of its kind by such a record', async () => {
    const steps = [
      () => tell('app', 'COOKIE_ID:c1', 'EMAIL:vic@x.io'),
      () => write(graph, [record('stray:x', ['EMAIL:vic@x.io', 'COOKIE_ID:c1'])]),
    ]
    for (const order of permutations(steps))
      expect(await inOrder(order)).not.toMatch(/identifier:COOKIE_ID:c1[^|]*identifier:EMAIL/)
    expect(await inOrder(steps, [...sources, { source: 'stray' }])).toBe(
      'identifier:COOKIE_ID:c1+identifier:EMAIL:vic@x.io+stray:x',
    )
  })

  it('counts as such from the moment on that a declared source tells of it', async () => {
    const groups = await inOrder([
      () => write(graph, [record('crm:v', ['EMAIL:vic@x.io'], ann)]),
      () => tell('stray', 'COOKIE_ID:c1'),
      () => write(graph, [record('stray:x', ['EMAIL:vic@x.io', 'COOKIE_ID:c1'])]),
    ])
    expect(groups).toBe('crm:v+identifier:COOKIE_ID:c1+stray:x')
    await tell('app', 'COOKIE_ID:c1', 'COOKIE_ID:c2')
    expect(await groupsIn(graph)).toMatch(
      /^crm:v(\+stray:x)? \| identifier:COOKIE_ID:c1(\+stray:x)? \| identifier:COOKIE_ID:c2$/,
    )
    expect(await faultsIn(graph)).toEqual([])
  })
})

describe('where nobody is declared', () => {
  it('a record of a login joins what was told about its cookie and its e-mail address, as ever', async () => {
    const steps = [
      () => tell('web', 'COOKIE_ID:c1'),
      () => tell('shop', 'EMAIL:a@x.io'),
      () => write(graph, [record('web:l', ['COOKIE_ID:c1', 'EMAIL:a@x.io'])]),
    ]
    for (const order of permutations(steps))
      expect(await inOrder(order, [])).toBe('identifier:COOKIE_ID:c1+identifier:EMAIL:a@x.io+web:l')
  })
})

const forget = statement({
  name: 'test.forgetVouched',
  text: cypher`MATCH (r:SourceRecord) REMOVE r.isVouched RETURN count(r) AS count`,
  row: (r) => r.number('count'),
})

const writeFact = statement({
  name: 'test.writeFact',
  text: cypher<{ readonly source: string; readonly recordId: string }>`
    CREATE (e:Entry {id: $source + ' ' + $recordId, source: $source, recordId: $recordId, sk: '1'}) RETURN e.id AS id`,
  row: (r) => r.string('id'),
})

const vouched = statement({
  name: 'test.vouched',
  text: cypher`MATCH (r:SourceRecord) WHERE r.isVouched RETURN r.id AS id ORDER BY id`,
  row: (r) => r.string('id'),
})

describe('a placeholder that is there before its source is declared, or before this rule', () => {
  const fact = (source: string, recordId: string) =>
    graph.write('test.writeFact', (transaction) => transaction.run(writeFact, { source, recordId }))

  beforeEach(async () => {
    await inOrder([
      () => write(graph, [record('crm:v', ['EMAIL:vic@x.io'], ann)]),
      () => tell('later', 'EMAIL:vic@x.io'),
      () => tell('stray', 'COOKIE_ID:c1'),
      () => fact('later', 'identifier:EMAIL:vic@x.io'),
      () => fact('stray', 'identifier:COOKIE_ID:c1'),
      () => write(graph, [record('stray:x', ['EMAIL:vic@x.io'], eve)]),
    ])
    expect(await groupsIn(graph)).toBe('crm:v | identifier:COOKIE_ID:c1 | identifier:EMAIL:vic@x.io | stray:x')
  })

  it('is decided again as records are once their source is declared', async () => {
    await declare(graph, [{ source: 'later' }])
    await rerun(graph, { isDry: false, onPage: () => undefined }, deps)
    expect(await groupsIn(graph)).toBe('crm:v+identifier:EMAIL:vic@x.io | identifier:COOKIE_ID:c1 | stray:x')
    expect(await graph.read(vouched, {})).toEqual(['identifier:EMAIL:vic@x.io'])
  })

  it('is marked by its facts in a graph that is older than the mark', async () => {
    await declare(graph, [{ source: 'later' }])
    await graph.write(forget.name, (transaction) => transaction.run(forget, {}))
    const migration = (await readMigrations()).find(({ version }) => version === '037')
    const session = driver.session()
    // Twice: a migration that broke off is run again.
    for (const text of [...(migration?.statements ?? []), ...(migration?.statements ?? [])]) await session.run(text)
    await session.close()
    expect(await graph.read(vouched, {})).toEqual(['identifier:EMAIL:vic@x.io'])
  })
})

const identifierKeys = ['EMAIL:a@x.io', 'EMAIL:b@x.io', 'PHONE:+447700900123', 'COOKIE_ID:c1', 'USER_ID:u1']
const told = fc.uniqueArray(fc.constantFrom(...identifierKeys), { maxLength: 3 })
const written = fc
  .array(
    fc.record({
      source: fc.constantFrom('crm', 'app', 'stray', 'web'),
      keys: fc.uniqueArray(fc.constantFrom(...identifierKeys), { minLength: 1, maxLength: 3 }),
      attributes: fc.constantFrom({}, ann, eve),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((records) =>
    records.map(({ source, keys, attributes }, index) => record(`${source}:${index}`, keys, attributes)),
  )

describe('with whatever records', () => {
  const matchRecord = matchRecordIn(sources)
  const isHeard = (id: string) => /^(crm|app|identifier):/.test(id)

  it('those of undeclared sources change nothing about which declared ones and told identifiers are one', () => {
    let changed = 0
    fc.assert(
      fc.property(written, told, (records, keys) => {
        const groupsOf = (some: readonly RecordWritten[], placeholders: readonly MatchRecord[]) =>
          partition([...some.map(matchRecord), ...placeholders], ruleSet)
            .clusters.map(({ members }) => members.filter(isHeard).join('+'))
            .filter((group) => group !== '')
        const known = records.filter(({ source }) => source === 'crm' || source === 'app')
        const vouched = keys.map((key) => placeholderOf(key, { isVouched: true }))
        expect(groupsOf(records, vouched)).toEqual(groupsOf(known, vouched))
        // The control: told by nobody who is declared, some would.
        const bare = keys.map((key) => placeholderOf(key, { isVouched: false }))
        if (groupsOf(records, bare).join() !== groupsOf(known, bare).join()) changed++
      }),
      { numRuns: 500 },
    )
    expect(changed).toBeGreaterThan(0)
  })

  it('end in the partition of all at once, in whatever order and batches they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        written,
        told,
        told,
        fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 20, maxLength: 20 }),
        async (records, byApp, byStray, order) => {
          const steps = [
            ...records.map((one) => () => write(graph, [one])),
            ...byApp.map((key) => () => tell('app', key)),
            ...byStray.map((key) => () => tell('stray', key)),
          ]
          const shuffled = steps
            .map((step, index) => ({ step, rank: order[index] ?? 0 }))
            .toSorted((a, b) => a.rank - b.rank)
          const placeholders = [...new Set([...byApp, ...byStray])].map((key) =>
            placeholderOf(key, { isVouched: byApp.includes(key) }),
          )
          const { clusters } = partition([...records.map(matchRecord), ...placeholders], ruleSet)
          expect(await inOrder(shuffled.map(({ step }) => step))).toBe(
            clusters.map(({ members }) => members.join('+')).join(' | '),
          )
        },
      ),
      { numRuns: 20, interruptAfterTimeLimit: 30_000 },
    )
  }, 120_000)
})
