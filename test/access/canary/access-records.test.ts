import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Audit, auditFolder, createAudit } from '../../../access/audit/audit.ts'
import { createRequestContext } from '../../../subgraphs/runtime/request-context.ts'
import { testSecrets } from '../../harness/neo4j.ts'
import { personaViewer, startProduct, tokenOf } from '../../harness/product.ts'
import { entriesIn, isOf, nextId, spooledLines, useDataDir } from '../audit/spool-folder.ts'
import { useCanaries, type Way } from './canary-run.ts'
import { askMixed, outcomesOf } from './recorded-requests.ts'

const canaries = useCanaries()
const { dataDir } = useDataDir()

async function recorded(root: string, prefix: string) {
  const entries = entriesIn(await spooledLines(root)).filter(isOf(prefix))
  return { count: entries.length, outcomes: outcomesOf(entries) }
}

describe.each<Way>(['in process', 'remote'])('access records over HTTP, %s', (way) => {
  /** The long run has 5,000. */
  it('are as many as reads and writes: one a request, person and subgraph, denied ones too', async () => {
    const { url } = await canaries.product(way)
    const prefix = way.replace(' ', '-')
    const expected = await askMixed({ url, people: canaries.world().people }, { count: 100, seed: 5, prefix })
    const { count, outcomes } = await recorded(auditFolder(canaries.dataDir), prefix)
    expect(outcomes).toEqual(expected)
    expect(count).toBe(expected.size)
    const kinds = new Set([...expected.values()].flat().map((outcome) => outcome.split(' ')[0]))
    expect(kinds).toEqual(new Set(['allowed', 'refused', 'written', 'read', 'asked']))
  }, 60_000)

  it('are kept apart by an id of ours: two requests that call themselves the same are two', async () => {
    const { url } = await canaries.product(way)
    const [person] = canaries.world().people
    const chosen = `chosen-by-a-caller-${way.replace(' ', '-')}`
    for (const subject of ['ann', 'eve']) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-request-id': chosen,
          authorization: `Bearer ${tokenOf({ ...personaViewer('fraud'), subject })}`,
          'x-purpose': 'FraudPreventionAndDetection',
        },
        body: JSON.stringify({ query: `{ customer(id: "${person?.id}") { displayName withheld { category } } }` }),
      })
      expect(response.headers.get('x-request-id')).toBe(chosen)
    }
    const entries = entriesIn(await spooledLines(auditFolder(canaries.dataDir))).filter(
      ({ correlationId }) => correlationId === chosen,
    )
    const byRequest = Map.groupBy(entries, ({ requestId }) => requestId)
    // Identity and consent of one request share its id, also where each is a process of its own.
    expect([...byRequest.values()].map((of) => of.map(({ who, subgraph }) => `${who} ${subgraph}`).toSorted())).toEqual(
      [
        ['ann consent', 'ann identity'],
        ['eve consent', 'eve identity'],
      ],
    )
    expect(byRequest.has(chosen)).toBe(false)
  })

  it('are what an answer waits for: where none can be written, nobody is told of a person', async () => {
    const { url } = await canaries.product(way)
    const [person] = canaries.world().people
    const folder = auditFolder(canaries.dataDir)
    const ask = async (query: string) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${tokenOf(personaViewer('fraud'))}`,
          'x-purpose': 'FraudPreventionAndDetection',
        },
        body: JSON.stringify({ query }),
      })
      const { data, errors = [] } = JSON.parse(await response.text())
      return { shown: JSON.stringify(data ?? null).includes('zq'), codes: errors.map(codeOfError) }
    }
    const personal = `{ customer(id: "${person?.id}") { displayName } }`
    const open = { shown: true, codes: [] }
    expect(await ask(personal)).toEqual(open)
    renameSync(folder, `${folder}.away`)
    writeFileSync(folder, 'in the way')
    expect(await ask(personal)).toEqual({ shown: false, codes: ['SERVICE_UNAVAILABLE'] })
    // That there is such a person is something of them; the sources are nobody.
    expect(await ask(`{ customer(id: "${person?.id}") { id } }`)).toEqual({
      shown: false,
      codes: ['SERVICE_UNAVAILABLE'],
    })
    expect(await ask('{ sources { name } }')).toEqual({ shown: false, codes: [] })
    rmSync(folder)
    renameSync(`${folder}.away`, folder)
    expect(await ask(personal)).toEqual(open)
  })
})

describe('a gateway that', () => {
  /** The product but for its audit. */
  async function countedBy(change: (audit: Audit) => Pick<Audit, 'trail'> | null) {
    const home = `${dataDir}/${randomUUID()}`
    mkdirSync(home)
    const now = () => new Date()
    const { graph } = canaries.test
    const audit = createAudit({
      dataDir: home,
      graph,
      now,
      newId: nextId,
      onFault: console.error,
      secrets: testSecrets,
    })
    const product = await startProduct(
      canaries.test,
      {},
      { createContext: (caller, deps) => createRequestContext(caller, deps, change(audit)) },
    )
    try {
      const { url } = product
      const expected = await askMixed(
        { url, people: canaries.world().people },
        { count: 60, seed: 5, prefix: 'counted' },
      )
      const { outcomes } = await recorded(auditFolder(home), 'counted')
      return { expected, outcomes }
    } finally {
      await product.close()
    }
  }

  it('records as the product does is found right', async () => {
    const { expected, outcomes } = await countedBy((audit) => audit)
    expect(outcomes).toEqual(expected)
  })

  it.each<[string, (audit: Audit) => Pick<Audit, 'trail'> | null]>([
    ['forgets the denied', (audit) => withTrail(audit, (trail) => ({ ...trail, note: onlyAllowed(trail.note) }))],
    ['forgets whom it showed', (audit) => withTrail(audit, (trail) => ({ ...trail, read: () => undefined }))],
    [
      'forgets look-ups that find nobody',
      (audit) =>
        withTrail(audit, (trail) => ({
          ...trail,
          asked: (subject, question) => subject !== null && trail.asked(subject, question),
        })),
    ],
    [
      'forgets what was asked of all',
      (audit) =>
        withTrail(audit, (trail) => ({
          ...trail,
          asked: (subject, question) => subject !== 'group:customers' && trail.asked(subject, question),
        })),
    ],
    ['forgets writes', (audit) => withTrail(audit, (trail) => ({ ...trail, wrote: () => undefined }))],
    [
      'answers without a commit',
      (audit) => ({ trail: (request) => ({ ...audit.trail(request), commit: () => null }) }),
    ],
    ['records nothing', () => null],
  ])('%s is found out', async (_, change) => {
    const { expected, outcomes } = await countedBy(change)
    expect(outcomes).not.toEqual(expected)
  })
})

type Trail = ReturnType<ReturnType<Audit['trail']>['of']>

function withTrail(audit: Audit, change: (trail: Trail) => Trail): Pick<Audit, 'trail'> {
  return {
    trail: (request) => {
      const trail = audit.trail(request)
      return { ...trail, of: (subgraph) => change(trail.of(subgraph)) }
    },
  }
}

function onlyAllowed(note: Trail['note']): Trail['note'] {
  return (subject, category, decision) => {
    if (decision.allowed) note(subject, category, decision)
  }
}

function codeOfError({ extensions }: { readonly extensions: { readonly code: string } }): string {
  return extensions.code
}
