import { latinWords } from './transliterate.ts'

/**
 * Whether the part before the `@` names a department and not a person: `info`, `sales.team`, `kontakt-berlin2`, `servicio_cliente`. Each of
 * its words is a role, except for numbers and for one word beside a role that states the place or the subject; not if that word comes
 * first, because `anna.office` is Anna's.
 */
export function isRoleMailbox(local: string): boolean {
  const words = latinWords(local.replace(/\+.*$/, '').replace(/[._\-\d]+/g, ' '))
  const [first, ...others] = words
  if (first === undefined || !isRole(first)) return false
  return others.every((word) => isRole(word) || besideRole.has(word))
}

function isRole(word: string): boolean {
  if (roles.has(word)) return true
  // `salesteam`, `customerservice`, `infodesk`: two of them without a blank.
  for (let at = 4; at <= word.length - 4; at += 1) {
    const rest = word.slice(at)
    if (roles.has(word.slice(0, at)) && (roles.has(rest) || besideRole.has(rest))) return true
  }
  return false
}

/** In the languages of the mailboxes that companies publish on their sites, without accents. */
const roles: ReadonlySet<string> = new Set(
  `info infos information informations informacion informacje informacoes informazioni informatie informasjon infodesk inf
sales sale salg verkauf vertrieb vente ventes commercial commerciale commerciali comercial ventas vendas vendite verkoop forsaljning myynti sprzedaz prodej prodaja satis ertekesites vanzari prodazha zakaz
office buero buro bureau ufficio oficina escritorio kantoor kontor kontoret toimisto biuro kancelar kancelaria kancelarie iroda ofis sekretariat secretariat secretaria segreteria sekretariaat secretary
contact contacts contactus contato contatto contatti contacto contactos kontakt kontakte kontakty kapcsolat iletisim yhteys kontaktai kontakti
support helpdesk help hilfe ayuda ajuda aiuto hulp hjelp hjalp tuki pomoc destek podpora pomoci assistenza assistance asistencia suporte soporte supporto technik technical tecnico tecnica tech it edv sav
service services kundenservice kundendienst kundservice kundeservice kundtjanst kundtjaenst klantenservice asiakaspalvelu servis serviceclient servicioalcliente atencionalcliente atendimento clientes clienti klanten kunden kunde client clients customer customers customercare care careteam
hello hallo hola bonjour ciao hej hei salut welcome ask team all everyone staff
mail email post posta postmaster postkasten poststelle postfach mailbox correo correio courrier courriel posti posten poczta
admin admins administrator administration administracion administracao amministrazione administratie administrasjon administracja adm verwaltung webmaster hostmaster root sysadmin system noc abuse security privacy datenschutz dpo rgpd gdpr legal compliance recht juridique legale
account accounts accounting accountant accountspayable accountsreceivable payable payables receivable receivables billing invoice invoices invoicing rechnung rechnungen faktura fakturor fakturering fakturace facture factures facturation facturacion facturas factura fatura faturas faturamento fatturazione fatture facturen facturatie laskut laskutus ksiegowosc ucetni buchhaltung compta comptabilite contabilidad contabilidade contabilita boekhouding bokforing regnskab regnskap ekonomi finance finances finanzen finanzas financeiro financial treasury payroll payment payments zahlung credit mahnung
order orders bestellung bestellungen bestellen commande commandes pedido pedidos ordine ordini encomendas ordre bestilling bestalling tilaukset zamowienia objednavky siparis purchase purchases purchasing procurement einkauf achat achats compras acquisti acquisto inkoop inkop ostot zakupy nakup satinalma buyer
hr jobs job career careers recruiting recruitment recruiter talent personal personalabteilung bewerbung bewerbungen karriere emploi rh recursoshumanos rrhh empleo lavoro vagas vacatures praca kariera rekrutacja hiring people
marketing mkt press presse prensa imprensa stampa pers pressroom media medien news newsletter pr publicity publicidad werbung communication communications comunicacion comunicazione comms kommunikation events event social socialmedia
reception receptionist rezeption empfang recepcion recepcao accueil reservation reservations reservierung reservierungen reservas reserva prenotazioni prenotazione booking bookings buchung buchungen rezerwacja rezervace rezervasyon frontdesk desk concierge hotel restaurant praxis rezept termin termine appointments appointment
shop store webshop onlineshop eshop tienda boutique loja negozio winkel butik butikk kauppa sklep obchod magaza online web website
enquiry enquiries inquiry inquiries anfrage anfragen question questions feedback complaints beschwerde reclamaciones reclamation reklamation ombudsman request requests
dispatch shipping versand logistics logistik logistique logistica expedition delivery lager warehouse lieferung returns retouren transport spedition werkstatt workshop werk production produktion quality qualitaet qm
management manager geschaeftsfuehrung geschaftsfuhrung gf direktion direction direccion direzione directie ledelse leitung vorstand board ceo cfo cto director owner zentrale central centrale
family familie familia famiglia famille
bilgi danisma muhasebe insankaynaklari musterihizmetleri rezervasyonlar sirket firma firmen empresa entreprise impresa azienda bedrijf yritys foretag virksomhed bedrift podnik vallalkozas
recepce recepcia recepcja recepcio receptie receptia receptionen resepsjon vastaanotto mottagning mottagningen vardcentral vardcentralen rezervari rezervace rezervacije rezervari ajanvaraus varaukset foglalas comenzi narudzbe objednavka poptavka dotazy nabidky obchodni prodejna pobocka ucetni mzdy
ugyfelszolgalat megrendeles szamlazas titkarsag penzugy konyveles vanzare contabilitate achizitii resurseumane kirjanpito lonn lon kundesenter kundesupport bestillinger inkopsavdelning ekonomiavdelningen ordermottagning
bot daemon mailer mailerdaemon bounce bounces notification notifications notify alerts alert noreply donotreply billingsupport developer developers devops api partner partners partnership partnerships reseller wholesale export import licensing training academy school schule library bibliothek museum kasse kasa tickets ticket subscribe unsubscribe list lists subscriptions anmeldung registration registrations register membership members mitglieder donations spenden
advertising ads affiliate affiliates agency alarm alarms announcements business campaign campaigns calendar chat community company conference content creative crm digital domain domains
ecommerce editor editors editorial education employment enquire enquires engineering facilities founders franchise fundraising frontoffice headoffice humanresources insurance investor investors invitations
maintenance marketplace merchants monitoring mktg offers operations ops outreach presales product products project projects promo promotions publicidade publisher publishing redaktion redaction redaccion
redazione referrals reklama reminder reminders report reports retail secretaris seo solutions spam sponsorship strategy studio students suggestions systems teachers travel treasurer update updates vendors
volunteer volunteers webinar biblioteca bibliotheque clinic comunicacao farmacia firmapost geral gerencia informatica informatique laboratorio notificaciones operaciones personnel produccion shipment`.split(
    /\s+/,
  ),
)

/** Words beside a role that do not turn a department into a person. */
const besideRole: ReadonlySet<string> = new Set(
  `team desk dept department abteilung group the and und et y e us uk eu de at ch fr es it nl be pl dk se no fi pt br ie ca au za com int intl international global europe emea apac america
usa deutschland germany austria france espana italia polska nord sued north south east west berlin hamburg muenchen koeln frankfurt wien zuerich paris lyon madrid barcelona milano roma london dublin amsterdam
lisboa warszawa praha new tokyo sydney line center centre client cliente clientes clienti customer kunden al aux a`.split(
    /\s+/,
  ),
)
