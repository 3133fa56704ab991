import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import { CompactSign, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Audit, createAudit } from '../../../access/audit/audit.ts'
import { type AuditRecord, type ChainHead, chainLine, emptyChain } from '../../../access/audit/record.ts'
import { createHeadSigner, type SignedHead } from '../../../access/audit/signed-head.ts'
import { runVerifyCli } from '../../../access/audit/verify-cli.ts'
import { codeOf } from '../../../errors.ts'
import { announceHeads } from '../../../gateway/announce-heads.ts'
import { auditHeadRoute } from '../../../gateway/http/audit-head.ts'
import { command, cypher, statement } from '../../../graph/cypher.ts'
import { createRequestContext } from '../../../subgraphs/runtime/request-context.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { personaViewer } from '../../harness/product.ts'
import { nextId, useDataDir } from './spool-folder.ts'

const { graph, batcher, clear } = useGraph()
const { newRoot } = useDataDir()

let root = ''
let dataDir = ''
let audit: Audit
let writer = ''
let head: SignedHead

/** Ten people were read, all of it is in the graph, and what was signed is kept elsewhere. */
beforeEach(async () => {
  await clear()
  root = newRoot()
  dataDir = dirname(root)
  mkdirSync(dataDir, { recursive: true })
  audit = createAudit({
    dataDir,
    graph,
    now: () => new Date(),
    newId: nextId,
    onFault: console.error,
    secrets: testSecrets,
  })
  for (let number = 0; number < 10; number++) await readSomebody(`person-${number}`)
  await audit.flush()
  head = await audit.signedHead()
  writer = head.heads[0]?.writer ?? ''
})

async function readSomebody(subject: string) {
  const viewer = personaViewer('support')
  const request = { requestId: nextId(), viewer, purpose: 'CustomerCare' as const }
  const context = createRequestContext(request, { graph, batcher, secrets: testSecrets, now: () => new Date() }, audit)
  context.trail?.of('identity').read(subject, 'Customer')
  await context.trail?.commit()
}

async function verify(...args: readonly string[]) {
  let printed = ''
  const stdout = new Writable({
    write(chunk, _, done) {
      printed += chunk
      done()
    },
  })
  const openGraph = async () => ({ graph, close: async () => undefined })
  const code = await runVerifyCli(args, { dataDir: () => dataDir, stdout, openGraph })
  return { code, lines: printed.trimEnd().split('\n') }
}

type Params = Record<string, unknown>
async function tamper(text: ReturnType<typeof cypher<Params>>, params: Params = {}) {
  await graph.write('test.tamper', (transaction) => transaction.run(command({ name: 'test.tamper', text }), params))
}

const idOf = (number: number) => `${writer}:${pad(1)}:${pad(number)}`
const pad = (sequence: number) => String(sequence).padStart(12, '0')
/** The machine's administrator removes what was shipped long ago; the segments of that time are gone anyway. */
const forgetSpool = () => rmSync(root, { recursive: true })

/** Attacks of one who may rewrite everything on this machine. Each passes unnoticed without a head that was kept elsewhere. */
const attacks: Readonly<Record<string, { readonly attack: () => Promise<void>; readonly found: () => string }>> = {
  'removes all shipped records and their head': {
    attack: async () => {
      await tamper(cypher`MATCH (a:AuditRecord) DELETE a`)
      await tamper(cypher`MATCH (w:AuditWriter) DELETE w`)
    },
    found: () => `REMOVED graph ${writer} records 1 to 11`,
  },
  'cuts the end off and moves the head back': {
    attack: async () => {
      const [kept] = await graph.read(lastLine, { id: idOf(8) })
      const { sequence, hash } = JSON.parse(kept?.line ?? '')
      await tamper(cypher`MATCH (a:AuditRecord) WHERE a.id > $id DELETE a`, { id: idOf(8) })
      await tamper(cypher`MATCH (w:AuditWriter) SET w.sequence = $sequence, w.hash = $hash`, { sequence, hash })
    },
    found: () => `TRUNCATED graph ${writer} records 9 to 11`,
  },
  'takes one record out and chains the rest anew': {
    attack: () => rewrite((records) => records.toSpliced(4, 1)),
    found: () => `TRUNCATED graph ${writer} record 11`,
  },
  'changes one record and chains the rest anew': {
    attack: () => rewrite((records) => records.map((record, at) => (at === 4 ? { ...record, who: 'eve' } : record))),
    found: () => `CHANGED graph ${writer} record 11`,
  },
}

const lastLine = statement({
  name: 'test.lastLine',
  text: cypher<{ readonly id: string }>`MATCH (a:AuditRecord {id: $id}) RETURN a.lines[-1] AS line`,
  row: (r) => ({ line: r.string('line') }),
})
const everyNode = statement({
  name: 'test.everyNode',
  text: cypher`MATCH (a:AuditRecord) RETURN a.id AS id, a.lines[0] AS line ORDER BY a.id`,
  row: (r) => ({ id: r.string('id'), line: r.string('line') }),
})

/** As one who knows how the chain is made. */
async function rewrite(change: (records: readonly AuditRecord[]) => readonly AuditRecord[]) {
  const nodes = await graph.read(everyNode, {})
  const records = nodes.map(({ line }): AuditRecord => {
    const { sequence: _sequence, previous: _previous, hash: _hash, ...record } = JSON.parse(line)
    return record
  })
  let chain: ChainHead = emptyChain
  const forged = change(records).map((record) => {
    const { line, head: next } = chainLine(chain, record)
    chain = next
    const id = idOf(next.sequence)
    return { id, subject: record.subject ?? null, sk: `${new Date(record.at).toISOString()}_${id}`, line }
  })
  await tamper(cypher`MATCH (a:AuditRecord) DELETE a`)
  await tamper(
    cypher`UNWIND $forged AS node CREATE (:AuditRecord {id: node.id, subject: node.subject, sk: node.sk, lines: [node.line]})`,
    { forged },
  )
  await tamper(cypher`MATCH (w:AuditWriter) SET w.sequence = $sequence, w.hash = $hash`, { ...chain })
}

describe('a head kept elsewhere finds out who', () => {
  it.each(Object.keys(attacks))('%s', async (name) => {
    expect(await verify('--head', head.jws)).toMatchObject({ code: 0 })
    forgetSpool()
    await attacks[name]?.attack()
    expect((await verify()).code, 'nothing on this machine tells').toBe(0)
    const { code, lines } = await verify('--head', head.jws)
    expect([code, lines.slice(0, -1)]).toEqual([1, [attacks[name]?.found()]])
  })

  it('forges a former process as a whole, since the next one names its head: even without one kept elsewhere', async () => {
    const next = createAudit({
      dataDir,
      graph,
      now: () => new Date(),
      newId: nextId,
      onFault: console.error,
      secrets: testSecrets,
    })
    next.trail({ requestId: nextId(), viewer: personaViewer('support'), purpose: 'CustomerCare' }).ensureWritable()
    await next.flush()
    expect((await verify()).code).toBe(0)
    const later = (await next.signedHead()).heads.find((each) => each.writer !== writer)
    await tamper(cypher`MATCH (a:AuditRecord) WHERE a.id STARTS WITH $later REMOVE a:AuditRecord SET a:Kept`, {
      later: later?.writer ?? '',
    })
    forgetSpool()
    const [former] = [(await graph.read(everyNode, {})).length]
    expect(former).toBe(11)
    await rewriteOf(writer)
    await tamper(cypher`MATCH (a:Kept) REMOVE a:Kept SET a:AuditRecord`)
    expect(await verify()).toMatchObject({ code: 1, lines: [`CHANGED graph ${writer} record 11`, expect.anything()] })
  })
})

/** Of the one writer whose nodes stand there now. */
async function rewriteOf(id: string) {
  const [other] = await graph.read(headsOfOthers, { id })
  await rewrite((records) => records.map((record, at) => (at === 4 ? { ...record, who: 'eve' } : record)))
  // `rewrite` moves every head.
  await tamper(cypher`MATCH (w:AuditWriter {id: $id}) SET w.sequence = $sequence, w.hash = $hash`, { ...other })
}

const headsOfOthers = statement({
  name: 'test.headsOfOthers',
  text: cypher<{ readonly id: string }>`
    MATCH (w:AuditWriter) WHERE w.id <> $id RETURN w.id AS id, w.sequence AS sequence, w.hash AS hash`,
  row: (r) => ({ id: r.string('id'), sequence: r.number('sequence'), hash: r.string('hash') }),
})

describe('of shipped records whose files are gone the graph alone names', () => {
  beforeEach(forgetSpool)

  it('a change', async () => {
    await tamper(
      cypher`MATCH (a:AuditRecord {id: $id}) SET a.lines = [line IN a.lines | replace(line, 'Customer"', 'Nobody"')]`,
      {
        id: idOf(5),
      },
    )
    expect((await verify()).lines[0]).toBe(`CHANGED graph ${writer} record 5`)
  })

  it('a removal', async () => {
    await tamper(cypher`MATCH (a:AuditRecord {id: $id}) DELETE a`, { id: idOf(5) })
    expect((await verify()).lines[0]).toBe(`REMOVED graph ${writer} record 5`)
  })

  it('an order turned round', async () => {
    await tamper(cypher`MATCH (a:AuditRecord {id: $a}), (b:AuditRecord {id: $b}) SET a.id = $b, b.id = $a`, {
      a: idOf(5),
      b: idOf(6),
    })
    expect((await verify()).lines[0]).toBe(`REORDERED graph ${writer} record 5`)
  })
})

describe('a head', () => {
  it('that was changed, or that another key signed, counts for nothing and is named', async () => {
    const [header = '', , signature = ''] = head.jws.split('.')
    const payload = Buffer.from(JSON.stringify({ at: head.at, heads: [] })).toString('base64url')
    expect(await verify('--head', `${header}.${payload}.${signature}`)).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('1 with a signature that does not fit'), expect.anything()],
    })
    const other = await createHeadSigner(join(dataDir, 'other')).sign(head.heads, new Date())
    expect(await verify('--head', other.jws)).toMatchObject({
      code: 1,
      lines: [expect.stringContaining(`by the key ${other.kid}, not by ${head.kid}`), expect.anything()],
    })
    expect((await verify('--head', other.jws, '--kid', other.kid)).code).toBe(0)
    // Another key under the name of ours: the name is the key's own thumbprint.
    const { privateKey, publicKey } = await generateKeyPair('EdDSA')
    const forged = await new CompactSign(Buffer.from(JSON.stringify({ at: head.at, heads: [] })))
      .setProtectedHeader({ ...decodeProtectedHeader(head.jws), alg: 'EdDSA', jwk: await exportJWK(publicKey) })
      .sign(privateKey)
    expect(await verify('--head', forged)).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('1 with a signature that does not fit'), expect.anything()],
    })
    expect(await verify('--head', 'nothing')).toMatchObject({ code: 1 })
  })

  it('is read from the log lines of a file, and from JSON', async () => {
    const file = join(dataDir, 'kept.log')
    writeFileSync(file, `{"msg":"request"}\n${JSON.stringify({ auditHead: head, msg: 'audit head' })}\n`)
    expect((await verify('--head', file)).lines).toEqual([
      'Records checked: 11 in the graph, 11 in the spool, writers: 1, against 1 signed heads; whole and in order.',
    ])
    const json = await verify('--head', JSON.stringify(head), '--json')
    expect([json.code, JSON.parse(json.lines.join('\n'))]).toMatchObject([0, { faults: [], headFaults: [] }])
  })

  it('stands in the log stream whenever records were added, whatever LOG_LEVEL says, and at the end', async () => {
    const written: string[] = []
    const destination = { write: (line: string) => void written.push(line) }
    const announcer = announceHeads({ audit, service: 'test', seconds: 3600, onFault: console.error, destination })
    await announcer.stop()
    expect(written).toHaveLength(1)
    expect(JSON.parse(written[0] ?? '')).toMatchObject({
      msg: 'audit head',
      auditHead: { kid: head.kid, heads: [{ writer, sequence: 11 }] },
    })
    const file = join(dataDir, 'stream.log')
    writeFileSync(file, written.join(''))
    expect((await verify('--head', file)).code).toBe(0)
    await tamper(cypher`MATCH (a:AuditRecord) DELETE a`)
    await tamper(cypher`MATCH (w:AuditWriter) DELETE w`)
    forgetSpool()
    expect((await verify('--head', file)).code).toBe(1)
  })

  it('is answered to who may read the audit, and to nobody else', async () => {
    const ask = async (
      scopes: readonly string[],
      headers: Readonly<Record<string, string>> = { authorization: 'Bearer x' },
    ) => {
      const viewer = { ...personaViewer('admin'), scopes: new Set(scopes) }
      const route = auditHeadRoute(audit, { verifyToken: async () => viewer })
      const server = createServer((request: IncomingMessage, response) => {
        Promise.resolve(route(request, response)).catch((error: unknown) =>
          response.writeHead(403).end(String(codeOf(error))),
        )
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : 0
      const text = await (await fetch(`http://127.0.0.1:${port}/audit/head`, { headers })).text()
      server.close()
      return text
    }
    expect((await verify('--head', await ask(['audit:read']))).code).toBe(0)
    expect(await ask(['ops:manage'])).toBe('FORBIDDEN')
    expect(await ask(['audit:read'], {})).toBe('UNAUTHENTICATED')
  })
})
