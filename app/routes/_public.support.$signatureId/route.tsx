import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { confirmSignature } from '#app/domain/giving/support/confirm-signature.server.ts'
import { readOwnSignature } from '#app/domain/giving/support/read-signatures.server.ts'
import type { SignatureState } from '#app/domain/giving/support/signature.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Your signature')

const keyOf = (request: Request) => new URL(request.url).searchParams.get('key')

/** Looking confirms nothing: programs that follow every link in a letter look too. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const signatureId = parseId('sig', args.params.signatureId) ?? notFound()
  const key = keyOf(args.request)
  const signature = (await readOwnSignature(world, signatureId, key)) ?? notFound()
  return { signature, key: key ?? '' }
}

export async function action(args: ActionFunctionArgs) {
  await publicPage(args)
  const signatureId = parseId('sig', args.params.signatureId) ?? notFound()
  const key = keyOf(args.request)
  const outcome = await confirmSignature(world, { signatureId, key })
  if (!outcome.ok) return notFound()
  const text = 'Thank you. Your name appears when we have looked at it.'
  return redirectWithFlash(args.request, paths.signature(signatureId, key ?? ''), { tone: 'good', text })
}

const stands: Record<SignatureState, string> = {
  unconfirmed: 'Nothing is shown yet. Confirm that it was you; then we look at it.',
  waiting: 'You have confirmed it. It is shown when we have looked at it.',
  shown: 'It is shown among the others.',
  declined: 'We do not show it. If that surprises you, write to us.',
}

export default function OwnSignature() {
  const { signature, key } = useLoaderData<typeof loader>()
  const { id, name, affiliation, words, state } = signature
  return (
    <PublicPage
      width="text"
      title="Your signature"
      breadcrumb={[{ to: paths.support(), label: 'In support' }]}
      lead={<p>{stands[state]}</p>}
    >
      <Stack>
        <SummaryList
          rows={[
            { term: 'Name', value: name },
            { term: 'Where you work', value: affiliation ?? 'Not said' },
            { term: 'Your line', value: words ?? 'None' },
          ]}
        />
        <Row>
          {state === 'unconfirmed' && (
            <form method="post" action={paths.signature(id, key)}>
              <Button>It was me</Button>
            </form>
          )}
          <form method="post" action={paths.withdrawSignature(id, key)}>
            <Button kind="quiet">Take it back</Button>
          </form>
        </Row>
        <p>Taken back, your name, your words and your address are gone from here. To change them, sign once more.</p>
      </Stack>
    </PublicPage>
  )
}
