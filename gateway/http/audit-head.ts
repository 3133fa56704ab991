import type { Audit } from '../../access/audit/audit.ts'
import { codedError } from '../../errors.ts'
import { authenticate } from '../plugins/authenticate.ts'
import type { Admission } from './admit.ts'
import type { Route } from './listener.ts'

/** GET /audit/head: the signed heads of every chain of access records, for storage outside this system. Requires the scope audit:read. */
export function auditHeadRoute(audit: Pick<Audit, 'signedHead'>, admission: Admission): Route {
  return async (request, response) => {
    if (request.method !== 'GET') {
      response.setHeader('allow', 'GET')
      throw codedError('BAD_USER_INPUT', '/audit/head supports GET only.', { http: { status: 405 } })
    }
    const verified = await authenticate(request, admission.verifyToken)
    const viewer = admission.clients?.admit(verified).viewer ?? verified
    if (!viewer.scopes.has('audit:read')) throw codedError('FORBIDDEN', '/audit/head requires the scope audit:read.')
    const head = JSON.stringify(await audit.signedHead())
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(head)
  }
}
