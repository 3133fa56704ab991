import type { IncomingMessage } from 'node:http'
import type { Client, Clients } from '../../access/clients.ts'
import type { VerifyToken } from '../../access/tokens/tokens.ts'
import { purposeOf } from '../../access/viewer.ts'
import type { Caller } from '../caller.ts'
import type { Points } from '../cost/points.ts'
import { authenticate } from '../plugins/authenticate.ts'
import type { RequestIds } from '../plugins/request-id.ts'

export interface Admission {
  readonly verifyToken: VerifyToken
  /** Absent: only the token decides, and there is no limit on points. */
  readonly clients?: Clients | null
  readonly points?: Points | null
  /** Every token may read the schema. */
  readonly introspection?: boolean
}

export interface Entered {
  readonly caller: Caller
  readonly client: Client | null
}

/** Determines the caller and the purpose before anything of the request is read. Throws UNAUTHENTICATED, PURPOSE_REQUIRED or FORBIDDEN. */
export async function admit(request: IncomingMessage, admission: Admission, ids: RequestIds): Promise<Entered> {
  const verified = await authenticate(request, admission.verifyToken)
  const admitted = admission.clients?.admit(verified) ?? null
  const viewer = admitted?.viewer ?? verified
  const header = request.headers['x-purpose']
  const purpose = purposeOf(viewer, typeof header === 'string' ? header : null)
  const client = admitted?.client ?? null
  const points = admitted === null ? null : (admission.points?.open(admitted) ?? null)
  const maySeeSchema =
    admission.introspection === true || client?.introspection === true || viewer.scopes.has('schema:read')
  return {
    client,
    caller: {
      viewer,
      purpose,
      ...ids,
      hasSignal: request.headers['sec-gpc'] === '1',
      maySeeSchema,
      points,
      lookUps: admitted === null ? null : (admission.points?.lookUps(admitted) ?? null),
      misses: admitted === null ? null : (admission.points?.misses(admitted) ?? null),
      budget: () => points?.budget() ?? null,
    },
  }
}
