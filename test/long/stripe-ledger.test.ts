import { expect, it } from 'vitest'
import { compareAccounts, compareInputs } from '../subgraphs/billing/stripe/compare-accounts.ts'

it('the ledgers of 10,000 random Stripe accounts are what the accounts themselves know', () => {
  expect(compareAccounts(1_000, 10_000)).toBe(10_000)
}, 1_800_000)

it('so are those of 1,000 accounts that several inputs tell, ingested in any order', () => {
  expect(compareInputs(1_000, 1_000)).toBe(1_000)
}, 1_800_000)
