/** Stands as the source of entries that were made in the ledger by the API. */
export const consentApi = 'consent-api'
