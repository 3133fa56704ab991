import { type Chance, type Country, countries } from './chance.ts'
import { type Place, placeIn } from './people.ts'
import { typo } from './typo.ts'

export interface Company {
  readonly label: string
  readonly name: string
  readonly legalForm: string
  readonly country: Country
  readonly place: Place
  readonly domain: string
  /** The national number, without the country's prefix. */
  readonly taxId: string
}

/** One record of a company. */
export interface CompanyRecord {
  readonly label: string
  readonly country: Country
  readonly name: string
  readonly place: Place
  readonly domain: string
  readonly taxId: string
  readonly faults: readonly string[]
}

const legalForms: Readonly<Record<Country, readonly string[]>> = {
  GB: ['Ltd', 'Limited', 'PLC'],
  DE: ['GmbH', 'AG', 'Gesellschaft mit beschränkter Haftung'],
  FR: ['SARL', 'SA', 'SAS'],
  ES: ['S.L.', 'S.A.'],
  IT: ['S.r.l.', 'S.p.A.'],
  PL: ['Sp. z o.o.', 'S.A.'],
  BR: ['Ltda', 'S.A.'],
  TR: ['A.Ş.', 'Ltd. Şti.'],
}
/** Digits of a tax number of the country. */
const lengths: Readonly<Record<Country, number>> = { GB: 9, DE: 9, FR: 11, ES: 8, IT: 11, PL: 10, BR: 14, TR: 10 }
const branches = ['Logistics', 'Services', 'Nord', 'Trading', 'Energy', 'Retail']

/** Companies, a third of them with a sister of one group: one domain and the beginning of the name, a number of her own. */
export function makeCompanies(count: number, chance: Chance): readonly Company[] {
  const companies: Company[] = []
  while (companies.length < count) {
    const country = chance.pick(countries)
    const name = chance
      .faker(country)
      .company.name()
      .replace(/\b(GmbH|AG|KG|OHG|UG|SARL|SAS|SA|SCOP|e\.V\.)\b.*/g, '')
      .trim()
    const company: Company = {
      label: `c${companies.length}`,
      name,
      legalForm: chance.pick(legalForms[country]),
      country,
      place: placeIn(country, chance),
      domain: `${
        name
          .normalize('NFD')
          .replace(/[^A-Za-z]/g, '')
          .toLowerCase()
          .slice(0, 20) || 'firm'
      }${chance.digits(3)}.example`,
      taxId: `${chance.int(1, 9)}${chance.digits(lengths[country] - 1)}`,
    }
    companies.push(company)
    if (chance.isTrue(0.33)) {
      const taxId = `${chance.int(1, 9)}${chance.digits(lengths[country] - 1)}`
      companies.push({
        ...company,
        label: `${company.label}b`,
        name: `${name} ${chance.pick(branches)}`,
        taxId,
        place: placeIn(country, chance),
      })
    }
  }
  return companies
}

/** A record of the company as one system has it, with up to two faults. */
export function companyRecordOf(company: Company, chance: Chance): CompanyRecord {
  const faults: string[] = []
  let name = `${company.name} ${company.legalForm}`
  let { taxId, domain } = company
  if (chance.isTrue(0.3)) {
    name = chance.pick([
      company.name,
      company.name.toUpperCase(),
      `${company.name} ${chance.pick(legalForms[company.country])}`,
    ])
    faults.push('COMPANY_NAME_WRITTEN_OTHERWISE')
  } else if (chance.isTrue(0.1)) {
    name = typo(name, chance)
    faults.push('COMPANY_NAME_TYPO')
  }
  if (chance.isTrue(0.35)) {
    taxId = chance.pick([
      `${company.country}${taxId}`,
      `${company.country} ${taxId.slice(0, 3)} ${taxId.slice(3)}`,
      `${taxId.slice(0, 2)}.${taxId.slice(2, 5)}.${taxId.slice(5)}`,
    ])
    faults.push('TAX_ID_WRITTEN_OTHERWISE')
  } else if (chance.isTrue(0.2)) {
    taxId = ''
    faults.push('TAX_ID_LEFT_OUT')
  }
  if (chance.isTrue(0.3)) domain = ''
  return { label: company.label, country: company.country, name, place: company.place, domain, taxId, faults }
}
