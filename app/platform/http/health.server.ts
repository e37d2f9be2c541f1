import { Router } from 'express'
import { metrics } from '../metrics.server.ts'

export type Readiness = { isReady: boolean; because: Record<string, string> }

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** What orchestrators and monitors ask. None of it needs Remix, a session or a cookie. */
export function healthDoors(readiness: () => Promise<Readiness>): Router {
  const router = Router()
  router.use(['/healthz', '/readyz', '/metrics'], (_request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    next()
  })
  router.get('/healthz', (_request, response) => void response.json({ status: 'up' }))
  router.get('/readyz', async (_request, response) => {
    const { isReady, because } = await readiness()
    if (!isReady) response.setHeader('retry-after', '5')
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready', ...because })
  })
  router.get('/metrics', async (request, response, next) => {
    if (!loopback.has(request.socket.remoteAddress ?? '') || request.get('x-forwarded-for')) return next()
    response.type(metrics.contentType).send(await metrics.metrics())
  })
  return router
}
