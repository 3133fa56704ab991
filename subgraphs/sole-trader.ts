import type { Row } from '../graph/convert.ts'
import { cypher, fragment, keyed } from '../graph/cypher.ts'
import { latinWords } from '../resolution/normalise/transliterate.ts'
import { heard, weight } from '../resolution/weight.ts'
import { isOfSystem, speaksForOwner } from './vouched.ts'

/** Legal forms of a business that is its owner: what reaches the business reaches a person. Written as `latinWords` reads them. */
const legalForms: ReadonlySet<string> = new Set(
  [
    ...[
      'sole trader',
      'sole tradership',
      'sole proprietor',
      'sole proprietorship',
      'individual entrepreneur',
      'self employed',
    ],
    ...[
      'Einzelunternehmen',
      'Einzelunternehmer',
      'Einzelunternehmerin',
      'Einzelfirma',
      'Einzelkaufmann',
      'Einzelkauffrau',
    ],
    ...['eingetragener Kaufmann', 'eingetragene Kauffrau', 'e. K.', 'e.K.', 'e. Kfm.', 'e. Kfr.', 'Freiberufler'],
    ...[
      'entreprise individuelle',
      'entrepreneur individuel',
      'auto-entrepreneur',
      'micro-entrepreneur',
      'micro-entreprise',
    ],
    ...['EI', 'EIRL', 'ditta individuale', 'impresa individuale', 'libero professionista', 'libera professionista'],
    ...['aut\u00f3nomo', 'aut\u00f3noma', 'empresario individual', 'empresaria individual', 'persona f\u00edsica'],
    ...['empres\u00e1rio em nome individual', 'empres\u00e1rio individual', 'microempreendedor individual', 'MEI'],
    ...['eenmanszaak', 'zzp', 'zzp\u2019er', 'enskild firma', 'enskild n\u00e4ringsidkare', 'enkeltpersonforetak'],
    ...[
      'enkeltmandsvirksomhed',
      'toiminimi',
      'yksityinen elinkeinonharjoittaja',
      'jednoosobowa dzia\u0142alno\u015b\u0107 gospodarcza',
    ],
    ...[
      'JDG',
      'OSV\u010c',
      '\u017eivnostn\u00edk',
      'SZ\u010cO',
      'egy\u00e9ni v\u00e1llalkoz\u00f3',
      'samostojni podjetnik',
      's. p.',
      'obrt',
      'preduzetnik',
    ],
    ...[
      '\u00ee. i.',
      '\u00eentreprindere individual\u0103',
      'persoan\u0103 fizic\u0103 autorizat\u0103',
      'PFA',
      '\u015fah\u0131s \u015firketi',
    ],
    ...[
      '\u0438\u043d\u0434\u0438\u0432\u0438\u0434\u0443\u0430\u043b\u044c\u043d\u044b\u0439 \u043f\u0440\u0435\u0434\u043f\u0440\u0438\u043d\u0438\u043c\u0430\u0442\u0435\u043b\u044c',
      '\u0418\u041f',
      '\u0424\u041e\u041f',
      '\u0435\u0434\u043d\u043e\u043b\u0438\u0447\u0435\u043d \u0442\u044a\u0440\u0433\u043e\u0432\u0435\u0446',
      '\u0395\u03a4',
      '\u03b1\u03c4\u03bf\u03bc\u03b9\u03ba\u03ae \u03b5\u03c0\u03b9\u03c7\u03b5\u03af\u03c1\u03b7\u03c3\u03b7',
    ],
    ...['\u500b\u4eba\u4e8b\u696d\u4e3b', '\u4e2a\u4f53\u5de5\u5546\u6237', '\uac1c\uc778\uc0ac\uc5c5\uc790'],
  ].map(asRead),
)

/** Whether a legal form, as a source wrote it, is that of a sole trader. */
export function isSoleTrader(legalForm: unknown): boolean {
  return typeof legalForm === 'string' && legalForms.has(asRead(legalForm))
}

/**
 * By what the account `c` is known to be its owner: attributes of its records that state a legal form, and the names of the people whose
 * records relate to it, two at most. Where a system of record knows the company, no form says what it is, or anybody could hide it; nor do people
 * of lesser sources count, or anybody could make a company of two of it.
 */
export const ownership = fragment`c.displayName AS accountName,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
             WHERE r.attributes CONTAINS '"legalForm"' AND (${weight} = 3 OR NOT ${isOfSystem})
             RETURN r.attributes
           } AS formed,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(o:SourceRecord)
             WITH c, heard, '{"source":"' + o.source + '","id":"' + replace(replace(o.sourceId, '\\\\', '\\\\\\\\'), '"', '\\\\"') + '"}' AS relation LIMIT 20
             CALL (c, relation, heard) {
               MATCH (r:SourceRecord) USING TEXT INDEX r:SourceRecord(relations)
               WHERE r.relations CONTAINS relation AND ${speaksForOwner}
               MATCH (r)-[:RESOLVED_TO]->(p:Customer)
               RETURN DISTINCT p LIMIT 2
             }
             WITH DISTINCT p LIMIT 2
             RETURN coalesce(p.displayName, '')
           } AS people`

/**
 * Whether an account, by the columns of `ownership`, is its owner: one of its records states such a form, or none states any and it has the
 * name of the only person it is known to have.
 */
export function isOwnerItself(r: Row): boolean {
  // Our own JSON, an object each.
  const forms = r.strings('formed').flatMap((text): readonly unknown[] => JSON.parse(text).legalForm || [])
  if (forms.length > 0) return forms.some(isSoleTrader)
  const [person, ...others] = r.strings('people')
  if (person === undefined || others.length > 0) return false
  const name = wordsOf(r.stringOrNull('accountName') ?? '')
  return name !== '' && name === wordsOf(person)
}

export const soleTraderByAccountId = keyed({
  name: 'subgraphs.soleTraderByAccountId',
  text: cypher`
    ${heard}
    UNWIND $keys AS key
    MATCH (c:Account {id: key})
    RETURN key, ${ownership}`,
  row: (r) => ({ isSoleTrader: isOwnerItself(r) }),
})

/** In whatever order they stand: `Lee, Ann` and `Ann Lee` are one. */
function wordsOf(name: string): string {
  return latinWords(name).toSorted().join(' ')
}

/** Letters alone: `e. K.` and `eK` are one. */
function asRead(text: string): string {
  return latinWords(text).join('')
}
