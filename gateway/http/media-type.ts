import { MIMEType } from 'node:util'

/** Whether a content-type says JSON, in UTF-8 by whatever spelling, or says nothing of a charset. */
export function isJsonInUtf8(contentType: string): boolean {
  const type = mediaType(contentType)
  if (type?.essence !== 'application/json') return false
  const charset = type.params.get('charset')
  return charset === null || isUtf8(charset)
}

/** `UTF-8`, `utf8`, `utf_8`: people write what their language calls it. */
export function isUtf8(charset: string): boolean {
  return charset.toLowerCase().replace(/[-_]/g, '') === 'utf8'
}

export function mediaType(text: string): MIMEType | null {
  try {
    // Some put spaces where the grammar has none; a charset is not to be overlooked for that.
    return new MIMEType(text.replace(/\s*=\s*/g, '='))
  } catch {
    return null
  }
}
