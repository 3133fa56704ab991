/** Prints what `work` returns, or why it failed on stderr with exit code 1. */
export async function runTool(work: () => Promise<string>): Promise<void> {
  try {
    console.log(await work())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
