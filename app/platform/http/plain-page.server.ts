import type { Request, Response } from 'express'
import { factsOf } from './request-ids.server.ts'

const words = {
  400: ['This request cannot be read', 'Go back, and try it another way.'],
  403: ['Nothing was done', 'Go back to the page it should have come from, and send it from there.'],
  404: ['There is nothing at this address', 'Check the address, or start again from the first page.'],
  413: ['That was too large', 'Nothing of it was kept. Go back, and send something smaller.'],
  500: [
    'We made a mistake',
    'Nothing half-done was kept. Try once more; if it breaks again, write to us with the reference.',
  ],
  503: ['We are out for a moment', 'Gifts already paid are safe. Try again in a few minutes.'],
} as const

type PlainStatus = keyof typeof words

/** Refuses before any page can be drawn: one sentence, in the page of last resort for somebody at a browser, as a problem for a machine. */
export function refusePlainly(request: Request, response: Response, status: PlainStatus, sentence: string): void {
  response.status(status)
  if (/^\/(api|webhooks)\//.test(request.path)) {
    const said = { type: 'about:blank', status, title: words[status][0], detail: sentence }
    return void response.type('application/problem+json').send(JSON.stringify(said))
  }
  if (!isAtBrowser(request)) return void response.type('text/plain').send(`${sentence}\n`)
  response.type('html').send(plainPage(status, factsOf(response).requestId, sentence))
}

/** A browser that opens a page says so; a script, or single fetch, takes anything. */
export function isAtBrowser(request: Request): boolean {
  return request.get('accept')?.includes('text/html') ?? false
}

/** The page of last resort, for when the portal's own pages cannot be drawn. It needs no style, script or database. */
export function plainPage(status: PlainStatus, reference: string, sentence = ''): string {
  const [title, next] = words[status]
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1>${sentence && `<p>${sentence}</p>`}<p>${next}</p><p>Reference: <code>${reference}</code></p><p><a href="/">To the first page</a></p></main></body>
</html>
`
}
