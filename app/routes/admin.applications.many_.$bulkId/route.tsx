import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type BulkSeen, readBulk } from '#app/domain/grants/bulk/read-bulk.server.ts'
import { outcomeWords } from '#app/domain/grants/decision.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { bulkRefusal, bulkTitles } from '#app/proposal/bulk-words.ts'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { workAndTell } from '#app/proposal/work-and-tell.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${bulkTitles[page.bulk.act]}: what became of each` : 'What became of each' },
]

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'programme_officer')
  const id = parseId('blk', args.params.bulkId) ?? notFound()
  const bulk = (await readBulk(world, officer, id)) ?? notFound()
  return { bulk, zone: officer.timeZone }
}

/** Goes on with what was broken off. */
export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'programme_officer')
  const id = parseId('blk', args.params.bulkId) ?? notFound()
  const note = await workAndTell(world, actorFor(args, officer), id)
  return redirectWithFlash(args.request, paths.admin.bulkAct(id), note)
}

const verdictWords = { waiting: 'waiting', done: 'done', already: 'already so', refused: 'refused' } as const

function summaryOf({ lines, missing }: Pick<BulkSeen, 'missing'> & { lines: readonly { verdict: string }[] }): string {
  const count = (verdict: string) => lines.filter((line) => line.verdict === verdict).length
  const parts = [`${count('done')} done`, `${count('already')} already so`, `${count('refused')} refused`]
  if (missing > 0) parts.push(`${missing} not there`)
  return `${parts.join(', ')}.`
}

export default function BulkPage() {
  const { bulk, zone } = useLoaderData<typeof loader>()
  const waiting = bulk.lines.filter(({ verdict }) => verdict === 'waiting').length
  return (
    <StaffPage
      title={`${bulkTitles[bulk.act]}: what became of each`}
      lead={summaryOf(bulk)}
      meta={
        <>
          {bulk.reviewer}
          {bulk.outcome && outcomeWords[bulk.outcome]}
          {bulk.dueAt && (
            <>
              {bulk.act === 'extend' ? 'Until' : 'Due'} <When at={bulk.dueAt} zone={zone} />
            </>
          )}
          <When at={bulk.madeAt} zone={zone} />
        </>
      }
      breadcrumb={[{ to: paths.admin.applications(), label: 'Applications' }]}
      notices={waiting > 0 && <GoOn waiting={waiting} />}
    >
      <Table
        caption="Each application and what became of it"
        captionIs="hidden"
        columns={[
          { name: 'number', label: 'Number', isTight: true },
          { name: 'title', label: 'Application', isRowHeading: true, isClipped: true },
          { name: 'verdict', label: 'Verdict', isTight: true },
          { name: 'why', label: 'Why not' },
        ]}
        rows={bulk.lines.map(({ place, applicationId, number, title, verdict, refusal }) => ({
          id: String(place),
          to: applicationId ? paths.admin.application(applicationId) : undefined,
          cells: {
            number,
            title: title ?? 'A draft, seen by its authors alone',
            verdict: <Status of={verdictWords[verdict]} />,
            why: refusal && bulkRefusal(refusal),
          },
        }))}
        empty={<Empty title="None of them is there." />}
      />
      {bulk.note && (
        <Section title="What each was told">
          <Paragraphs text={bulk.note} />
        </Section>
      )}
    </StaffPage>
  )
}

function GoOn({ waiting }: { waiting: number }) {
  return (
    <Notice title={waiting === 1 ? 'One still waits' : `${waiting} still wait`} tone="warn">
      <p>It was broken off before them. Nothing is done twice.</p>
      <form method="post">
        <Button kind="quiet">Go on</Button>
      </form>
    </Notice>
  )
}
