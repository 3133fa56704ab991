import { readFileSync, writeFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../../access/audit/chain-check.ts'
import { type ChainHead, chainLine } from '../../../access/audit/record.ts'
import { listSegments } from '../../../access/audit/segments.ts'
import { createShipper } from '../../../access/audit/ship.ts'
import { verifyAudit } from '../../../access/audit/verify.ts'
import { runVerifyCli } from '../../../access/audit/verify-cli.ts'
import { command, cypher } from '../../../graph/cypher.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { openSpool, recordOf, useDataDir } from './spool-folder.ts'

const { graph, clear } = useGraph()
const { newRoot } = useDataDir()

let root = ''
let writer = ''
let file = ''

/** Records 1 to 11 are in the graph, 1 to 21 in the spool. */
beforeEach(async () => {
  await clear()
  root = newRoot()
  const spool = openSpool(root)
  writer = spool.writer
  await spool.append(Array.from({ length: 10 }, (_, number) => recordOf(`person-${number}`)))
  await createShipper({ graph, spool, now: () => new Date(), onFault: console.error }).flush()
  await spool.append(Array.from({ length: 10 }, (_, number) => recordOf(`person-${number}`)))
  file = (await listSegments(root, writer))[0]?.file ?? ''
})

async function verify() {
  return runVerify([])
}

async function runVerify(args: readonly string[]) {
  let printed = ''
  const stdout = new Writable({
    write(chunk, _, done) {
      printed += chunk
      done()
    },
  })
  const dataDir = root.replace(/\/audit$/, '')
  const code = await runVerifyCli(args, {
    dataDir: () => dataDir,
    stdout,
    openGraph: async () => ({ graph, close: async () => undefined }),
  })
  return { code, lines: printed.trimEnd().split('\n') }
}

async function expectFault(kind: Fault['kind'], place: Fault['place'], sequence: number, through = sequence) {
  const records = sequence === through ? `record ${sequence}` : `records ${sequence} to ${through}`
  const { code, lines } = await verify()
  expect(code).toBe(1)
  expect(lines.slice(0, -1)).toEqual([`${kind} ${place} ${writer} ${records}`])
}

function editSpool(edit: (lines: string[]) => readonly string[]) {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  writeFileSync(
    file,
    edit(lines)
      .map((line) => `${line}\n`)
      .join(''),
  )
}

/** Line of record `number` with one value changed and the hash left as it was. */
const forged = (lines: readonly string[], number: number) => (lines[number - 1] ?? '').replace('"ann"', '"eve"')

it('finds nothing where nothing was done, and says how much it looked at', async () => {
  expect(await verify()).toEqual({
    code: 0,
    lines: ['Records checked: 11 in the graph, 21 in the spool, writers: 1; whole and in order.'],
  })
  const json = await runVerify(['--json'])
  expect([json.code, JSON.parse(json.lines.join('\n'))]).toEqual([0, await verifyAudit(graph, root)])
})

describe.each([
  ['shipped', 5],
  ['not yet shipped', 16],
])('in the spool, of a record %s, it names', (_, number) => {
  it('a change', async () => {
    editSpool((lines) => lines.with(number - 1, forged(lines, number)))
    await expectFault('CHANGED', 'spool', number)
  })

  it('a change with a hash made anew', async () => {
    editSpool((lines) => lines.with(number - 1, rehashed(forged(lines, number))))
    const { code, lines } = await verify()
    expect(code).toBe(1)
    // Of what is in both places, both copies are named: which one is true they cannot tell.
    expect(lines).toContain(`CHANGED spool ${writer} record ${number}`)
  })

  it('a removal', async () => {
    editSpool((lines) => lines.toSpliced(number - 1, 1))
    await expectFault('REMOVED', 'spool', number)
  })

  it('an order turned round', async () => {
    editSpool((lines) => lines.toSpliced(number - 1, 2, lines[number] ?? '', lines[number - 1] ?? ''))
    await expectFault('REORDERED', 'spool', number)
  })
})

describe('in the spool it names', () => {
  it('a cut end, as far as the graph knows of it', async () => {
    editSpool((lines) => lines.slice(0, 8))
    await expectFault('TRUNCATED', 'spool', 9, 11)
  })

  it('a cut beginning', async () => {
    editSpool((lines) => lines.slice(3))
    await expectFault('REMOVED', 'spool', 1, 3)
  })

  it('a line that is none', async () => {
    editSpool((lines) => lines.with(6, 'nothing'))
    await expectFault('CHANGED', 'spool', 7)
  })
})

describe('in the graph it names', () => {
  const idOf = (number: number) => `${writer}:${pad(1)}:${pad(number)}`

  async function tamper(text: ReturnType<typeof cypher<Record<string, string>>>, params: Record<string, string>) {
    await graph.write('test.tamper', (transaction) => transaction.run(command({ name: 'test.tamper', text }), params))
  }

  it('a change', async () => {
    const id = idOf(5)
    await tamper(
      cypher`MATCH (a:AuditRecord {id: $id}) SET a.lines = [line IN a.lines | replace(line, '"ann"', '"eve"')]`,
      { id },
    )
    await expectFault('CHANGED', 'graph', 5)
  })

  it('a record hidden from its person, or moved in time', async () => {
    await tamper(cypher`MATCH (a:AuditRecord {id: $id}) SET a.subject = 'somebody'`, { id: idOf(5) })
    await expectFault('CHANGED', 'graph', 5)
    await tamper(cypher`MATCH (a:AuditRecord {id: $id}) SET a.subject = 'person-3', a.sk = '2020' + a.sk`, {
      id: idOf(5),
    })
    await expectFault('CHANGED', 'graph', 5)
  })

  it('a removal', async () => {
    await tamper(cypher`MATCH (a:AuditRecord {id: $id}) DELETE a`, { id: idOf(5) })
    await expectFault('REMOVED', 'graph', 5)
  })

  it('an order turned round', async () => {
    await tamper(cypher`MATCH (a:AuditRecord {id: $a}), (b:AuditRecord {id: $b}) SET a.id = $b, b.id = $a`, {
      a: idOf(5),
      b: idOf(6),
    })
    const { code, lines } = await verify()
    expect(code).toBe(1)
    expect(lines.slice(0, -1)).toEqual([`REORDERED graph ${writer} record 5`, `REORDERED graph ${writer} record 6`])
  })

  it('a cut end', async () => {
    await tamper(cypher`MATCH (a:AuditRecord) WHERE a.id >= $id DELETE a`, { id: idOf(9) })
    await expectFault('TRUNCATED', 'graph', 9, 11)
  })

  it('a cut end with the head moved back, since the spool goes on', async () => {
    await tamper(
      cypher`MATCH (a:AuditRecord {id: $last}) MATCH (gone:AuditRecord) WHERE gone.id >= $id
             MATCH (w:AuditWriter) SET w.sequence = 8, w.hash = 'forged' DELETE gone`,
      { last: idOf(8), id: idOf(9) },
    )
    expect((await verify()).code).toBe(1)
  })

  it('everything gone', async () => {
    await tamper(cypher`MATCH (a:AuditRecord) DELETE a`, {})
    await expectFault('REMOVED', 'graph', 1, 11)
  })
})

function pad(sequence: number): string {
  return String(sequence).padStart(12, '0')
}

/** As one who knows how hashes are made would forge it. */
function rehashed(line: string): string {
  const { sequence, previous, hash: _hash, ...entry } = JSON.parse(line)
  const before: ChainHead = { sequence: sequence - 1, hash: previous }
  return chainLine(before, entry).line
}
