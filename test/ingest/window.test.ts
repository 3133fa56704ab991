import { describe, expect, it } from 'vitest'
import { planWindow } from '../../ingest/window.ts'

const size = { lines: 2, bytes: 100 }

function line(kind: string, key: string, bytes = 10) {
  return { kind, key, bytes }
}

function planned(lines: readonly ReturnType<typeof line>[]) {
  return planWindow(lines, size).map(({ order, batches }) => [
    order,
    batches.map(({ kind, lines: batch }) => `${kind}:${batch.map(({ key }) => key).join('')}`),
  ])
}

describe('planWindow', () => {
  it('writes sources, then records, then facts, in batches of one kind', () => {
    const lines = [line('event', 'a'), line('record', 'b'), line('billing', 'c'), line('source', 'd')]
    expect(planned([...lines, line('event', 'e'), line('event', 'f'), line('account', 'g')])).toEqual([
      ['SOURCES', ['source:d']],
      ['RECORDS', ['record:b', 'account:g']],
      ['FACTS', ['event:ae', 'event:f', 'billing:c']],
    ])
  })

  it('keeps versions of one thing apart and in order', () => {
    expect(planned([line('record', 'a'), line('event', 'x'), line('record', 'a'), line('record', 'b')])).toEqual([
      ['RECORDS', ['record:ab']],
      ['FACTS', ['event:x']],
      ['RECORDS', ['record:a']],
    ])
  })

  it('keeps batches below the bound of bytes, a larger line on its own', () => {
    expect(planned([line('event', 'a', 60), line('event', 'b', 60), line('event', 'c', 500)])).toEqual([
      ['FACTS', ['event:a', 'event:b', 'event:c']],
    ])
  })
})
