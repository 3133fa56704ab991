import { join } from 'node:path'
import { CompactSign, compactVerify } from 'jose'
import { policy } from '../../../access/policy.ts'
import { loadSigningKey } from '../../../access/tokens/signing-key.ts'
import { shownFactId } from '../../facts/fact-ids.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { ConsentEventRow } from '../queries.ts'
import { subjectName } from '../rules.ts'

/** Signs receipts that a customer may keep as proof, and verifies whether a receipt is ours and unchanged. */
export interface ReceiptSigner {
  /** JWS compact serialisation, Ed25519. */
  sign(document: ReceiptDocument): Promise<string>
  /** The document. Null for anything that this signer's key did not sign. */
  verify(jws: string): Promise<ReceiptDocument | null>
}

/** A consent receipt in the terms of ISO/IEC TS 27560. */
export type ReceiptDocument = Readonly<Record<string, unknown>> & { readonly consent_record_id: string }

const type = 'consent-receipt+jwt'

/** The key is created on first use, mode 0600, in `receipt-key.json`. Keep it: receipts outlive the process. */
export function createReceiptSigner(dataDir: string): ReceiptSigner {
  let keys: ReturnType<typeof loadSigningKey> | null = null

  function load(): ReturnType<typeof loadSigningKey> {
    keys ??= loadSigningKey(join(dataDir, 'receipt-key.json')).catch((error: unknown) => {
      keys = null
      throw error
    })
    return keys
  }

  return {
    async sign(document) {
      const { privateKey, kid } = await load()
      const payload = new TextEncoder().encode(JSON.stringify(document))
      return new CompactSign(payload).setProtectedHeader({ alg: 'EdDSA', kid, typ: type }).sign(privateKey)
    },
    async verify(jws) {
      const { publicKey } = await load()
      try {
        const { payload, protectedHeader } = await compactVerify(jws, publicKey, { algorithms: ['EdDSA'] })
        // Signed by us, so it has our shape.
        return protectedHeader.typ === type ? (JSON.parse(new TextDecoder().decode(payload)) as ReceiptDocument) : null
      } catch {
        return null
      }
    },
  }
}

/** The receipt of one entry, as it was made: a later withdrawal has its own receipt. */
export async function receiptDocument(
  event: ConsentEventRow,
  customerId: string,
  context: RequestContext,
): Promise<ReceiptDocument> {
  const { purpose } = event
  return {
    schema_version: 'ISO/IEC TS 27560:2023',
    consent_record_id: await shownFactId({ ...event, subject: customerId }, context),
    pii_principal_id: context.access.shownId(customerId),
    subject: await subjectName(event.recordId, customerId, context),
    pii_processing: [
      {
        purpose: purpose === null ? null : `https://w3id.org/dpv#${purpose}`,
        purpose_benefit: purpose === null ? null : policy.purposes[purpose].benefit,
        lawful_basis: event.legalBasis,
        pii_categories: event.categories ?? (purpose === null ? [] : Object.keys(policy.purposes[purpose].cells)),
        pii_controllers: event.controller === null ? [] : [event.controller],
        recipient_third_parties: event.recipients ?? [],
        jurisdiction: event.jurisdiction,
        collection_method: event.method,
        channel: event.channel,
      },
    ],
    notice: { version: event.noticeVersion, sha256: event.noticeHash, language: event.language },
    event: {
      type: event.act,
      state: event.status,
      time: iso(event.occurredAt),
      valid_until: event.expiresAt === null ? null : iso(event.expiresAt),
      source: event.source,
      recorded: iso(event.recordedAt),
    },
    policy_version: policy.version,
  }
}

function iso(millis: number): string {
  return new Date(millis).toISOString()
}
