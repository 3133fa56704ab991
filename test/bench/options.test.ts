import { CommanderError } from 'commander'
import { describe, expect, it, vi } from 'vitest'
import { parseOptions } from '../../bench/options.ts'

describe('options of the benchmark', () => {
  it('measures everything but the optional contender without arguments', () => {
    expect(parseOptions([])).toEqual({
      customers: 20_000,
      events: 300_000,
      connections: [1, 32],
      workloads: ['W1', 'W2'],
      seconds: 4,
      rounds: 3,
      together: false,
      contenders: ['by-hand', 'by-hand-autocommit', 'by-hand-batched', 'apollo', 'ours', 'ours-remote'],
      json: null,
      before: null,
    })
  })

  it('takes sizes, lists and a file', () => {
    const options = parseOptions(
      '--customers 60000 --events 1000000 --connections 32,8 --workloads W2 --seconds 9 --rounds 1 --together --contenders apollo,ours --json out.json'.split(
        ' ',
      ),
    )
    expect(options).toEqual({
      customers: 60_000,
      events: 1_000_000,
      connections: [32, 8],
      workloads: ['W2'],
      seconds: 9,
      rounds: 1,
      together: true,
      contenders: ['apollo', 'ours'],
      json: 'out.json',
      before: null,
    })
  })

  it('takes another revision together with its contender alone', () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      expect(parseOptions(['--contenders', 'ours,ours-before', '--before', '../old']).before).toBe('../old')
      expect(() => parseOptions(['--contenders', 'ours-before'])).toThrow(CommanderError)
      expect(() => parseOptions(['--before', '../old'])).toThrow(CommanderError)
    } finally {
      told.mockRestore()
    }
  })

  it.each([
    ['--contenders', 'ours,theirs'],
    ['--workloads', 'W3'],
    ['--connections', '1,0'],
    ['--rounds', '1.5'],
    ['--seconds', 'many'],
    ['--customer', '5'],
  ])('refuses %s %s with a message', (option, value) => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      expect(() => parseOptions([option, value])).toThrow(CommanderError)
      expect(told.mock.calls.join()).toContain(option)
    } finally {
      told.mockRestore()
    }
  })
})
