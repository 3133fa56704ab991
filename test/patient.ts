import { limits } from '../config.ts'

/** Test files share two cores with two databases: a stall of the machine is no finding. What is tested about the bound sets its own. */
Object.assign(limits, { decisionMs: 20_000 })
