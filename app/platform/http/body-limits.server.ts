import type { NextFunction, Request, Response } from 'express'
import { refusePlainly } from './plain-page.server.ts'

const megabyte = 1024 * 1024

/** The largest body each door accepts; the first that matches counts. */
const limits: [RegExp, number][] = [
  [/^\/api\/v1\/usage\/imports$/, 2048 * megabyte],
  [/^\/admin\/usage(\/|\.|$)/, 2048 * megabyte],
  [/^\/research\/applications\//, 21 * megabyte],
  // A file of 32 MB and the form around it.
  [/^\/admin\/donors\/import(\.|$)/, 33 * megabyte],
  [/^\/admin\//, 21 * megabyte],
  // A picture that is too large is told so by its form.
  [/^\/backer\/wall(\.|$)/, 21 * megabyte],
  [/^\/webhooks\//, 2 * megabyte],
]

/** What somebody sends by mistake: it is read and forgotten, for a sender who is cut off never reads the answer. */
const readAnyway = 64 * megabyte

/** Refuses a body that says it is too large, and cuts off one that turns out to be. */
export function limitBodies(request: Request, response: Response, next: NextFunction): void {
  const limit = limits.find(([pattern]) => pattern.test(request.path))?.[1] ?? megabyte
  const said = Number(request.get('content-length') ?? 0)
  if (said > limit) {
    if (said > readAnyway) response.setHeader('connection', 'close')
    refusePlainly(request, response, 413, `That is larger than the ${limit / megabyte} MB accepted here.`)
    return
  }
  if (request.get('transfer-encoding')) cutOffAfter(limit, request)
  response.once('finish', () => forgetRest(request, said))
  next()
}

/** A door may answer before it has read what was sent; the connection carries the next request only once it is read. */
function forgetRest(request: Request, said: number): void {
  if (request.readableEnded) return
  if (said > readAnyway) return void request.destroy()
  request.removeAllListeners('data')
  request.resume()
}

function cutOffAfter(limit: number, request: Request): void {
  let seen = 0
  const push = request.push.bind(request)
  request.push = (chunk: Buffer | null, encoding) => {
    seen += chunk?.length ?? 0
    if (seen <= limit) return push(chunk, encoding)
    request.destroy(new Error('the body is larger than this door accepts'))
    return false
  }
}
