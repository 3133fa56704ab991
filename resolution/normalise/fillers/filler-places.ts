import { isFillerText } from './filler-text.ts'
import { foldedWords, isMadeOf, wordSet } from './filler-words.ts'

/**
 * True for what stands in a part of an address if none is known: `Address not known`, `Collect in store`, `ohne festen Wohnsitz`, `Test
 * Street 1`, `00000`.
 */
export function isFillerPlace(written: string): boolean {
  if (isFillerText(written) || madeUpCodes.has(written.trim())) return true
  const words = foldedWords(written)
  const named = words.filter((word) => !/^\d+$/.test(word))
  if (wholePlaces.has(words.join(' ')) || wholePlaces.has(named.join(' '))) return true
  return isMadeOf(named, wordsForNoPlace, smallWords)
}

/** A town that occurs in samples only: anything beside it is part of the sample. */
export function isSampleTown(written: string): boolean {
  return sampleTowns.has(foldedWords(written).join(''))
}

const sampleTowns = wordSet('anytown anycity sometown somewhere nowhere teststadt testtown testhausen beispielstadt')

const madeUpCodes: ReadonlySet<string> = new Set(['00000', '99999', '000000', '0000', 'XXXXX', 'x', 'xx'])

const wordsForNoPlace = wordSet(`
test testing informado informada angegeben renseigne renseignee provided supplied podany podano oppgitt indicato indicata facilitado facilitada indicado indicada
unknown known returned undeliverable collect collection pickup collected ditto homeless abode restante not sender
unbekannt unbekannte verzogen selbstabholer selbstabholung abholer abholung postlagernd wohnsitz wohnsitzlos obdachlos ofw ohne keine absender rechnungsadresse lieferadresse
inconnu inconnue npai sdf domicile retrait idem sans expediteur
desconocida desconocido domicilio recoger recogida indigente sin remitente
sconosciuto sconosciuta dimora ritiro senza mittente
desconhecido desconhecida retirada levantamento sem remetente
onbekend afhalen afhaler zwervend zonder afzender
nieznany nieznana odbior bezdomny bez nadawcy
okand utan avhamtning hemlos ukendt afhentning tuntematon nouto
${[...sampleTowns].join(' ')}
teststreet teststrasse teststr testweg testgasse testplatz testallee musterstrasse musterstr musterweg mustergasse musterplatz beispielstrasse beispielstr beispielweg beispielgasse beispielplatz fakestreet dummystreet voorbeeldstraat teststraat ejemplo exemple esempio exemplo przykladowa`)

/** Beside those words they say nothing either. */
const smallWords = wordSet(`
address no none is do send at in of to the and for by from with same as above below billing shipping delivery home store shop office only mail post return click up fixed bad wrong old customer
adresse anschrift nicht festen fester keine kein im laden filiale markt an absender zuruck wie oben siehe
sans fixe en magasin a l au du de la expediteur retour adresse non connue connu boutique
direccion sin fijo fija no en tienda la el por remitente devuelto
indirizzo senza fissa in negozio al mittente ritorno
endereco sem fixo na loja remetente
adres zonder vaste vast woonplaats in winkel verblijfplaats
bez adresu stalego zamieszkania osobisty w sklepie adres
adress utan fast adressen i butik calle rue via rua ulica ul avenida nao nie ikke inte ej`)

const wholePlaces: ReadonlySet<string> = new Set(
  `same as above|same as billing|same as shipping|same as delivery|same address|as above|see above|wie oben|siehe oben|idem|misma que facturacion|poste restante|general delivery|lista de correos|fermo posta
in store|store pickup|in store pickup|click and collect|pick up|pick up in store|return to sender|returned mail|bad address|do not mail|no address|no fixed address|no fixed abode|test street|test strasse|test address
fake street|sample street|example street|dummy street|your address|address line|address|adresse|street|strasse|street address|street name|rue de test|calle de prueba|calle falsa|via di prova|via roma test|city|town|stadt|ort|ville|ciudad
digital delivery|email delivery|download|online|virtual|digital|per e mail|par e mail|main street anytown|sin domicilio|abholung im laden|retrait en magasin|recogida en tienda|ritiro in negozio|afhalen in winkel|odbior osobisty`.split(
    /[|\n]/,
  ),
)
