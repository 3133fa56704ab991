import { errorText } from './file-fault.ts'
import { printLine } from './terminal.ts'

/** Prints one message for people and ends with exit code 1. */
export function failToStart(error: unknown): never {
  printLine(process.stderr, errorText(error))
  process.exit(1)
}
