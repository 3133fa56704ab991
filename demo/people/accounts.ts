import type { Clock } from '../clock.ts'
import { erpCompanyId } from '../deals.ts'
import type { Dice } from '../dice.ts'
import type { AccountLine } from '../line.ts'
import type { Company } from './companies.ts'

/** Each company in sales, and the billed ones again in billing's spelling. */
export function createAccountLines(dice: Dice, clock: Clock, companies: readonly Company[]): readonly AccountLine[] {
  return companies.flatMap((company) => {
    const { name, domain, registration, industry, employeeCount } = company
    const registered = { type: 'COMPANY_REGISTRATION', value: registration, country: 'GB' }
    const sales: AccountLine = {
      kind: 'account',
      source: 'crm',
      id: company.id,
      observedAt: clock.ago(dice.int(430, 720), 32_400),
      name,
      identifiers: [{ type: 'DOMAIN', value: domain }, ...(dice.chance(0.6) ? [registered] : [])],
      attributes: { industry, employeeCount, website: `https://www.${domain}` },
    }
    const billing: AccountLine = {
      kind: 'account',
      source: 'erp',
      id: erpCompanyId(company),
      observedAt: clock.ago(dice.int(200, 429), 32_400),
      name: name.replace(/ Ltd$/, ' Limited').toUpperCase(),
      identifiers: [
        registered,
        { type: 'EMAIL', value: `accounts@${domain}` },
        ...(dice.chance(0.8) ? [{ type: 'DOMAIN', value: `www.${domain}` }] : []),
      ],
      attributes: { legalForm: 'private limited company' },
    }
    return company.isBilled ? [sales, billing] : [sales]
  })
}
