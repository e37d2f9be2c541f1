import { createHmac } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

export interface Sent {
  status: number | null
  error: string | null
}

const longestWaitMs = 10_000

/** Posts one signed body and says what came back. A new connection each time: a restarted portal leaves no stale socket behind. */
export function sendWebhook(url: string, body: string, signature: string, stopped: AbortSignal): Promise<Sent> {
  return new Promise((resolve) => {
    const send = url.startsWith('https:') ? requestHttps : requestHttp
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      'stripe-signature': signature,
      'cache-control': 'no-cache',
      accept: '*/*; q=0.5, application/xml',
    }
    const signal = AbortSignal.any([AbortSignal.timeout(longestWaitMs), stopped])
    const request = send(url, { method: 'POST', headers, agent: false, signal }, (response) => {
      response.resume()
      response.on('end', () => resolve({ status: response.statusCode ?? null, error: null }))
      response.on('error', (error) => resolve({ status: null, error: error.message }))
    })
    request.on('error', (error) => resolve({ status: null, error: describe(error) }))
    request.end(body)
  })
}

/** The `Stripe-Signature` header: the moment of sending and an HMAC over moment and body. */
export function signWebhook(body: string, secret: string, sentAt: number): string {
  const mac = createHmac('sha256', secret).update(`${sentAt}.${body}`).digest('hex')
  return `t=${sentAt},v1=${mac}`
}

function describe(error: Error): string {
  if (error.name === 'TimeoutError') return `no answer within ${longestWaitMs / 1000} s`
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
