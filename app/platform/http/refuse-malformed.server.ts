import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { refusePlainly } from './plain-page.server.ts'

/** Answers 400 to an address nobody can read, before it becomes an exception further in. No text of ours holds a NUL; Postgres refuses one. */
export function refuseMalformed(request: Request, response: Response, next: NextFunction): void {
  const isReadable =
    canDecode(request.path) && URL.canParse(`http://${request.get('host') ?? ''}${request.originalUrl}`)
  if (
    isReadable &&
    request.originalUrl.startsWith('/') &&
    request.originalUrl.length <= 8_192 &&
    !request.originalUrl.includes('%00')
  )
    next()
  else refusePlainly(request, response, 400, 'This address cannot be read.')
}

/** Forgets what a client claims about proxies, unless a proxy of ours is named. */
export function ignoreForwarding(trustedProxy: string | null): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    if (trustedProxy === null) {
      for (const name of Object.keys(request.headers)) {
        if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete request.headers[name]
      }
    }
    next()
  }
}

function canDecode(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}
