/** The source of entries that the API made in the ledger. */
export const consentApi = 'consent-api'
