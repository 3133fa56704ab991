import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'

export interface TestRedis {
  readonly url: string
  stop(): Promise<void>
}

/** Redis is not part of the set-up: its tests run if the program is installed. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0
if (!hasRedis) console.log('left out: what several processes share, for there is no redis-server')

/** A separate server that stores nothing on disk. */
export async function startRedis(): Promise<TestRedis> {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const address = free.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  free.close()
  await once(free, 'close')
  const child = spawn('redis-server', [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ])
  for await (const line of createInterface(child.stdout)) if (line.includes('Ready to accept connections')) break
  child.stdout.resume()
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}
