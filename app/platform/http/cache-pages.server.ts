import type { NextFunction, Request, Response } from 'express'

/**
 * Decides what may be kept: nothing for someone with a cookie, nothing that sets one, nothing a page does not ask for.
 * An answer 304 carries no policy for scripts: the browser would put its new nonce over the page it kept with the old one.
 */
export function cachePages(request: Request, response: Response, next: NextFunction): void {
  const isAnonymous = request.headers.cookie === undefined && request.headers.authorization === undefined
  response.vary('cookie')
  const writeHead = response.writeHead
  response.writeHead = ((...words: unknown[]) => {
    const mayKeep = isAnonymous && response.getHeader('set-cookie') === undefined && asksToBeKept(response)
    if (!mayKeep) response.setHeader('cache-control', 'private, no-store')
    if (response.statusCode === 304) response.removeHeader('content-security-policy')
    return (writeHead as (...all: unknown[]) => Response).apply(response, words)
  }) as typeof response.writeHead
  next()
}

function asksToBeKept(response: Response): boolean {
  const isWhole = response.statusCode === 200 || response.statusCode === 304
  return isWhole && /\b(public|immutable)\b/.test(String(response.getHeader('cache-control') ?? ''))
}
