import { beforeAll, describe, expect, it } from 'vitest'
import { purposeKeys } from '../../../access/purposes.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, ids, subjectOf, writeAccounts } from '../../resolution/graph-state.ts'
import { type Asking, createViewers } from './viewers.ts'

const test = useGraph()
const { graph } = test
const ask = createViewers(test)

/** Attributes as sources name them; the value of each is found nowhere else. */
const personal = {
  nationalId: 'N-55501-Z',
  bankAccount: 'GB00BANK5550200',
  dateOfBirth: '1966-02-03',
  date_of_birth: '1966-02-04',
  ceoBirthDate: '1966-02-05',
  homeAddress: '55503 Home Street',
  privatePhone: '+44 55504',
  mobile: '+44 55505',
  phone: '+44 55506',
  fax: '+44 55507',
  contactEmail: 'jane.55508@mail.example',
  contactName: 'Jane 55509',
  managingDirector: 'Max 55510',
  religion: 'belief 55511',
  illnessName: 'illness 55512',
  notes: 'remark 55513',
  description: 'remark 55514',
  email: 'jane.55515@mail.example',
  __proto: 'proto 55516',
  toString: 'text 55517',
  creditLimit: '55518',
  industryContact: 'Jane 55519',
  naics: { contact: 'Jane 55520' },
}
const values = Object.values(personal).map((value) => (typeof value === 'string' ? value : 'Jane 55520'))

/** What describes a company, and of a sole trader the owner. */
const ofOwner = {
  revenue: '55530 a year',
  registrationNumber: 'HRA 55531',
  website: 'https://55532.example',
  addresses: [{ line1: '55533 Shop Street', city: 'Leeds' }],
}
const owned = ['55530', '55531', '55532', '55533', 'Company 55534', '55535.example', '55536']

const selection = `name identifiers { type value } resolution { steps { rule } }
  firmographics { industry { value } employeeCount { value } website { value }
    attributes { name value alternatives { value provenance { sourceRecordId } } } }`

async function told(recordId: string, asking: Asking) {
  const { id } = await subjectOf(graph, recordId)
  const { data } = await ask(`query($id: ID!) { account(id: $id) { ${selection} } }`, { id }, asking)
  return JSON.stringify(data)
}

const open = ['Florist 55540', '55541']

beforeAll(async () => {
  await declare(graph, [{ source: 'crm' }])
  const account = (id: string, legalForm: string) => ({
    ...{ source: 'crm', id, name: 'Company 55534' },
    identifiers: ids(
      `DOMAIN:${id}-55535.example`,
      `COMPANY_REGISTRATION:${id}-55536`,
      `EMAIL:jane-${id}@55537.example`,
    ),
    attributes: { legalForm, industry: 'Florist 55540', employeeCount: 55_541, ...personal, ...ofOwner },
  })
  await writeAccounts(graph, [account('ltd', 'GmbH'), account('sole', 'Sole Trader')])
})

describe('on an organisation', () => {
  const withoutBasis = purposeKeys.filter((purpose) => ['Marketing', 'Personalisation'].includes(purpose))

  it.each(withoutBasis)('an attribute that nobody knows to describe a company is withheld for %s', async (purpose) => {
    for (const recordId of ['crm:ltd', 'crm:sole']) {
      const answer = await told(recordId, { purpose })
      for (const value of [...values, '55537.example']) expect(answer).not.toContain(value)
      for (const name of Object.keys(personal)) expect(answer).not.toContain(`"${name}"`)
      for (const value of open) expect(answer).toContain(value)
    }
  })

  it.each(withoutBasis)('what describes a company is open for %s, and withheld of a sole trader', async (purpose) => {
    const company = await told('crm:ltd', { purpose })
    const soleTrader = await told('crm:sole', { purpose })
    for (const value of owned) {
      expect(company).toContain(value)
      expect(soleTrader).not.toContain(value)
    }
  })

  it('a purpose with a basis shows each kind as it does of a person, with the masks of the policy', async () => {
    for (const recordId of ['crm:ltd', 'crm:sole']) {
      const answer = await told(recordId, { purpose: 'CustomerCare' })
      for (const shown of ['Jane 55509', 'jane.55508@mail.example', '55503 Home Street', '1966-02-05', 'Company 55534'])
        expect(answer).toContain(shown)
      for (const masked of [personal.nationalId, personal.bankAccount]) expect(answer).not.toContain(masked)
      for (const last of ['01-Z', '0200']) expect(answer).toContain(last)
      for (const special of ['belief 55511', 'illness 55512', 'remark 55513', 'Max 55510', 'Jane 55520'])
        expect(answer).not.toContain(special)
    }
    const steward = await told('crm:ltd', { purpose: 'CustomerCare', scopes: ['customer:read', 'identity:steward'] })
    for (const whole of [personal.nationalId, personal.bankAccount]) expect(steward).toContain(whole)
  })

  it('rights fulfilment shows all of it', async () => {
    const asking = { purpose: 'RightsFulfilment', scopes: ['customer:read', 'privacy:manage'] } as const
    const answer = await told('crm:sole', asking)
    for (const value of [...values, ...owned]) expect(answer).toContain(value)
  })

  it('an attribute that is asked by name is refused whether or not there is one', async () => {
    const { id } = await subjectOf(graph, 'crm:ltd')
    const query = `query($id: ID!, $names: [String!]) { account(id: $id) { firmographics { attributes(names: $names) { value } } } }`
    const codes = async (name: string) => (await ask(query, { id, names: [name] }, { purpose: 'Marketing' })).codes
    expect(await codes('religion')).toEqual(await codes('religionOfNobody'))
    expect(await codes('religion')).not.toEqual([])
    expect(await codes('industry')).toEqual([])
  })
})
