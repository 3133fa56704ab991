import { get } from 'node:http'
import { Counter, Registry } from 'prom-client'
import { afterEach, expect, it } from 'vitest'
import { type MetricsServer, serveMetrics } from '../../../gateway/telemetry/serve-metrics.ts'

const registry = new Registry()
new Counter({ name: 'answers_total', help: 'Answers.', registers: [registry] }).inc()
const local = { host: '127.0.0.1', port: 0, isChosen: true }
const started: MetricsServer[] = []

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()))
})

async function start(settings = local): Promise<MetricsServer> {
  const server = await serveMetrics(registry, settings)
  if (server === null) throw new Error('the port is taken')
  started.push(server)
  return server
}

function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) =>
    get(url, { headers: { host } }, (response) => resolve(response.resume().statusCode)).on('error', reject),
  )
}

it('answers at /metrics and nowhere else', async () => {
  const { url } = await start()
  const response = await fetch(url)
  expect(response.headers.get('content-type')).toContain('text/plain')
  expect(await response.text()).toContain('answers_total 1')
  for (const path of ['/', '/graphql', '/metrics/', '/healthcheck'])
    expect((await fetch(new URL(path, url))).status).toBe(404)
  expect((await fetch(url, { method: 'POST' })).status).toBe(405)
})

it('answers no page that reaches it by a name of its own; beyond loopback it is asked by many names', async () => {
  const { url } = await start()
  const { port } = new URL(url)
  expect(await statusFor(url, `rebound.example:${port}`)).toBe(421)
  const open = await start({ ...local, host: '0.0.0.0' })
  const reached = `http://127.0.0.1:${new URL(open.url).port}/metrics`
  expect(await statusFor(reached, 'gateway.monitoring.internal')).toBe(200)
})

it('leaves the usual port to whoever has it, and fails where another was chosen', async () => {
  const port = Number(new URL((await start()).url).port)
  expect(await serveMetrics(registry, { ...local, port, isChosen: false })).toBeNull()
  await expect(serveMetrics(registry, { ...local, port })).rejects.toThrow(`METRICS_PORT=${port + 1}`)
})
