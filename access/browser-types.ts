/** Types of identifiers that a browser or device transmits by itself, so that nobody types them into a form. */
export const browserTypes: ReadonlySet<string> = new Set(['COOKIE_ID', 'DEVICE_ID', 'AD_ID'])
