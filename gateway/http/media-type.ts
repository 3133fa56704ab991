import { MIMEType } from 'node:util'

/** Whether a content-type states JSON, with UTF-8 in any spelling or without a charset. */
export function isJsonInUtf8(contentType: string): boolean {
  // What nearly all clients send. Parsing it costs more than all else that is read of a header.
  if (contentType === 'application/json') return true
  const type = mediaType(contentType)
  if (type?.essence !== 'application/json') return false
  const charset = type.params.get('charset')
  return charset === null || isUtf8(charset)
}

/** `UTF-8`, `utf8`, `utf_8`: spellings differ between programming languages. */
export function isUtf8(charset: string): boolean {
  return charset.toLowerCase().replace(/[-_]/g, '') === 'utf8'
}

export function mediaType(text: string): MIMEType | null {
  try {
    // Some clients put spaces where the grammar allows none. A charset must not be overlooked because of that.
    return new MIMEType(text.replace(/\s*=\s*/g, '='))
  } catch {
    return null
  }
}
