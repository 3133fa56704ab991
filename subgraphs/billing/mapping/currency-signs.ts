const dollars = [
  ...['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP', 'UYU', 'DOP', 'JMD', 'TTD', 'BBD'],
  ...['BSD', 'BZD', 'BMD', 'BND', 'FJD', 'GYD', 'KYD', 'LRD', 'NAD', 'SBD', 'SRD', 'XCD', 'CVE', 'CUP'],
]
const pounds = ['GBP', 'EGP', 'GIP', 'FKP', 'SHP', 'LBP', 'SYP', 'SDG', 'SSP']
const rupees = ['INR', 'PKR', 'LKR', 'NPR', 'MUR', 'SCR']
const francs = ['CHF', 'XAF', 'XOF', 'XPF', 'DJF', 'GNF', 'RWF', 'BIF', 'KMF', 'CDF']
const crowns = ['SEK', 'NOK', 'DKK', 'ISK']

/** Currencies by the sign beside an amount, in lower case and without a point at the end. */
const currenciesBySign: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ...{ $: dollars, us$: ['USD'], c$: ['CAD'], ca$: ['CAD'], can$: ['CAD'], a$: ['AUD'], au$: ['AUD'], nz$: ['NZD'] },
    ...{ hk$: ['HKD'], s$: ['SGD'], sg$: ['SGD'], nt$: ['TWD'], mx$: ['MXN'], r$: ['BRL'], ar$: ['ARS'], cl$: ['CLP'] },
    ...{
      '\u20ac': ['EUR'],
      euro: ['EUR'],
      euros: ['EUR'],
      '\u00a3': pounds,
      '\u20b9': rupees.slice(0, 1),
      '\u20a8': rupees,
    },
    ...{ rs: rupees, re: rupees, '\u00a5': ['JPY', 'CNY'], '\u5186': ['JPY'], '\u5143': ['CNY', 'TWD'] },
    ...{ fr: francs, sfr: ['CHF'], f: francs, cfa: ['XAF', 'XOF'], fcfa: ['XAF', 'XOF'], kr: crowns },
    ...{
      'z\u0142': ['PLN'],
      zl: ['PLN'],
      'k\u010d': ['CZK'],
      kc: ['CZK'],
      ft: ['HUF'],
      lei: ['RON', 'MDL'],
      leu: ['RON'],
    },
    ...{ '\u043b\u0432': ['BGN'], lv: ['BGN'], '\u0440\u0443\u0431': ['RUB', 'BYN'], '\u0440': ['RUB'], din: ['RSD'] },
    ...{
      tl: ['TRY'],
      '\u20ba': ['TRY'],
      '\u20bd': ['RUB'],
      '\u20a9': ['KRW', 'KPW'],
      r: ['ZAR'],
      rp: ['IDR'],
      rm: ['MYR'],
    },
    ...{
      '\u0e3f': ['THB'],
      '\u20ab': ['VND'],
      '\u0111': ['VND'],
      '\u20b1': ['PHP'],
      '\u20b4': ['UAH'],
      '\u20aa': ['ILS'],
    },
    ...{
      '\u20a6': ['NGN'],
      '\u20a1': ['CRC'],
      '\u20b2': ['PYG'],
      '\u20b5': ['GHS'],
      '\u20ad': ['LAK'],
      '\u20ae': ['MNT'],
    },
    ...{
      '\u20b8': ['KZT'],
      '\u20bc': ['AZN'],
      '\u20be': ['GEL'],
      '\u058f': ['AMD'],
      '\u09f3': ['BDT'],
      '\u17db': ['KHR'],
    },
    ...{ dh: ['AED', 'MAD'], dhs: ['AED', 'MAD'], sr: ['SAR'], kd: ['KWD'], bd: ['BHD'], jd: ['JOD'], dt: ['TND'] },
  }),
)

/** Whether the sign beside an amount may stand for the currency. An unknown sign may stand for another one. */
export function namesCurrency(unit: string, currency: string): boolean {
  const sign = unit.toLowerCase().replace(/\.$/, '')
  return sign === '' || sign === currency.toLowerCase() || (currenciesBySign.get(sign)?.includes(currency) ?? false)
}
