import { codedError } from '../../errors.ts'
import { objectionFact, preferenceFact, restrictionFact } from './ledger/ledger-facts.ts'
import { entryId, type LedgerSlot, recordsToActOn, slotOf } from './ledger/ledger-plan.ts'
import {
  byRecordOf,
  currentOf,
  type LedgerWriter,
  present,
  saysEnough,
  slotsInForce,
  slotsOfAct,
  wholeSlots,
} from './ledger/ledger-writer.ts'
import { slotsToLift, slotsToLoosen } from './ledger/may-lift.ts'
import { isStricter } from './ledger/only-restricts.ts'
import type { ConsentEventRow } from './queries.ts'
import type { MutationResolvers } from './types.generated.ts'

/** Choices that do not depend on consent: GDPR articles 18 and 21, and how the customer would like to be reached. */
export function preferenceMutations({ now, onLedger, answer, enteredBy, head }: LedgerWriter) {
  return {
    async objectToUse(_, { customerId, purpose, channel, lifted, method }, context) {
      return onLedger(customerId, context, async (ledger) => {
        const isInForce = ({ act, status }: ConsentEventRow) => act === 'OBJECTION' && status === 'REFUSED'
        const isLifted = (event: ConsentEventRow) =>
          isInForce(event) && event.purpose === purpose && event.channel === (channel ?? null)
        const { open: slots, done } = slotsOfAct(
          ledger,
          (current) =>
            lifted
              ? slotsInForce(ledger, current, isLifted)
              : recordsToActOn(ledger).map((record) => slotOf(record, null, channel ?? null, current, purpose)),
          ({ current }) => !lifted && current !== null && isInForce(current) && saysEnough(current, ledger, context),
        )
        const written = lifted ? slotsToLift('objection', slots, ledger, { method, context, now: now() }) : slots
        const facts = written.map((slot) => {
          const line = {
            kind: 'objection',
            ...head(slot, entryId(context.secrets, slot, 'OBJECTION', lifted)),
            purpose,
            lifted,
          } as const
          return objectionFact(
            { ...line, ...present({ method }) },
            now(),
            enteredBy(context, byRecordOf(ledger, slot.record.recordId, { restricts: !lifted })),
          )
        })
        return answer(ledger, facts, currentOf(done), context)
      })
    },

    async restrictUse(_, { customerId, lifted, method }, context) {
      return onLedger(customerId, context, async (ledger) => {
        const { open: slots, done } = slotsOfAct(
          ledger,
          (current) =>
            lifted
              ? slotsInForce(ledger, current, ({ act, status }) => act === 'RESTRICTION' && status === 'REFUSED')
              : wholeSlots(ledger, current, null, 'RESTRICTION'),
          ({ current }) => !lifted && current?.status === 'REFUSED' && saysEnough(current, ledger, context),
        )
        const written = lifted ? slotsToLift('restriction', slots, ledger, { method, context, now: now() }) : slots
        const facts = written.map((slot) => {
          const line = {
            kind: 'restriction',
            ...head(slot, entryId(context.secrets, slot, 'RESTRICTION', lifted)),
            lifted,
          } as const
          return restrictionFact(
            { ...line, ...present({ method }) },
            now(),
            enteredBy(context, byRecordOf(ledger, slot.record.recordId, { restricts: !lifted })),
          )
        })
        return answer(ledger, facts, currentOf(done), context)
      })
    },

    async setChannelPreference(_, { customerId, channel, wish, frequencyCap, method }, context) {
      const cap = frequencyCap ?? null
      if (cap !== null && (cap.max < 0 || cap.days < 1 || cap.days > 3_660))
        throw codedError(
          'BAD_USER_INPUT',
          '`frequencyCap.max` must be 0 or more, and `frequencyCap.days` must be between 1 and 3660.',
        )
      return onLedger(customerId, context, async (ledger) => {
        const wished = { wish, capMax: cap?.max ?? null, capDays: cap?.days ?? null }
        const slotsIn = (current: readonly ConsentEventRow[]) => {
          const own = wholeSlots(ledger, current, channel, 'PREFERENCE')
          // The strictest preference of all records counts, so a differing preference on another record is replaced as well.
          const told = slotsInForce(ledger, current, (event) => event.act === 'PREFERENCE' && event.channel === channel)
          return [...own, ...told.filter((slot) => own.every((other) => other.current !== slot.current))]
        }
        const isDone = ({ current }: LedgerSlot) =>
          current?.wish === wish &&
          current.capMax === wished.capMax &&
          current.capDays === wished.capDays &&
          saysEnough(current, ledger, context)
        const slots = slotsOfAct(ledger, slotsIn, isDone)
        const written = slotsToLoosen(wished, slots, ledger, { method, context, now: now() })
        const facts = written.map((slot) => {
          const before = slotOf(slot.record, slot.controller, channel, ledger.lasting, null, 'PREFERENCE')
          const line = {
            kind: 'preference',
            ...head(slot, entryId(context.secrets, slot, 'PREFERENCE', wish, cap)),
            channel,
            wish,
          } as const
          return preferenceFact(
            { ...line, ...(cap !== null && { frequencyCap: cap }), ...present({ method }) },
            now(),
            enteredBy(
              context,
              byRecordOf(ledger, slot.record.recordId, { restricts: isStricter(wished, before.current) }),
            ),
          )
        })
        return answer(ledger, facts, currentOf(slots.done), context)
      })
    },
  } satisfies MutationResolvers
}
