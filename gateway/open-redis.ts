import { Redis } from 'ioredis'

/** A command fails at once while there is no connection. The connection is retried until it succeeds. */
export function openRedis(url: string, onFault: (fault: unknown) => void): Redis {
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 250 })
  redis.on('error', onFault)
  return redis
}
