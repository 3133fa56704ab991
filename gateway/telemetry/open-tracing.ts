import type { Config } from '../../config.ts'
import type { Tracing } from './tracing.ts'

/** Null where nothing is traced: then none of OpenTelemetry's SDK is loaded. */
export async function openTracing(config: Config, service: string): Promise<Tracing | null> {
  if (config.tracing === null) return null
  const { startTracing } = await import('./tracing.ts')
  return startTracing(config.tracing, service)
}
