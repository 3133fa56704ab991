import { context, propagation, type Tracer } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ConsoleSpanExporter,
  ParentBasedSampler,
  type Sampler,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { TracingSettings } from '../../config.ts'

export interface Tracing {
  readonly tracer: Tracer
  /** Sends the remaining spans. Call it last. */
  readonly stop: () => Promise<void>
}

/**
 * Spans that follow a request through promises, exported as the standard OTEL_* settings state. Imported only if tracing is on, so that the
 * packages are not loaded otherwise. `processor` replaces the exporter in tests.
 */
export function startTracing(settings: TracingSettings, service: string, processor?: SpanProcessor): Tracing {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': settings.serviceName ?? service }))
      .merge(detectResources({ detectors: [envDetector] })),
    sampler: samplerOf(settings),
    spanProcessors: [processor ?? new BatchSpanProcessor({ exporter: exporterOf(settings) })],
  })
  return {
    tracer: provider.getTracer('federated-customer-graph'),
    stop: async () => {
      await provider.shutdown()
      context.disable()
      propagation.disable()
    },
  }
}

/** The exporter reads its own settings: OTEL_EXPORTER_OTLP_ENDPOINT, _HEADERS, _TIMEOUT, _CERTIFICATE and so on. */
function exporterOf({ exporter }: TracingSettings) {
  return exporter === 'console' ? new ConsoleSpanExporter() : new OTLPTraceExporter()
}

/** The names of the OpenTelemetry specification, which the SDK does not read itself. */
function samplerOf({ sampler, ratio }: TracingSettings): Sampler {
  const name = sampler.replace('parentbased_', '')
  const root =
    name === 'always_off'
      ? new AlwaysOffSampler()
      : name === 'traceidratio'
        ? new TraceIdRatioBasedSampler(ratio)
        : new AlwaysOnSampler()
  return sampler.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root
}
