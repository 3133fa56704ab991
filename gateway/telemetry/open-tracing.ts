import type { Config } from '../../config.ts'
import type { Tracing } from './tracing.ts'

/** Null if nothing is traced. OpenTelemetry's SDK is not loaded then. */
export async function openTracing(config: Config, service: string): Promise<Tracing | null> {
  if (config.tracing === null) return null
  const { startTracing } = await import('./tracing.ts')
  return startTracing(config.tracing, service)
}
