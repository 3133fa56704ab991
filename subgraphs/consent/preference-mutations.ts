import { codedError } from '../../errors.ts'
import { objectionFact, preferenceFact, restrictionFact } from './ledger/ledger-facts.ts'
import { entryId, type Lane, laneOf, speakers } from './ledger/ledger-plan.ts'
import {
  currentOf,
  type LedgerDesk,
  lanesInForce,
  notFound,
  present,
  saysEnough,
  wholeLanes,
} from './ledger/ledger-writer.ts'
import { checkMayLift, checkMayLoosen } from './ledger/may-lift.ts'
import type { ConsentEventRow } from './queries.ts'
import type { MutationResolvers } from './types.generated.ts'

/** What a customer wants whether or not anybody asked for consent: GDPR articles 18 and 21, and how they would like to be reached. */
export function wishMutations({ now, open, answer, enteredBy, head }: LedgerDesk) {
  return {
    async objectToUse(_, { customerId, purpose, channel, lifted, method }, context) {
      const ledger = await open(customerId, context)
      if (ledger === null) return notFound
      const isInForce = ({ act, status }: ConsentEventRow) => act === 'OBJECTION' && status === 'REFUSED'
      const lanes = lifted
        ? lanesInForce(
            ledger,
            (event) => isInForce(event) && event.purpose === purpose && event.channel === (channel ?? null),
          )
        : speakers(ledger.records).map((record) => laneOf(record, null, channel ?? null, ledger.current, purpose))
      if (lifted) checkMayLift('objection', lanes, ledger.events, { method, context, now: now() })
      const isDone = ({ current }: Lane) =>
        !lifted && current !== null && isInForce(current) && saysEnough(current, context)
      const facts = lanes
        .filter((lane) => !isDone(lane))
        .map((lane) => {
          const line = {
            kind: 'objection',
            ...head(lane, entryId(context.secrets, lane, 'OBJECTION', lifted)),
            purpose,
            lifted,
          } as const
          return objectionFact({ ...line, ...present({ method }) }, now(), enteredBy(context))
        })
      return answer(ledger, facts, currentOf(lanes.filter(isDone)), context)
    },

    async restrictUse(_, { customerId, lifted, method }, context) {
      const ledger = await open(customerId, context)
      if (ledger === null) return notFound
      const lanes = lifted
        ? lanesInForce(ledger, ({ act, status }) => act === 'RESTRICTION' && status === 'REFUSED')
        : wholeLanes(ledger, null, 'RESTRICTION')
      if (lifted) checkMayLift('restriction', lanes, ledger.events, { method, context, now: now() })
      const isDone = ({ current }: Lane) => !lifted && current?.status === 'REFUSED' && saysEnough(current, context)
      const facts = lanes
        .filter((lane) => !isDone(lane))
        .map((lane) => {
          const line = {
            kind: 'restriction',
            ...head(lane, entryId(context.secrets, lane, 'RESTRICTION', lifted)),
            lifted,
          } as const
          return restrictionFact({ ...line, ...present({ method }) }, now(), enteredBy(context))
        })
      return answer(ledger, facts, currentOf(lanes.filter(isDone)), context)
    },

    async setChannelPreference(_, { customerId, channel, wish, frequencyCap, method }, context) {
      const cap = frequencyCap ?? null
      if (cap !== null && (cap.max < 0 || cap.days < 1 || cap.days > 3_660))
        throw codedError('BAD_USER_INPUT', '`frequencyCap` needs max of 0 or more and days of 1 to 3660.')
      const ledger = await open(customerId, context)
      if (ledger === null) return notFound
      const own = wholeLanes(ledger, channel, 'PREFERENCE')
      // The strictest wish of all records holds, so that what others say otherwise is told anew, too.
      const told = lanesInForce(ledger, (event) => event.act === 'PREFERENCE' && event.channel === channel)
      const lanes = [...own, ...told.filter(({ current }) => own.every((lane) => lane.current !== current))]
      const wished = { wish, capMax: cap?.max ?? null, capDays: cap?.days ?? null }
      checkMayLoosen(wished, lanes, ledger.events, { method, context, now: now() })
      const isDone = ({ current }: Lane) =>
        current?.wish === wish &&
        current.capMax === wished.capMax &&
        current.capDays === wished.capDays &&
        saysEnough(current, context)
      const facts = lanes
        .filter((lane) => !isDone(lane))
        .map((lane) => {
          const line = {
            kind: 'preference',
            ...head(lane, entryId(context.secrets, lane, 'PREFERENCE', wish, cap)),
            channel,
            wish,
          } as const
          return preferenceFact(
            { ...line, ...(cap !== null && { frequencyCap: cap }), ...present({ method }) },
            now(),
            enteredBy(context),
          )
        })
      return answer(ledger, facts, currentOf(lanes.filter(isDone)), context)
    },
  } satisfies MutationResolvers
}
