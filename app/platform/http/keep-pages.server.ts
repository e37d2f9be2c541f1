import type { NextFunction, Request, RequestHandler, Response } from 'express'

type Kept = { mark: string; until: number; headers: NodeJS.Dict<number | string | string[]>; body: Buffer }

/** As long as the pages tell a cache in front; what a page says of today and of deadlines is no older. */
const keptForMs = 60_000
const mostPages = 200
const largestPage = 1 << 20

/**
 * Gives strangers a public page as it was drawn before, for as long as nothing in the database has changed since. The mark
 * is read before a page is drawn, so a kept page can miss no change. The nonce it carries comes with its own policy.
 */
export function keepPages(readChangeMark: () => Promise<string>): RequestHandler {
  const pages = new Map<string, Kept>()
  return (request: Request, response: Response, next: NextFunction) => {
    if (!mayShare(request)) return next()
    const key = [request.get('host'), request.get('accept-encoding'), request.originalUrl].join(' ')
    void readChangeMark().then((mark) => {
      const known = pages.get(key)
      if (known?.mark === mark && known.until > performance.now()) return answer(request, response, known)
      pages.delete(key)
      onceAnswered(response, (headers, body) => {
        const [oldest] = pages.keys()
        if (pages.size >= mostPages && oldest !== undefined) pages.delete(oldest)
        pages.set(key, { mark, until: performance.now() + keptForMs, headers, body })
      })
      next()
    }, next)
  }
}

function mayShare(request: Request): boolean {
  const { cookie, authorization } = request.headers
  return request.method === 'GET' && cookie === undefined && authorization === undefined
}

function answer(request: Request, response: Response, { headers, body }: Kept): void {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value)
  if (headers.etag !== undefined && request.get('if-none-match') === headers.etag) {
    // A page a browser kept goes on under the policy it came with.
    for (const name of ['content-security-policy', 'content-encoding', 'content-length']) response.removeHeader(name)
    response.status(304).end()
    return
  }
  response.setHeader('content-length', body.length)
  response.end(body)
}

/** Hands over what went out, once it has gone out whole, when it was a page that may be kept. */
function onceAnswered(response: Response, keep: (headers: Kept['headers'], body: Buffer) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  const note = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding) : Buffer.from(chunk)
    size += bytes.length
    if (size <= largestPage) chunks.push(bytes)
  }
  const { write, end } = response
  response.write = ((...words: unknown[]) => {
    note(words[0], words[1])
    return (write as (...all: unknown[]) => boolean).apply(response, words)
  }) as typeof response.write
  response.end = ((...words: unknown[]) => {
    note(words[0], words[1])
    return (end as (...all: unknown[]) => Response).apply(response, words)
  }) as typeof response.end
  response.once('finish', () => {
    const isKept = response.statusCode === 200 && /\bs-maxage\b/.test(String(response.getHeader('cache-control') ?? ''))
    if (!isKept || response.getHeader('set-cookie') !== undefined || size > largestPage) return
    const { 'x-request-id': _reference, 'transfer-encoding': _framing, ...headers } = response.getHeaders()
    keep(headers, Buffer.concat(chunks))
  })
}
