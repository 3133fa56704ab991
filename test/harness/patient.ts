import { patience } from '../../access/facts-deadline.ts'

/** Test files share two cores with two databases: a stall of the machine is no finding. What is tested about the bound sets its own. */
patience.mostMs = 20_000
