import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { log } from '../log.server.ts'
import { requestSeconds, requestsUnderWay } from '../metrics.server.ts'
import { factsOf } from './request-ids.server.ts'

const ownDoors = new Set(['/healthz', '/readyz', '/metrics'])

/** One line and one measurement for each request: where, how it ended, how long it took. No ids, no query, no person. */
export function observeRequests(patternOf: (path: string) => string): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const started = performance.now()
    const path = request.path
    requestsUnderWay.inc()
    response.once('close', () => {
      requestsUnderWay.dec()
      const took = performance.now() - started
      const route = ownDoors.has(path) ? path : path.startsWith('/assets/') ? '/assets' : patternOf(path)
      const { method } = request
      const status = response.writableFinished ? response.statusCode : 499
      requestSeconds.observe({ method, route, status: String(status) }, took / 1000)
      const level = status >= 500 ? 'error' : route === '/assets' ? 'debug' : 'info'
      log[level]({ requestId: factsOf(response).requestId, method, route, status, ms: Math.round(took) }, 'answered')
    })
    next()
  }
}
