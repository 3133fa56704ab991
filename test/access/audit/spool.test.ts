import { fork } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { verifyAudit } from '../../../access/audit/verify.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { entriesIn, nextId, openSpool, recordOf, spooledLines, useDataDir } from './spool-folder.ts'

const { graph } = useGraph()
const { newRoot } = useDataDir()

describe('spool', () => {
  it('keeps one chain under appends of many turns, over several files', async () => {
    const root = newRoot()
    const spool = openSpool(root, 20_000)
    const request = async (number: number) => {
      await new Promise((resolve) => setTimeout(resolve, number % 7))
      await spool.append([recordOf(`a-${number}`), recordOf(`b-${number}`)])
    }
    await Promise.all(Array.from({ length: 500 }, (_, number) => request(number)))
    const lines = await spooledLines(root)
    expect(new Set(entriesIn(lines).map(({ subject }) => subject)).size).toBe(1_000)
    expect(spool.head()).toMatchObject({ sequence: 1_001 })
    expect(await verifyAudit(graph, root)).toEqual({ graphRecords: 0, spoolRecords: 1_001, writers: 1, faults: [] })
  })

  it('goes on after a restart: the new chain names the old one and how far it had come', async () => {
    const root = newRoot()
    const first = openSpool(root)
    await first.append([recordOf('alice')])
    // Killed in the middle of a write.
    appendFileSync(join(root, first.writer, '000000000001.jsonl'), '{"sequence":3,"at":17')
    const second = openSpool(root)
    await second.append([recordOf('bob')])
    const lines = await spooledLines(root)
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({
      sequence: 1,
      writer: second.writer,
      former: { writer: first.writer, ...first.head() },
    })
    expect(await verifyAudit(graph, root)).toMatchObject({ spoolRecords: 4, writers: 2, faults: [] })

    rmSync(join(root, first.writer), { recursive: true })
    expect((await verifyAudit(graph, root)).faults).toEqual([
      { kind: 'REMOVED', place: 'spool', writer: first.writer, sequence: 1, through: 2 },
    ])
  })

  it('leaves no half record behind when a write fails', async () => {
    const root = newRoot()
    const spool = openSpool(root)
    await spool.append([recordOf('alice')])
    const file = join(root, spool.writer, '000000000001.jsonl')
    renameSync(file, `${file}.away`)
    mkdirSync(file)
    await expect(spool.append([recordOf('bob')])).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } })
    rmSync(file, { recursive: true })
    renameSync(`${file}.away`, file)
    appendFileSync(file, '{"sequence":3,"at":17')
    await spool.append([recordOf('carol')])
    expect(entriesIn(await spooledLines(root)).map(({ subject }) => subject)).toEqual(['alice', 'carol'])
    expect((await verifyAudit(graph, root)).faults).toEqual([])
  })

  it('has every record that an answer waited for when its process is killed', async () => {
    const root = newRoot()
    const child = fork(fileURLToPath(new URL('./append-for-ever.ts', import.meta.url)), [root, nextId()], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    // Several segments of the spool: each append waits for the disk, which may be slow.
    let acknowledged = 0
    child.on('message', (count) => {
      acknowledged = Number(count)
      if (acknowledged > 400) child.kill('SIGKILL')
    })
    await once(child, 'exit')
    const { spoolRecords, faults } = await verifyAudit(graph, root)
    expect(faults).toEqual([])
    expect(acknowledged).toBeGreaterThan(400)
    expect(spoolRecords).toBeGreaterThanOrEqual(acknowledged + 1)
  })

  it('tells a writer that nothing can be written before it begins', () => {
    const root = newRoot()
    const spool = openSpool(root)
    mkdirSync(join(root, '..'), { recursive: true })
    writeFileSync(root, 'in the way')
    expect(() => spool.ensureWritable()).toThrow(/recorded/)
    rmSync(root)
    expect(() => spool.ensureWritable()).not.toThrow()
  })

  it('tells a writer of a full disk before and after a record failed, until there is room again', async () => {
    const spool = openSpool(newRoot())
    await spool.append([recordOf('alice')])
    const folder = join(spool.root, spool.writer)
    const fill = (name: string) => {
      rmSync(join(folder, name), { force: true })
      symlinkSync('/dev/full', join(folder, name))
    }
    fill('probe')
    expect(() => spool.ensureWritable()).toThrow(/recorded/)
    expect(() => spool.ensureWritable()).not.toThrow()

    const lines = '000000000001.jsonl'
    renameSync(join(folder, lines), join(folder, 'away'))
    fill(lines)
    await expect(spool.append([recordOf('bob')])).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } })
    fill('probe')
    expect(() => spool.ensureWritable()).toThrow(/recorded/)
    renameSync(join(folder, 'away'), join(folder, lines))
    expect(() => spool.ensureWritable()).not.toThrow()
    await spool.append([recordOf('carol')])
    expect(entriesIn(await spooledLines(spool.root)).map(({ subject }) => subject)).toEqual(['alice', 'carol'])
  })

  it('tells a writer whose folder is gone, and makes it again for the next one', async () => {
    const spool = openSpool(newRoot())
    await spool.append([recordOf('alice')])
    rmSync(join(spool.root, spool.writer), { recursive: true })
    expect(() => spool.ensureWritable()).toThrow(/recorded/)
    expect(() => spool.ensureWritable()).not.toThrow()
  })
})
