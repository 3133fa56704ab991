type Properties = Readonly<Record<string, unknown>>

/** False of properties without any such key, which is nearly always. `json`: the properties as text. */
export function mayTellOfMoney(json: string): boolean {
  return anyWord.test(json)
}

/** The properties of a touchpoint without those that state money, or name what was billed or signed, at any depth. */
export function withoutMoney(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, value]) => (isOfMoney(key) ? [] : [[key, withoutMoneyIn(value)]])),
  )
}

function withoutMoneyIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMoneyIn)
  return typeof value === 'object' && value !== null ? withoutMoney(value as Properties) : value
}

/** `totalAmountMinor`, `unit_price`, `contractId`. What something cost us says nothing about the customer. */
function isOfMoney(key: string): boolean {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .map((word) => word.replace(/s$/, ''))
  return words.some((word) => ofMoney.has(word)) && !words.includes('cost')
}

/** Singular; the plural is read as the singular. */
const ofMoney: ReadonlySet<string> = new Set(
  `amount price value total subtotal sum revenue turnover discount rebate tax vat fee charge paid payment pay balance budget
   minor currency mrr arr acv tcv ltv gmv margin profit salary income credit debit debt due refund spend spent worth money
   eur usd gbp chf cent invoice contract subscription booking order plan billing bill quote iban card`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

const anyWord = new RegExp([...ofMoney].join('|'), 'i')
