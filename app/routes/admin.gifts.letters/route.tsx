import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { noteLetterPosted } from '#app/domain/giving/offline/note-letter-posted.server.ts'
import { type LetterToPost, readLettersToPost } from '#app/domain/giving/offline/read-letters-to-post.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Letters to post' }]

const kindWords: Record<string, string> = {
  'gift-receipt': 'Receipt',
  'gift-refunded': 'A gift given back',
  'refund-failed': 'A refund that did not go through',
  'gift-pending': 'A bank debit on its way',
  'gift-unpaid': 'A bank debit that came to nothing',
  'gift-taken-back': 'A gift the bank took back',
  'gift-regained': 'A gift won back from the bank',
  'tribute-card': 'Card of a dedication',
  'year-statement': 'Year statement',
  'receipt-reissued': 'Receipt put right',
  'grant-advised': 'Thanks for a grant advised',
  'hours-offered': 'Thanks for hours offered',
  'hours-pledged': 'Hours accepted',
  'hours-delivered': 'Hours acknowledged',
  'hours-ended': 'The end of a promise of hours',
}

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  return { letters: await readLettersToPost(world.db, officer), zone: world.lab.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const form = await readForm(args.request, z.object({ letter: z.string() }))
  const letterId = form.ok ? parseId('ltr', form.value.letter) : null
  const outcome = await noteLetterPosted(world, officer, {
    letterId: letterId ?? notFound(),
    requestId: requestIdOf(args),
  })
  if (!outcome.ok && outcome.refused === 'not-an-officer') return notFound()
  const flash = outcome.ok
    ? { tone: 'good' as const, text: 'Noted as posted.' }
    : { tone: 'warn' as const, text: 'Somebody posted that letter already. Nothing more was done.' }
  return redirectWithFlash(args.request, paths.admin.lettersToPost(), flash)
}

export default function LettersToPost() {
  const { letters, zone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Letters to post"
      lead="For givers without an e-mail address, and cards that go by post: print the paper, post it, and say so here."
      breadcrumb={[{ to: paths.admin.gifts(), label: 'Gifts' }]}
    >
      <Table
        caption="Letters nobody has posted, oldest first"
        captionIs="hidden"
        columns={[
          { name: 'giver', label: 'Giver', isRowHeading: true },
          { name: 'kind', label: 'Letter' },
          { name: 'receipt', label: 'Paper to print' },
          { name: 'since', label: 'Waiting since' },
          { name: 'act', label: 'Posted?' },
        ]}
        rows={letters.map((letter) => ({
          id: letter.id,
          cells: {
            giver: <a href={recordOf(letter.paper)}>{letter.giver}</a>,
            kind: kindWords[letter.kind] ?? letter.kind,
            receipt: <PaperToPrint paper={letter.paper} />,
            since: <When at={letter.queuedAt} zone={zone} />,
            act: (
              <form method="post">
                <input type="hidden" name="letter" value={letter.id} />
                <Button kind="quiet" size="small">
                  Posted
                </Button>
              </form>
            ),
          },
        }))}
        empty={<Empty title="Nothing waits for the post." />}
      />
    </StaffPage>
  )
}

type Paper = LetterToPost['paper']

function recordOf(paper: Paper): string {
  switch (paper.is) {
    case 'receipt':
    case 'card':
      return paths.admin.gift(paper.giftId)
    case 'statement':
      return paths.admin.donor(paper.donorId)
    case 'acknowledgement':
      return paths.admin.hoursPledge(paper.hoursId)
    case 'by-hand':
      return 'giftId' in paper.about
        ? paths.admin.gift(paper.about.giftId)
        : paths.admin.hoursPledge(paper.about.hoursId)
  }
}

function PaperToPrint({ paper }: { paper: Paper }) {
  switch (paper.is) {
    case 'receipt':
      return <a href={paths.backer.receiptPdf(paper.number)}>{paper.number}</a>
    case 'statement':
      return <a href={paths.admin.statementPdf(paper.donorId, String(paper.year))}>{paper.number}</a>
    case 'card':
      return <a href={paths.admin.giftCard(paper.giftId)}>{paper.number}</a>
    case 'acknowledgement':
      return <a href={paths.backer.hoursPaper(paper.deliveryId)}>Acknowledgement</a>
    case 'by-hand':
      return <>None: write it by hand</>
  }
}
