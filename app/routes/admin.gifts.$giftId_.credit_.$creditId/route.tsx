import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { withdrawCredit } from '#app/domain/giving/donors/withdraw-credit.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'fundraiser')
  return redirect(paths.admin.gift(parseId('gft', args.params.giftId) ?? notFound()))
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const creditId = parseId('sfc', args.params.creditId) ?? notFound()
  const outcome = await withdrawCredit(world, staff, { creditId, requestId: requestIdOf(args) })
  if (!outcome.ok) {
    if (outcome.refused !== 'of-a-claim') return notFound()
    return redirectWithFlash(args.request, paths.admin.gift(giftId), { tone: 'warn', text: ofClaim })
  }
  return redirectWithFlash(args.request, paths.admin.gift(giftId), { tone: 'good', text: 'The credit is taken back.' })
}

const ofClaim = 'This credit came with a gift of the giver’s employer. It is taken back where that is undone.'
