import { Gauge, type Registry } from 'prom-client'

type SetGauge = (value: number, labels?: Readonly<Record<string, string>>) => void

/** A gauge whose value is read when it is requested. */
export function addGauge(
  registry: Registry,
  name: string,
  help: string,
  labelNames: readonly string[],
  collect: (set: SetGauge) => void,
): void {
  new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    collect() {
      collect((value, labels = {}) => this.set({ ...labels }, value))
    },
  })
}
