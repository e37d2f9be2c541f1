import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { log } from '../log.server.ts'
import { refusePlainly } from './plain-page.server.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Doors for machines: they carry a signature or a bearer token, and cookies are taken away before anyone reads them. */
function isMachineDoor(request: Request): boolean {
  if (request.path === '/webhooks/stripe') return true
  // A mail program that stops letters of a kind for its reader (RFC 8058): the address carries the key, and no cookie counts.
  if (/^\/letters\/[^/]+\/stop$/.test(request.path)) return true
  return request.path.startsWith('/api/v1/') && /^bearer /i.test(request.get('authorization') ?? '')
}

/**
 * Refuses a change that did not come from a page of ours: the browser says `Sec-Fetch-Site: same-origin`, or else the
 * Origin is exactly ours. No Origin at all is refused too. The old `?_data=` address of Remix's loaders does not exist.
 */
export function refuseForgeries(origin: string): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if ('_data' in request.query) return refusePlainly(request, response, 404, 'There is nothing here.')
    if (isMachineDoor(request)) {
      delete request.headers.cookie
      return next()
    }
    if (safeMethods.has(request.method) || isFromUs(request, origin)) return next()
    log.warn({ event: 'csrf.denied', method: request.method }, 'a change from another site was refused')
    refusePlainly(request, response, 403, `This change did not come from a page of ${origin}, so nothing was done.`)
  }
}

function isFromUs(request: Request, origin: string): boolean {
  const site = request.get('sec-fetch-site')
  return site === undefined ? request.get('origin') === origin : site === 'same-origin'
}
