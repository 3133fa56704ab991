import { printLine } from '../../terminal.ts'

/** Prints what `work` returns, or why it failed on stderr with exit code 1. */
export async function runTool(work: () => Promise<string>): Promise<void> {
  try {
    printLine(process.stdout, await work())
  } catch (error) {
    printLine(process.stderr, error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
