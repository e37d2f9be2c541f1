import { pinnedVersion } from '../pin.ts'
import { invalid, NotImplemented, StripeAnswer } from './errors.ts'

/** Lets in the one key of the sandbox, speaking the one version; anything else is refused as Stripe refuses it. */
export function authenticate(headers: Record<string, string | undefined>, secretKey: string): void {
  const key = keyIn(headers.authorization ?? '')
  if (key === null)
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    )
  if (key !== secretKey) throw unauthorized(`Invalid API Key provided: ${mask(key)}`)
  const version = headers['stripe-version']
  if (version !== undefined && version !== pinnedVersion)
    throw invalid(`Invalid Stripe API version: ${version}. This sandbox speaks ${pinnedVersion}.`, {
      code: 'api_version_invalid',
    })
  if (headers['stripe-account'] !== undefined) throw new NotImplemented('The header Stripe-Account')
}

function keyIn(header: string): string | null {
  const [scheme, value] = header.split(' ')
  if (!value) return null
  if (scheme?.toLowerCase() === 'bearer') return value
  if (scheme?.toLowerCase() !== 'basic') return null
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0] || null
}

function mask(key: string): string {
  return key.length <= 12 ? '*'.repeat(key.length) : `${key.slice(0, 8)}${'*'.repeat(key.length - 12)}${key.slice(-4)}`
}

function unauthorized(message: string): StripeAnswer {
  return new StripeAnswer(401, { type: 'invalid_request_error', message })
}
