import { errorText } from './file-fault.ts'
import { printLine } from './terminal.ts'

/** One message for people and exit code 1. */
export function failToStart(error: unknown): never {
  printLine(process.stderr, errorText(error))
  process.exit(1)
}
