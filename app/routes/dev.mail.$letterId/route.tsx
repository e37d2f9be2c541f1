import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { env } from '#app/platform/env.server.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { readKeptLetter } from '#app/platform/mailbox.server.ts'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { LetterText } from './letter-text.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.letter.subject ?? 'Letter' }]

/** One letter of the demonstration, as text: what it says and where its links lead. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  if (!world.lab.isDemo) return notFound()
  const kept = await readKeptLetter(env().directory, args.params.letterId)
  if (!kept) return notFound()
  const { from, to, subject, text, attachments } = kept
  return { letter: { from, to, subject, text, attachments, at: new Date(kept.at) } }
}

export default function Letter() {
  const { letter } = useLoaderData<typeof loader>()
  return (
    <PublicPage title={letter.subject} breadcrumb={[{ to: paths.dev.mail(), label: 'Letters sent' }]} width="text">
      <LetterText {...letter} />
    </PublicPage>
  )
}
