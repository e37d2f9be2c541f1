import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { requestsShed } from '../metrics.server.ts'
import { plainPage } from './plain-page.server.ts'
import { factsOf } from './request-ids.server.ts'

/** Beyond so many pages at once, each more would only make all of them late: it is asked to come back instead. */
export function shedLoad(most: number): RequestHandler {
  let underWay = 0
  return (_request: Request, response: Response, next: NextFunction) => {
    if (underWay >= most) {
      requestsShed.inc()
      response.setHeader('retry-after', '5')
      return void response
        .status(503)
        .type('html')
        .send(plainPage(503, factsOf(response).requestId))
    }
    underWay += 1
    response.once('close', () => {
      underWay -= 1
    })
    next()
  }
}
