import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import { withRequestId } from '../log.server.ts'
import type { Refusal } from './draw-refusals.server.ts'

/** What the server knows of a request besides the request itself. */
export type RequestFacts = { requestId: string; nonce: string; refusal?: Refusal }

/** Gives each request its reference and its script nonce. A reference a client sends is ignored: it could forge the log. */
export function nameRequests(_request: Request, response: Response, next: NextFunction): void {
  const facts: RequestFacts = {
    requestId: `req_${randomBytes(9).toString('base64url')}`,
    nonce: randomBytes(16).toString('base64'),
  }
  Object.assign(response.locals, facts)
  response.setHeader('x-request-id', facts.requestId)
  withRequestId(facts.requestId, next)
}

export function factsOf(response: Response): RequestFacts {
  return response.locals as RequestFacts
}
