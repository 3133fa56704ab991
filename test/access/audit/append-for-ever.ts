import { createSpool } from '../../../access/audit/spool.ts'

/** A process to be killed: appends to ROOT as WRITER and tells how many were acknowledged. */
const [root = '', writer = ''] = process.argv.slice(2)
const spool = createSpool({ root, writer, now: () => new Date(), segmentBytes: 20_000 })

for (let count = 0; ; count += 3) {
  const subjects = ['a', 'b', 'c'].map((name) => `${name}-${count}`)
  await spool.append(
    subjects.map((subject) => ({
      at: Date.now(),
      requestId: `request-${count}`,
      subject,
      who: 'ann',
      client: 'desk',
      purpose: 'CustomerCare',
      policy: '1',
      subgraphs: { identity: { allowed: { IDENTIFYING: 'K' } } },
    })),
  )
  process.send?.(count + 3)
}
