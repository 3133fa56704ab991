import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createPace } from '../../graph/pace.ts'

/** The most tasks that ran between two turns of the event loop. */
async function mostInOneTurn(perTurn: number): Promise<number> {
  const pace = createPace(perTurn)
  let done = 0
  for (let i = 0; i < 40; i++) pace.run(() => done++)
  let most = done
  for (let before = done; done < 40; before = done) {
    await turn()
    most = Math.max(most, done - before)
  }
  return most
}

/** Tasks done when the last of 20 connections was accepted: the system gives the program one in a turn. */
async function doneWhenAllAreIn({ isSkipping }: { readonly isSkipping: boolean }): Promise<number> {
  const pace = createPace(4)
  let accepted = 0
  let done = 0
  const server = createServer((socket) => {
    accepted++
    if (isSkipping) pace.skip()
    socket.on('error', () => undefined).resume()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const callers = Array.from({ length: 20 }, () => connect((server.address() as AddressInfo).port, '127.0.0.1'))
  await Promise.all(callers.slice(0, 1).map((caller) => once(caller, 'connect')))
  for (let i = 0; i < 1_000; i++) pace.run(() => done++)
  while (accepted < callers.length) await turn()
  for (const caller of callers) caller.destroy()
  server.close()
  return done
}

describe('the pace', () => {
  it('starts few tasks in a turn, and all of them', async () => {
    expect(await mostInOneTurn(4)).toBeLessThanOrEqual(4)
    expect(await mostInOneTurn(1_000)).toBe(40)
  })

  it('runs what is to come after all that waits, with what they started', async () => {
    const pace = createPace(4)
    const seen: number[] = []
    for (let i = 0; i < 20; i++)
      pace.run(() => void Promise.resolve().then(() => Promise.resolve().then(() => seen.push(i))))
    const atThatTime = await new Promise<number>((resolve) => pace.after(() => resolve(seen.length)))
    expect(atThatTime).toBe(20)
    // With nothing waiting it is no later than the end of this turn.
    const idle = createPace()
    expect(await new Promise((resolve) => idle.after(() => resolve('at once')))).toBe('at once')
  })

  it('lets new connections in first, which would else wait for a turn of tasks each', async () => {
    const skipping = await doneWhenAllAreIn({ isSkipping: true })
    expect(skipping).toBeLessThan(await doneWhenAllAreIn({ isSkipping: false }))
  })

  it('starts its tasks even while it is always told to skip', async () => {
    const pace = createPace(1)
    let done = 0
    for (let i = 0; i < 5; i++) pace.run(() => done++)
    while (done < 5) {
      pace.skip()
      await turn()
    }
    expect(done).toBe(5)
  })
})
