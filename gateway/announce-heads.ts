import { type DestinationStream, pino } from 'pino'
import type { Audit } from '../access/audit/audit.ts'
import { createLog } from './telemetry/log.ts'

export interface HeadAnnouncer {
  /** Stops the timer and announces the final length of the chain. */
  stop(): Promise<void>
}

export interface HeadAnnouncerDeps {
  readonly audit: Pick<Audit, 'ownHead'>
  readonly service: string
  readonly seconds: number
  readonly onFault: (fault: unknown) => void
  readonly destination?: DestinationStream
}

/**
 * Writes the signed head of this process's chain of access records into the log stream whenever the chain has grown. Anybody who stores
 * that stream elsewhere can detect later that records were removed or rewritten here. LOG_LEVEL does not silence it.
 */
export function announceHeads({ audit, service, seconds, onFault, destination }: HeadAnnouncerDeps): HeadAnnouncer {
  const log = createLog('info', service, destination ?? pino.destination({ dest: 2, sync: true }))
  let announced = 0

  async function announce(): Promise<void> {
    const auditHead = await audit.ownHead()
    const sequence = auditHead?.heads[0]?.sequence ?? 0
    if (sequence <= announced) return
    announced = sequence
    log.info({ auditHead }, 'audit head')
  }

  const timer = setInterval(() => announce().catch(onFault), seconds * 1000).unref()
  return {
    async stop() {
      clearInterval(timer)
      await announce().catch(onFault)
    },
  }
}
