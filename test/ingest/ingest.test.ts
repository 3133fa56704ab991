import { beforeEach, describe, expect, it } from 'vitest'
import { codedError } from '../../errors.ts'
import { cypher, statement } from '../../graph/cypher.ts'
import type { Graph } from '../../graph/run.ts'
import { type IngestDeps, ingestLines } from '../../ingest/ingest.ts'
import { listQuarantine } from '../../ingest/quarantine/quarantine.ts'
import { replayQuarantine } from '../../ingest/quarantine/replay.ts'
import type { RawLine } from '../../ingest/raw-line.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createNoteTypes } from './note-lines.ts'

const { graph, clear } = useGraph()

const notes = statement({
  name: 'test.notes',
  text: cypher`MATCH (n:Note) RETURN n.id AS id, n.text AS text ORDER BY n.id`,
  row: (row) => [row.string('id'), row.string('text')] as const,
})

interface NoteLine {
  readonly kind: string
  readonly source: string
  readonly id: string
  readonly text: string
  readonly tags?: readonly string[]
}

function note(id: number | string, text = 'hello'): NoteLine {
  return { kind: 'note', source: 'desk', id: String(id), text }
}

function raw(texts: readonly string[]): readonly RawLine[] {
  return texts.map((text, index) => ({ number: index + 1, text, bytes: text.length }))
}

async function quarantined() {
  const lines = []
  for await (const line of listQuarantine(graph)) lines.push(line)
  return lines
}

let deps: IngestDeps & ReturnType<typeof createNoteTypes>

beforeEach(async () => {
  await clear()
  deps = { ...createNoteTypes(graph), graph, now: () => new Date('2026-01-01T00:00:00Z') }
})

describe('ingestLines', () => {
  it('writes each line once and finds it again the second time', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => note(index))
    const settings = { windowLines: 12, batchLines: 5 }
    expect(await ingestLines(lines, { ...deps, settings })).toEqual({
      lines: 30,
      accepted: 30,
      updated: 0,
      duplicate: 0,
      quarantined: 0,
      byKind: { note: { accepted: 30, updated: 0, duplicate: 0, quarantined: 0 } },
      reasons: [],
      ignoredKeys: [],
      unreadValues: [],
      timesAhead: [],
      undeclaredSources: [],
      stoppedAtLine: null,
    })
    expect(await graph.read(notes, {})).toHaveLength(30)
    expect(deps.tried.every((ids) => ids.length <= 5)).toBe(true)
    expect(await ingestLines(lines, { ...deps, settings })).toMatchObject({ accepted: 0, duplicate: 30 })
    expect(await graph.read(notes, {})).toHaveLength(30)
  })

  it('lets the last of several versions in one file win', async () => {
    const lines = [note(1, 'first'), note(2), note(1, 'second'), note(1, 'second'), note(1, 'third')]
    expect(await ingestLines(lines, deps)).toMatchObject({ accepted: 2, updated: 2, duplicate: 1 })
    expect(await graph.read(notes, {})).toContainEqual(['note:desk:1', 'third'])
  })

  it('writes a source before the lines after it and after the lines before it', async () => {
    const source = { kind: 'source', source: 'desk', text: 'x' }
    await ingestLines([note(1), { ...note(2), kind: 'record' }, source, note(3)], deps)
    expect(deps.tried).toEqual([['record:desk:2'], ['note:desk:1'], ['source:desk:source'], ['note:desk:3']])
  })

  it('isolates the line its writer cannot write', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => note(index, index === 17 ? '' : 'fine'))
    const summary = await ingestLines(lines, deps)
    expect(summary).toMatchObject({ accepted: 39, quarantined: 1 })
    expect(summary.reasons).toEqual([
      { rule: 'WRITE_FAILED', count: 1, lines: [18], message: expect.stringMatching(/could not be written \(.*zero/) },
    ])
    expect(await graph.read(notes, {})).toHaveLength(39)
    expect(await quarantined()).toMatchObject([{ kind: 'note', source: 'desk', sourceId: '17', rule: 'WRITE_FAILED' }])
  })

  it('keeps refused lines as they came, once however often they come', async () => {
    const texts = ['{"kind":"nite"}', '{"kind":"note","id":"9"}', '{{', JSON.stringify(note(1)), '{{']
    const first = await ingestLines(raw(texts), deps)
    expect(first).toMatchObject({ accepted: 1, quarantined: 4 })
    expect(first.reasons.map(({ rule, lines }) => [rule, lines])).toEqual([
      ['BROKEN_JSON', [3, 5]],
      ['UNKNOWN_KIND', [1]],
      ['NO_SOURCE', [2]],
    ])
    await ingestLines(raw(texts), { ...deps, now: () => new Date('2026-02-02T00:00:00Z') })
    const kept = await quarantined()
    expect(kept.map(({ line }) => line).sort()).toEqual(texts.slice(0, 3).sort())
    expect(kept.every(({ at }) => at === Date.parse('2026-01-01T00:00:00Z'))).toBe(true)
  })

  it('tells the keys that are not stored', async () => {
    const tagged: readonly NoteLine[] = [note(1), { ...note(2), tags: [] }, { ...note(3), tags: [] }]
    const { ignoredKeys } = await ingestLines(tagged, deps)
    expect(ignoredKeys).toEqual([{ kind: 'note', key: 'tags', count: 2, firstLine: 2 }])
  })

  it('tells each line and batch as it is done', async () => {
    const outcomes: unknown[] = []
    const shown: number[] = []
    await ingestLines(raw([JSON.stringify(note(1)), '{', JSON.stringify(note(2))]), {
      ...deps,
      settings: { batchLines: 1 },
      onOutcome: (line, status) => outcomes.push([line, status]),
      onProgress: ({ lines }) => shown.push(lines),
    })
    expect(outcomes.sort()).toEqual([
      [1, 'ACCEPTED'],
      [2, 'QUARANTINED'],
      [3, 'ACCEPTED'],
    ])
    expect(shown.at(-1)).toBe(3)
  })

  it('stops between batches when told to, and goes on the next time', async () => {
    const stop = new AbortController()
    const lines = Array.from({ length: 20 }, (_, index) => note(index))
    const settings = { windowLines: 5, batchLines: 5 }
    const summary = await ingestLines(lines, {
      ...deps,
      settings,
      signal: stop.signal,
      onProgress: ({ lines: done }) => done === 10 && stop.abort(),
    })
    expect(summary).toMatchObject({ accepted: 10, stoppedAtLine: 6 })
    expect(await ingestLines(lines, deps)).toMatchObject({ accepted: 10, duplicate: 10, stoppedAtLine: null })
  })
})

describe('ingestLines when the database goes away', () => {
  const lost = codedError('SERVICE_UNAVAILABLE', 'gone')

  /** The real graph behind a line that is cut for the first `failures` calls. */
  function cutLine(failures: number): Graph {
    let left = failures
    const pass = async <T>(work: () => Promise<T>): Promise<T> => {
      if (left-- > 0) throw lost
      return work()
    }
    return {
      ...graph,
      write: (name, work) => pass(() => graph.write(name, work)),
      ping: () => pass(() => graph.ping()),
    }
  }

  it('waits until it is back', async () => {
    const cut = cutLine(7)
    const summary = await ingestLines([note(1), note(2)], {
      ...deps,
      ...createNoteTypes(cut),
      graph: cut,
      settings: { retryWaitMs: 1 },
    })
    expect(summary).toMatchObject({ accepted: 2, quarantined: 0 })
  })

  it('stops after its patience, naming the line reached, and quarantines nothing', async () => {
    const cut = cutLine(Number.POSITIVE_INFINITY)
    let calls = 0
    const { lines } = createNoteTypes(graph)
    const { lines: cutLines } = createNoteTypes(cut)
    const noteType = lines.note
    const cutType = cutLines.note
    if (noteType === undefined || cutType === undefined) throw new Error('no note type')
    const write = (part: readonly never[]) => (calls++ === 0 ? noteType.write(part) : cutType.write(part))
    const ingest = ingestLines([note(1), note(2), note(3)], {
      ...deps,
      graph: cut,
      lines: { note: { ...noteType, write } },
      settings: { windowLines: 2, retryWaitMs: 1, patienceMs: 50 },
    })
    await expect(ingest).rejects.toMatchObject({
      message: expect.stringContaining('before line 3 '),
      extensions: { code: 'SERVICE_UNAVAILABLE', line: 3 },
    })
    expect(await graph.read(notes, {})).toHaveLength(2)
    expect(await quarantined()).toEqual([])
  })
})

describe('replayQuarantine', () => {
  it('closes what is written now and leaves open what fails again', async () => {
    const { note: noteType, ...others } = deps.lines
    if (noteType === undefined) throw new Error('no note type')
    await ingestLines([note(1), note(2, '')], { ...deps, lines: others })
    const ids = (await quarantined()).map(({ id }) => id)
    expect(ids).toHaveLength(2)
    const replayed = await replayQuarantine([...ids, 'nothing'], deps)
    expect(replayed).toMatchObject({ summary: { accepted: 1, quarantined: 1 }, incomplete: [], unknown: ['nothing'] })
    expect(await quarantined()).toMatchObject([{ sourceId: '2', rule: 'WRITE_FAILED' }])
    expect(await graph.read(notes, {})).toEqual([['note:desk:1', 'hello']])
  })

  it('takes a corrected text', async () => {
    await ingestLines(raw(['{"kind":"note","source":"desk","id":"1"']), deps)
    const [kept] = await quarantined()
    if (kept === undefined) throw new Error('nothing kept')
    const replayed = await replayQuarantine([kept.id], deps, new Map([[kept.id, JSON.stringify(note(1))]]))
    expect(replayed.ids).toEqual([kept.id])
    expect(await quarantined()).toEqual([])
    expect(await graph.read(notes, {})).toEqual([['note:desk:1', 'hello']])
  })

  it('opens a replayed line again when it comes again and fails', async () => {
    const { note: _, ...others } = deps.lines
    await ingestLines([note(1)], { ...deps, lines: others })
    await replayQuarantine(
      (await quarantined()).map(({ id }) => id),
      deps,
    )
    expect(await quarantined()).toEqual([])
    await ingestLines([note(1)], { ...deps, lines: others })
    expect(await quarantined()).toHaveLength(1)
  })

  it('does not replay a line of which only a part was kept', async () => {
    const fault = { rule: 'TOO_LONG', message: 'is too long', path: null } as const
    await ingestLines([{ number: 1, text: JSON.stringify(note(1)), bytes: 9, fault }], deps)
    const ids = (await quarantined()).map(({ id }) => id)
    expect(await replayQuarantine(ids, deps)).toMatchObject({ ids: [], incomplete: ids, summary: { lines: 0 } })
    expect(await quarantined()).toHaveLength(1)
  })
})
