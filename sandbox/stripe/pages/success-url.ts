import type { Session } from '../objects.ts'

/** Where a paid session leads. Stripe fills in the template only where it stands literally. */
export function successUrl(session: Session): string {
  return (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}
