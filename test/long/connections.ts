import { connect, type Socket } from 'node:net'

export interface Answered {
  readonly status: number
  readonly ms: number
  readonly hasRetryAfter: boolean
  readonly text: string
}

export interface Connections {
  /** Sends a whole HTTP request on a connection that is free, or on a new one. Rejects where the connection breaks. */
  readonly ask: (request: Buffer) => Promise<Answered>
  readonly close: () => void
}

/**
 * HTTP/1.1 for measuring: one request at a time on each kept connection, answers that tell their length. Node's own client takes as
 * much of a core for a request as the server does for refusing it, and what it measures then is itself.
 */
export function openConnections({ hostname, port }: URL): Connections {
  const free: Socket[] = []
  const all = new Set<Socket>()

  function take(): Socket {
    for (let socket = free.pop(); socket !== undefined; socket = free.pop()) if (!socket.destroyed) return socket
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    socket.on('error', () => undefined)
    all.add(socket)
    socket.once('close', () => all.delete(socket))
    return socket
  }

  return {
    ask(request) {
      const socket = take()
      const startedAt = performance.now()
      return new Promise((resolve, reject) => {
        const chunks: Buffer[] = []
        const broken = () => reject(new Error('the connection broke'))
        const onData = (chunk: Buffer) => {
          chunks.push(chunk)
          const answer = readAnswer(chunks.length === 1 ? chunk : Buffer.concat(chunks))
          if (answer === null) return
          socket.off('data', onData).off('close', broken)
          if (answer.isLast) socket.destroy()
          else free.push(socket)
          resolve({ ...answer, ms: performance.now() - startedAt })
        }
        socket.on('data', onData).once('close', broken)
        socket.write(request)
      })
    },
    close() {
      for (const socket of all) socket.destroy()
    },
  }
}

/** Null while it is not there whole. */
function readAnswer(bytes: Buffer) {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) return null
  const head = bytes.toString('latin1', 0, end).toLowerCase()
  const length = Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1])
  if (Number.isNaN(length)) throw new Error(`an answer of no length: ${head}`)
  if (bytes.length < end + 4 + length) return null
  return {
    status: Number(head.slice(9, 12)),
    hasRetryAfter: head.includes('\r\nretry-after: '),
    isLast: head.includes('\r\nconnection: close'),
    text: bytes.toString('utf8', end + 4, end + 4 + length),
  }
}
