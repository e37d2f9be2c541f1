import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { withdrawSignature } from '#app/domain/giving/support/withdraw-signature.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** Whoever opens the address is led to the signature, where it is taken back by a button. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const signatureId = parseId('sig', args.params.signatureId) ?? notFound()
  return redirect(paths.signature(signatureId, new URL(args.request.url).searchParams.get('key') ?? undefined))
}

/** Takes a signature back, for whoever has the key of its letter. */
export async function action(args: ActionFunctionArgs) {
  await publicPage(args)
  const signatureId = parseId('sig', args.params.signatureId) ?? notFound()
  const key = new URL(args.request.url).searchParams.get('key')
  const outcome = await withdrawSignature(world, { signatureId, key })
  if (!outcome.ok) return notFound()
  return redirectWithFlash(args.request, paths.support(), { tone: 'good', text: 'Your signature is gone.' })
}
