import type { Incoming, Outgoing } from '../server.ts'
import { testClockOf } from '../test-clock-of.ts'
import type { World } from '../world.ts'
import { answerBankPage } from './bank-page.ts'
import { answerInvoicePage } from './invoice-page.ts'
import { redirect, say } from './layout.ts'
import { answerPayPage } from './pay-page.ts'
import { answerPortalPage } from './portal-page.ts'
import { answerReceiptPage } from './receipt-page.ts'
import { answerThreeDSecurePage } from './three-d-secure-page.ts'

const pages: Record<string, (world: World, incoming: Incoming, id: string) => Outgoing> = {
  'c/pay': answerPayPage,
  '3ds': answerThreeDSecurePage,
  'p/session': answerPortalPage,
  bank: answerBankPage,
  invoice: answerInvoicePage,
  receipts: (world, _incoming, id) => answerReceiptPage(world, id),
}

/** The pages Stripe hosts: payment, the banks' questions, an invoice and a receipt. */
export function answerPage(world: World, incoming: Incoming): Outgoing {
  const { method, path } = incoming
  if (method !== 'GET' && method !== 'POST')
    return say(405, { title: 'Not here', text: `${method} is not answered by a page.` })
  if (path === '/') return redirect('/_sandbox')
  const [, place, id] = /^\/(c\/pay|p\/session|3ds|bank|invoice|receipts)\/([A-Za-z0-9_]+)$/.exec(path) ?? []
  const show = pages[place ?? '']
  if (show && id) return world.clock.within(testClockOf(world, [id]), () => show(world, incoming, id))
  return say(404, {
    title: 'Nothing here',
    text: 'This address leads nowhere in the sandbox.',
    link: { href: '/_sandbox', label: 'Open the inspector' },
  })
}
