import type { Driver, Session, Transaction } from 'neo4j-driver'
import { createGraph, type Graph } from '../../graph/run.ts'

export interface CountingGraph {
  readonly graph: Graph
  /** How often the statements that `work` runs access the store. It depends on neither the clock nor the load. */
  count(work: () => Promise<unknown>): Promise<number>
}

/** A graph that profiles every statement which runs in it. */
export function createCountingGraph(driver: Driver, database: string): CountingGraph {
  let hits = 0

  function profiled<R extends Session | Transaction>(runner: R) {
    const run = runner.run.bind(runner)
    return Object.assign(runner, {
      async run(text: string, params?: object) {
        const done = await run(`PROFILE ${text}`, params)
        hits += hitsOf(done.summary.profile)
        return done
      },
    })
  }

  const profiling: Driver = Object.create(driver, {
    session: {
      value: (config: Parameters<Driver['session']>[0]) => {
        const session = driver.session(config)
        const begin = session.beginTransaction.bind(session)
        return Object.assign(profiled(session), { beginTransaction: async () => profiled(await begin()) })
      },
    },
  })

  return {
    graph: createGraph(profiling, { database, statementTimeoutMs: 30_000 }),
    async count(work) {
      hits = 0
      await work()
      return hits
    },
  }
}

interface Profile {
  readonly dbHits: number
  readonly children: readonly Profile[]
}

function hitsOf(profile: Profile | false): number {
  return profile === false ? 0 : profile.children.reduce((sum, child) => sum + hitsOf(child), profile.dbHits)
}
