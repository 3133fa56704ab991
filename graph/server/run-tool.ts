import { printLine } from '../../process/terminal.ts'

/** Prints what `work` returns, or the reason for its failure on standard error. Returns the exit code. */
export async function runTool(work: () => Promise<string>): Promise<number> {
  try {
    printLine(process.stdout, await work())
    return 0
  } catch (error) {
    printLine(process.stderr, error instanceof Error ? error.message : String(error))
    return 1
  }
}
