import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import {
  type PaperKind,
  paperKindOf,
  type Verdict,
  verifyPaper,
} from '#app/domain/giving/receipts/verify-paper.server.ts'
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
export const meta: MetaFunction = (args) => ownMeta(args, `Check ${args.params.number}`)

export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const number = args.params.number ?? notFound()
  const kind = paperKindOf(number) ?? notFound()
  const code = (new URL(args.request.url).searchParams.get('check') ?? '').trim().slice(0, 64)
  const verdict = code ? await verifyPaper(world, { kind, number, code }) : null
  return { number, kind, code, verdict, labName: world.lab.name }
}

type Words = readonly ['good' | 'warn', title: string, words: string]
type Standing = Extract<Verdict, { isGenuine: true }>['standing']

const voidWords: Words = [
  'warn',
  'This receipt is void',
  'It is genuine, and says that the gift was returned. There is nothing to deduct.',
]
const standings: Record<PaperKind | 'acknowledgement', Record<Standing, Words>> = {
  receipt: {
    current: ['good', 'This receipt is genuine', 'It is the one that counts for its gift.'],
    superseded: ['warn', 'This receipt was replaced', 'It is genuine, but a later receipt counts in its place.'],
    outdated: ['warn', 'This receipt was replaced', 'It is genuine, but a later receipt counts in its place.'],
    void: voidWords,
  },
  acknowledgement: {
    current: ['good', 'This acknowledgement is genuine', 'It is the one that counts for its grant.'],
    superseded: ['warn', 'This acknowledgement was replaced', 'It is genuine, but a later one counts in its place.'],
    outdated: ['warn', 'This acknowledgement was replaced', 'It is genuine, but a later one counts in its place.'],
    void: ['warn', 'This acknowledgement is void', 'It is genuine, and says that the grant was returned.'],
  },
  statement: {
    current: ['good', 'This statement is genuine', 'Every receipt in it counts, and no other of its year.'],
    superseded: ['warn', 'This statement was replaced', 'It is genuine, but a later statement counts in its place.'],
    outdated: [
      'warn',
      'This statement is out of date',
      'It is genuine, but the receipts of its year have changed since it was issued.',
    ],
    void: voidWords,
  },
}

export default function VerifyReceipt() {
  const { number, kind, code, verdict, labName } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      title={kind === 'receipt' ? `Receipt ${number}` : `Year statement ${number}`}
      width="text"
      mark={<Orbit id={number} size={64} kind="money" />}
      lead={
        <p>
          Check that this {kind} was issued by {labName}. No name or amount is shown here.
        </p>
      }
      notices={verdict && <VerdictOn kind={kind} verdict={verdict} />}
    >
      <form method="get" action={paths.verifyReceipt(number)}>
        <Stack>
          <Field
            name="check"
            label="Code"
            hint="The sixteen characters printed at the foot of the paper."
            defaultValue={code}
            width="medium"
            autoComplete="off"
            spellCheck={false}
            maxLength={64}
          />
          <FormActions>
            <Button>Check this {kind}</Button>
          </FormActions>
        </Stack>
      </form>
    </PublicPage>
  )
}

function VerdictOn({ kind, verdict }: { kind: PaperKind; verdict: Verdict }) {
  if (!verdict.isGenuine) {
    return (
      <Notice tone="bad" title="Number and code do not belong together">
        <p>No {kind} of ours has this number with this code. Check both for a slip of the pen.</p>
      </Notice>
    )
  }
  const [tone, title, words] = standings[verdict.isGrant ? 'acknowledgement' : kind][verdict.standing]
  return (
    <Notice tone={tone} title={title}>
      <p>{words}</p>
    </Notice>
  )
}
