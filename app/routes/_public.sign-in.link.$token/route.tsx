import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { readSignInLink, type SignInLinkState } from '#app/domain/people/read-sign-in-link.server.ts'
import { redeemSignInLink } from '#app/domain/people/redeem-sign-in-link.server.ts'
import { paths } from '#app/paths.ts'
import { enter } from '#app/platform/enter.server.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { limits, takeFrom, tooManyRequests } from '#app/platform/limits.server.ts'
import { addressOf, addressPrefix } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Sign in by your link')

/**
 * Opening the link changes nothing, so that a mail scanner that opens it does not use it up. Old links are forgotten at night;
 * whoever opens one is told how to come in all the same.
 */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const link = await readSignInLink(world, args.params.token ?? '')
  return link ? data(link) : data({ state: 'unknown' as const, email: null }, { status: 404 })
}

export async function action(args: ActionFunctionArgs) {
  await publicPage(args)
  const taken = await takeFrom(world, limits.signInFromAddress, addressPrefix(addressOf(args)))
  if (!taken.ok) throw tooManyRequests(world, taken.retryAt)
  const outcome = await redeemSignInLink(world, args.params.token ?? '')
  if (outcome.ok) return enter(args, outcome.value.person, { to: outcome.value.to })
  return redirectWithFlash(args.request, paths.signIn(), { tone: 'bad', text: sentences[outcome.refused] })
}

const sentences = {
  'link-not-good': 'This link was used already or is past its time. Ask for another one.',
  disabled: 'This account is closed. Write to us if that is a mistake.',
}

const words: Record<SignInLinkState | 'unknown', { title: string; lead: string }> = {
  good: { title: 'Sign in', lead: 'You are about to sign in as' },
  used: { title: 'This link was used', lead: 'A sign-in link works once.' },
  over: { title: 'This link is too old', lead: 'A sign-in link works for 20 minutes.' },
  unknown: {
    title: 'This link does not work',
    lead: 'It is not whole, or so old that we have forgotten it. Another one is with you in a minute.',
  },
}

export default function SignInLinkPage() {
  const { email, state } = useLoaderData<typeof loader>()
  const { title, lead } = words[state]
  return (
    <PublicPage
      title={title}
      width="text"
      lead={
        <>
          {lead} {state === 'good' && <strong>{email}.</strong>}
        </>
      }
    >
      {state === 'good' ? (
        <form method="post">
          <Button>Sign in as {email}</Button>
        </form>
      ) : (
        <p>
          <ButtonLink to={paths.signIn()}>Ask for another link</ButtonLink>
        </p>
      )}
    </PublicPage>
  )
}
