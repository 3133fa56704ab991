import { printLine } from '../process/terminal.ts'

/** Runs `stop` once at SIGINT or SIGTERM, then ends the process. A second signal ends it at once. */
export function endWithSignal(stop: () => Promise<void>): void {
  let isStopping = false
  const onSignal = (signal: NodeJS.Signals) => {
    if (isStopping) process.exit(1)
    isStopping = true
    printLine(process.stderr, `${signal}: stopping`)
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        printLine(process.stderr, error instanceof Error ? (error.stack ?? error.message) : String(error))
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

/**
 * An unhandled failure is logged, and the process continues: no single request may end it for everybody else. Everything that an answer
 * needs is awaited, so that its failure is in the answer.
 */
export function outliveRejections(onFault: (fault: unknown) => void): void {
  process.on('unhandledRejection', onFault)
}
