import { describe, expect, it } from 'vitest'
import { command, cypher, statement } from '../../graph/cypher.ts'
import type { Graph, Transaction } from '../../graph/run.ts'
import { recordIdOfRef, sourceOfRecordId } from '../../resolution/records/record-id.ts'
import { createBoundWrite } from '../../subgraphs/ingest/bound-write.ts'

const ran: string[] = []
const graph: Pick<Graph, 'write'> = {
  async write(_name, work) {
    const transaction: Transaction = {
      run: async ({ name }) => {
        ran.push(name)
        return []
      },
      writeFor: () => undefined,
    }
    return { value: await work(transaction), bookmarks: [] }
  },
}
const read = statement({ name: 'test.read', text: cypher`MATCH (n) RETURN n.id AS id`, row: () => undefined })
const write = command({ name: 'test.write', text: cypher`MATCH (n) SET n.seen = true` })

describe('a write of a request', () => {
  it('writes nothing before its work has said for which sources, whoever asks', async () => {
    for (const sources of [null, ['crm']]) {
      ran.length = 0
      const forgetting = createBoundWrite(graph, { sources })('test', async (transaction) => {
        await transaction.run(read, {})
        await transaction.run(write, {})
      })
      await expect(forgetting).rejects.toThrow('writes before writeFor has stated for which sources')
      expect(ran).toEqual(['test.read'])
    }
  })

  it('is for the own sources of its caller, and for what stands for no system', async () => {
    const writing = (sources: readonly string[] | null, ...named: readonly string[]) =>
      createBoundWrite(graph, { sources })('test', async (transaction) => {
        transaction.writeFor(named)
        await transaction.run(write, {})
      })
    await expect(writing(['crm'], 'crm', 'identifier', 'correction')).resolves.toBeDefined()
    await expect(writing(null, 'crm', 'erp')).resolves.toBeDefined()
    for (const named of ['erp', 'CRM', 'crm ', 'crm:1', ''])
      await expect(writing(['crm'], 'crm', named)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    await expect(writing([], 'crm')).rejects.toThrow('no source')
  })
})

describe('the id of a record', () => {
  it('is no other record, wherever a colon stands', () => {
    expect(recordIdOfRef({ source: 'a', id: 'b:c' })).toBe('a:b:c')
    const written = [
      ['a', 'b:c'],
      ['a:b', 'c'],
      ['a%3Ab', 'c'],
      ['a:b:c', ''],
    ].map(([source = '', id = '']) => recordIdOfRef({ source, id }))
    expect(new Set(written).size).toBe(written.length)
    expect(written.map(sourceOfRecordId).filter((source) => source === 'a')).toHaveLength(1)
  })
})
