import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { verifyReceipt } from '#app/domain/giving/read-receipts.server.ts'
import { parseReceiptNumber } from '#app/domain/giving/receipt.ts'
import { paths } from '#app/paths.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Orbit } from '#app/ui/orbit.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, `Check receipt ${args.params.number}`)

export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const number = parseReceiptNumber(args.params.number) ?? notFound()
  const code = (new URL(args.request.url).searchParams.get('check') ?? '').trim().slice(0, 64)
  return { number, code, verdict: code ? await verifyReceipt(world, number, code) : null, labName: world.lab.name }
}

const standings = {
  current: ['good', 'This receipt is genuine', 'It is the one that counts for its gift.'],
  superseded: ['warn', 'This receipt was replaced', 'It is genuine, but a later receipt counts in its place.'],
  void: [
    'warn',
    'This receipt is void',
    'It is genuine, and says that the gift was returned. There is nothing to deduct.',
  ],
} as const

export default function VerifyReceipt() {
  const { number, code, verdict, labName } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      title={`Receipt ${number}`}
      width="text"
      mark={<Orbit id={number} size={64} kind="money" />}
      lead={<p>Check that a receipt was issued by {labName}. No name or amount is shown here.</p>}
      notices={verdict && <Verdict verdict={verdict} />}
    >
      <form method="get" action={paths.verifyReceipt(number)}>
        <Stack>
          <Field
            name="check"
            label="Code"
            hint="The sixteen characters printed at the foot of the receipt."
            defaultValue={code}
            width="medium"
            autoComplete="off"
            spellCheck={false}
            maxLength={64}
          />
          <FormActions>
            <Button>Check this receipt</Button>
          </FormActions>
        </Stack>
      </form>
    </PublicPage>
  )
}

function Verdict({ verdict }: { verdict: Awaited<ReturnType<typeof verifyReceipt>> }) {
  if (!verdict.isGenuine) {
    return (
      <Notice tone="bad" title="Number and code do not belong together">
        <p>No receipt of ours has this number with this code. Check both for a slip of the pen.</p>
      </Notice>
    )
  }
  const [tone, title, words] = standings[verdict.standing]
  return (
    <Notice tone={tone} title={title}>
      <p>{words}</p>
    </Notice>
  )
}
