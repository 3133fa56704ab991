import { environmentOf } from '../config.ts'
import { failToStart } from '../process-fault.ts'
import { runDoctor } from './doctor/doctor.ts'

/** Entry of `npm run doctor`. */
process.exitCode = await runDoctor(process.argv.slice(2), {
  env: environmentOf(),
  nodeVersion: process.versions.node,
  stdout: process.stdout,
}).catch(failToStart)
