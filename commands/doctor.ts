import { environmentOf } from '../config.ts'
import { runDoctor } from '../gateway/doctor/doctor.ts'
import { failToStart } from '../process/process-fault.ts'

/** Entry of `npm run doctor`. */
process.exitCode = await runDoctor(process.argv.slice(2), {
  env: environmentOf(),
  nodeVersion: process.versions.node,
  stdout: process.stdout,
}).catch(failToStart)
