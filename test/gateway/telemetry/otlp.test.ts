import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { loadConfig } from '../../../config.ts'
import { startTracing } from '../../../gateway/telemetry/tracing.ts'

afterEach(() => vi.unstubAllEnvs())

it('sends spans to the collector of the standard settings, with its headers and the name of the service', async () => {
  const received: { readonly url: string | undefined; readonly key: unknown; readonly body: Buffer }[] = []
  const collector = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    received.push({ url: request.url, key: request.headers['x-key'], body: Buffer.concat(chunks) })
    response.end()
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint)
  vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'x-key=abc')
  vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'deployment.environment.name=test')
  const { tracing: settings } = loadConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })
  if (settings === null) throw new Error('tracing is off')
  const { tracer, stop } = startTracing(settings, 'gateway')
  tracer.startSpan('a span of this test').end()
  await stop()
  collector.closeAllConnections()
  collector.close()
  expect(received.map(({ url, key }) => [url, key])).toEqual([['/v1/traces', 'abc']])
  const text = received[0]?.body.toString('latin1') ?? ''
  for (const told of ['a span of this test', 'gateway', 'deployment.environment.name']) expect(text).toContain(told)
})

it.each([
  [{}, null],
  [{ OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }, null],
  [{ OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }, null],
  [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces' }, { exporter: 'otlp', ratio: 1 }],
  [
    { OTEL_TRACES_EXPORTER: 'console', OTEL_SERVICE_NAME: 'mine' },
    { exporter: 'console', serviceName: 'mine' },
  ],
  [
    { OTEL_TRACES_EXPORTER: 'otlp', OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' },
    { sampler: 'traceidratio', ratio: 0.1 },
  ],
])('is off unless asked for: %j', (env, settings) => {
  const { tracing } = loadConfig(env)
  if (settings === null) expect(tracing).toBeNull()
  else expect(tracing).toMatchObject(settings)
})
