import { createServer, type RequestListener, type Server } from 'node:http'
import { limits } from '../config.ts'

/** Resolves when the server accepts connections. If the port is taken, rejects with a message that names the remedy and the `setting`. */
export function listen(listener: RequestListener, port: number, host: string, setting = 'PORT'): Promise<Server> {
  const server = createServer(
    // Reads one more than allowed, so that a refusal can be distinguished from a cut.
    {
      maxHeaderSize: 32 * 1024,
      headersTimeout: 10_000,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: 65_000,
    },
    listener,
  )
  server.maxHeadersCount = 0
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toStartError(error, port, host, setting)))
    server.listen(port, host, () => resolve(server))
  })
}

export function toStartError(error: NodeJS.ErrnoException, port: number, host: string, setting = 'PORT'): Error {
  const other = port < 65_535 ? port + 1 : port - 1
  if (error.code === 'EADDRINUSE')
    return new Error(
      `Port ${port} of ${host} is in use: stop the other program, or choose another port with ${setting}=${other} npm start`,
      { cause: error },
    )
  if (error.code === 'EACCES')
    return new Error(`This user may not listen on port ${port}: choose one above 1023 with ${setting}=4000`, {
      cause: error,
    })
  return error
}
