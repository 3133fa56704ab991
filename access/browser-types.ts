/** Types of identifier that a browser or device shows by itself, so that nobody enters them in a form. */
export const browserTypes: ReadonlySet<string> = new Set(['COOKIE_ID', 'DEVICE_ID', 'AD_ID'])
