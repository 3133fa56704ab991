import { expect, it } from 'vitest'
import { useCanaries } from '../access/canary/canary-run.ts'
import { meetStrangers } from '../access/sources/strangers.ts'

const canaries = useCanaries()

it('1,000 random pairs of a principal and a foreign customer read nothing, write nothing and learn nothing', async () => {
  const seed = Date.now()
  const { meetings, sizeBefore, sizeAfter } = await meetStrangers(canaries, 1_000, seed)
  const different = meetings.filter(({ told, toldOfNobody }) => told.join() !== toldOfNobody.join())
  expect(different, `seed ${seed}`).toEqual([])
  expect(meetings.filter(({ statements, statementsForNobody }) => statements !== statementsForNobody)).toEqual([])
  expect(sizeAfter).toEqual(sizeBefore)
})
