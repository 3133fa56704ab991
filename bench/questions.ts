import { isDeepStrictEqual } from 'node:util'
import { type CustomerAnswer, comparable } from './answers.ts'
import type { Running } from './contenders.ts'
import { customerId, emailOf } from './dataset.ts'
import type { Dialect, Question } from './dialects.ts'
import type { LoadRequest } from './load/load-types.ts'
import { pageSize, type WorkloadName } from './workloads.ts'

/** The queries of a run, which are the same for each contender, in its own format. */
const emailsAsked = 4_000
const pagesAsked = 200
/** A prime: steps through customers and pages in an order that no cache or disk anticipates. */
const stride = 7_919

/** Answers for the comparison: customers by workload. */
export type Reference = Readonly<Record<WorkloadName, readonly CustomerAnswer[]>>

export async function loadRequests(
  workload: WorkloadName,
  customers: number,
  dialect: Dialect,
  running: Running,
): Promise<readonly LoadRequest[]> {
  switch (workload) {
    case 'W1':
      return Array.from({ length: Math.min(emailsAsked, customers) }, (_, number) => {
        const email = emailOf(1 + ((number * stride) % customers))
        return { ...dialect.byEmail(email), expect: email }
      })
    case 'W2': {
      const cursors = await cursorsOf(customers, dialect, running)
      return cursors.map((_, number) => {
        const page = (number * stride) % cursors.length
        return { ...dialect.page(cursors[page] ?? null), expect: customerId(page * pageSize + 1) }
      })
    }
    default:
      return workload satisfies never
  }
}

/** The cursor of each page, null for the first. */
async function cursorsOf(customers: number, { walk }: Dialect, running: Running): Promise<readonly (string | null)[]> {
  const length = Math.max(1, Math.min(pagesAsked, Math.floor(customers / pageSize)))
  if (walk === null) return Array.from({ length }, (_, page) => (page === 0 ? null : customerId(page * pageSize)))
  const cursors: (string | null)[] = [null]
  while (cursors.length < length)
    cursors.push(walk.nextCursor(await ask(running, walk.question(cursors.at(-1) ?? null))))
  return cursors
}

/** What a contender answers to the first queries of a workload. */
export async function firstAnswers(
  workload: WorkloadName,
  requests: readonly LoadRequest[],
  dialect: Dialect,
  running: Running,
): Promise<readonly CustomerAnswer[]> {
  const answers: CustomerAnswer[] = []
  for (const request of requests.slice(0, workload === 'W1' ? 20 : 2)) {
    const answer = await ask(running, request)
    const customers = workload === 'W1' ? [dialect.customer(answer)] : dialect.customers(answer)
    for (const customer of customers) {
      if (customer === null) throw new Error(`no customer for ${request.body}`)
      answers.push(comparable(customer))
    }
  }
  return answers
}

/** Null if they are equal, otherwise the first difference. */
export function difference(answers: readonly CustomerAnswer[], reference: readonly CustomerAnswer[]): string | null {
  if (answers.length !== reference.length) return `${answers.length} customers instead of ${reference.length}`
  for (const [index, answer] of answers.entries()) {
    const expected = reference[index]
    for (const [key, value] of Object.entries(expected ?? {})) {
      const actual = Object.entries(answer).find(([name]) => name === key)?.[1]
      if (!isDeepStrictEqual(actual, value))
        return `${key} of ${expected?.id} is\n${JSON.stringify(actual)}\ninstead of\n${JSON.stringify(value)}`
    }
  }
  return null
}

async function ask({ url, headers }: Running, { path, body }: Question): Promise<unknown> {
  const response = await fetch(new URL(path, url), {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  })
  const text = await response.text()
  if (!response.ok || text.includes('"errors":'))
    throw new Error(`${response.status} ${text.slice(0, 2_000)}\nfor ${body}`)
  return JSON.parse(text)
}
