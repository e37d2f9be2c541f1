import type { ActionFunctionArgs } from '@remix-run/node'
import { receiveEvent } from '#app/domain/giving/receive-event.server.ts'
import { requireSignedEvent } from '#app/platform/signed-event.server.ts'
import { world } from '#app/world.server.ts'

/** Keeps what Stripe says and answers at once; a job works it off. A second delivery is answered like the first. */
export async function action(args: ActionFunctionArgs) {
  const event = await requireSignedEvent(args)
  const { isNew } = await receiveEvent(world, event, 'webhook')
  return new Response(isNew ? 'kept\n' : 'known\n', { status: 200, headers: { 'Content-Type': 'text/plain' } })
}
