import type { Request, Response } from 'express'
import { isAtBrowser } from './plain-page.server.ts'

/** What was refused at an address that has no page of its own. The route for addresses nobody answers draws it. */
export type Refusal = { status: number; said: string }

const nowhere = '/nothing-at-this-address'

/**
 * Some doors have no page: they only act, or hand out a file. When one refuses somebody at a browser in bare words, the words
 * are held back and `draw` answers the same request anew with the portal's page for them: same status, and a way on.
 */
export function drawRefusals(request: Request, response: Response, draw: (asked: Request) => void): void {
  if (!isAtBrowser(request)) return
  const { write, end } = response
  let said = ''
  const holdBack = (words: unknown[]) => {
    if (typeof words[0] === 'string' || words[0] instanceof Uint8Array) said += Buffer.from(words[0]).toString()
  }
  response.write = ((...words: unknown[]) => {
    if (!isBareRefusal(response)) return (write as (...all: unknown[]) => boolean).apply(response, words)
    holdBack(words)
    return true
  }) as typeof response.write
  response.end = ((...words: unknown[]) => {
    Object.assign(response, { write, end })
    if (!isBareRefusal(response)) return (end as (...all: unknown[]) => Response).apply(response, words)
    holdBack(words)
    const refusal: Refusal = { status: response.statusCode, said }
    response.locals.refusal = refusal
    response.removeHeader('content-type')
    draw(Object.create(request, { method: { value: 'GET' }, originalUrl: { value: nowhere } }))
    return response
  }) as typeof response.end
}

function isBareRefusal(response: Response): boolean {
  const type = String(response.getHeader('content-type') ?? 'text/plain')
  return response.statusCode >= 400 && !response.headersSent && /^(text\/plain|application\/json)\b/.test(type)
}
