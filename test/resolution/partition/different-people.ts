/** Names that no rule takes for each other's: the letters of each are its own. */
export function people(count: number): readonly { readonly name: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const given = givenNames[index % givenNames.length] ?? ''
    const family = familyNames[Math.floor(index / givenNames.length) % familyNames.length] ?? ''
    return { name: `${given} ${family}` }
  })
}

const givenNames = [
  'Arvid',
  'Berta',
  'Cosima',
  'Dietlind',
  'Egon',
  'Fatima',
  'Gustavo',
  'Hiroko',
  'Ignatius',
  'Jocelyn',
  'Kwame',
  'Ludmila',
  'Mordecai',
]
const familyNames = [
  'Ankermann',
  'Brockstedt',
  'Castellanos',
  'Dvorak',
  'Eriksen',
  'Fairweather',
  'Grunewald',
  'Hashimoto',
]
