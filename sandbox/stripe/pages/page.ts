import type { Incoming, Outgoing } from '../server.ts'
import type { World } from '../world.ts'
import { redirect, say } from './layout.ts'
import { answerPayPage } from './pay-page.ts'
import { answerReceiptPage } from './receipt-page.ts'
import { answerThreeDSecurePage } from './three-d-secure-page.ts'

/** The pages Stripe hosts: payment, the bank's question, and a receipt. */
export function answerPage(world: World, incoming: Incoming): Outgoing {
  const { method, path } = incoming
  if (method !== 'GET' && method !== 'POST')
    return say(405, { title: 'Not here', text: `${method} is not answered by a page.` })
  if (path === '/') return redirect('/_sandbox')
  const [, place, id] = /^\/(c\/pay|3ds|receipts)\/([A-Za-z0-9_]+)$/.exec(path) ?? []
  if (place === 'c/pay') return answerPayPage(world, incoming, id ?? '')
  if (place === '3ds') return answerThreeDSecurePage(world, incoming, id ?? '')
  if (place === 'receipts') return answerReceiptPage(world, id ?? '')
  return say(404, {
    title: 'Nothing here',
    text: 'This address leads nowhere in the sandbox.',
    link: { href: '/_sandbox', label: 'Open the inspector' },
  })
}
