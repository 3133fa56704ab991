import { policy } from '../policy.ts'
import type { PurposeKey } from '../purposes.ts'
import type { Viewer } from '../viewer.ts'
import type { ConsentFact, ConsentSubject } from './consent-state.ts'

/**
 * The organisations for which `viewer` uses data for `purpose`: the controller of its client, and that of the purpose if the policy names
 * one. A consent must reach each of them. Undefined: neither is known.
 */
export function controllersFor({ controller }: Viewer, purpose: PurposeKey): readonly string[] | undefined {
  const { controller: ofPurpose } = policy.purposes[purpose]
  const controllers = [controller, ofPurpose].filter((name) => name !== undefined)
  return controllers.length === 0 ? undefined : controllers
}

/**
 * The organisations that may be using the data if the client's controller is unknown: those that hold the customer relationship, and those
 * to which consents are given. Objections are ignored, because they concern every controller. Requests are ignored as well: a form that
 * anybody can submit makes nobody a user of the data, and must not close what was given to another.
 */
export function possibleControllers(
  subjects: readonly ConsentSubject[],
  holders: readonly ConsentSubject[],
): readonly string[] {
  const written = new Set(holders.flatMap(({ controller }) => controller ?? []))
  for (const { consents } of subjects)
    for (const { act, status, controller } of consents)
      if (controller !== null && act !== 'OBJECTION' && status !== 'REQUESTED') written.add(controller)
  return written.size < 2 ? [...written] : [...new Set([...written].map(fold))]
}

/** The subjects with the entries that concern a controller: those given to it, those that name none, and objections. */
export function concerning(controller: string, subjects: readonly ConsentSubject[]): readonly ConsentSubject[] {
  const name = fold(controller)
  const concerns = (fact: ConsentFact) =>
    fact.controller === null || fact.act === 'OBJECTION' || fold(fact.controller) === name
  return subjects.flatMap((subject) => {
    const consents = subject.consents.filter(concerns)
    return consents.length === 0 ? [] : [{ ...subject, consents }]
  })
}

/** Whether two names mean the same controller: a withdrawal must reach it however its source spells the name. */
export function isSameController(a: string, b: string): boolean {
  return fold(a) === fold(b)
}

function fold(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}
