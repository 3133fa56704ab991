import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createDrain } from '../../gateway/drain.ts'
import { until } from '../harness/until.ts'

let server: Server
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

it('answers what is under way and what still comes, says goodbye to each connection, then takes nothing', async () => {
  const kept: (() => void)[] = []
  server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    if (request.url === '/slow') kept.push(() => response.end('slow'))
    else response.end('quick')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { drain, isDraining } = createDrain(server)
  const slow = fetch(`${url}/slow`)
  await until(() => kept.length > 0)
  expect((await fetch(url)).headers.get('connection')).toBe('keep-alive')

  let isOver = false
  const drained = drain(100).then(() => {
    isOver = true
  })
  expect(isDraining()).toBe(true)
  const late = await fetch(url)
  expect([await late.text(), late.headers.get('connection')]).toEqual(['quick', 'close'])
  await until(() => !server.listening)
  await expect(fetch(url)).rejects.toThrow()
  expect(isOver).toBe(false)
  for (const letGo of kept) letGo()
  expect(await (await slow).text()).toBe('slow')
  await drained
})
