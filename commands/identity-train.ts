import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadCommandConfig } from '../config.ts'
import { openGraph } from '../gateway/open-graph.ts'
import { failToStart } from '../process/process-fault.ts'
import { printLine } from '../process/terminal.ts'
import { runTrainCli } from '../resolution/training/train-cli.ts'

/** Entry of `npm run identity:train`. */
async function main(): Promise<void> {
  process.exitCode = await runTrainCli(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    modelPath: fileURLToPath(new URL('../resolution/match/model.json', import.meta.url)),
    candidatePath: () => join(loadCommandConfig().dataDir, 'match-model-candidate.json'),
    async openGraph() {
      const config = loadCommandConfig()
      await mkdir(config.dataDir, { recursive: true })
      return openGraph(config, (line) => printLine(process.stderr, line))
    },
  })
}

await main().catch(failToStart)
