import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readCallBySlug } from '#app/domain/grants/read-calls.server.ts'
import { letterFor } from '#app/domain/grants/release/outcome-letter.ts'
import { type Draft, readDrafts } from '#app/domain/grants/release/read-drafts.server.ts'
import { drawLetter } from '#app/jobs/draw-letter.server.ts'
import { letterMakings } from '#app/jobs/letters.tsx'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Prose, Stack } from '#app/ui/layout.tsx'
import { LetterPreview } from '#app/ui/letter-preview.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Letters of the release: ${page?.call.title ?? ''}` },
]

const atOnce = 20

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const call = (await readCallBySlug(world, args.params.call ?? '')) ?? notFound()
  const after = parseId('app', new URL(args.request.url).searchParams.get('after'))
  const drafts = await readDrafts(world, person, call.id)
  const from = after ? drafts.findIndex(({ applicationId }) => applicationId > after) : 0
  const shown = from < 0 ? [] : drafts.slice(from, from + atOnce)
  const letters = await Promise.all(shown.map(writeLetter))
  const last = shown.at(-1)?.applicationId
  const hasMore = last !== undefined && last !== drafts.at(-1)?.applicationId
  return { call, letters, count: drafts.length, next: hasMore ? last : null, from: world.lab.name }
}

/** What will be in the mailbox, made by what makes it then. */
async function writeLetter({ applicationId, outcome, email, applicant }: Draft) {
  const about = { subjectId: applicationId, enclosed: {} }
  const made = await letterMakings[letterFor[outcome]].make(world, about)
  if (!made) throw new Error(`nobody writes the letter about ${applicationId}`)
  const { text } = await drawLetter(made, null)
  return { applicationId, to: `${applicant} (${email})`, subject: made.subject, paragraphs: paragraphsIn(text) }
}

function paragraphsIn(text: string): { key: string; words: string }[] {
  const found = text.split(/\n\s*\n/).filter((words) => words.trim() !== '')
  return found.map((words, index) => ({ key: `${index}`, words }))
}

export default function LettersPage() {
  const { call, letters, count, next, from } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={`Letters of the release: ${call.title}`}
      lead={`${count === 1 ? 'One letter goes' : `${count} letters go`} with the release, in these words. None is sent before it.`}
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
        { to: paths.admin.panel(call.slug), label: 'Panel' },
        { to: paths.admin.panelRelease(call.slug), label: 'Release' },
      ]}
    >
      {letters.length === 0 && <Empty title="No decision is drafted, so no letter waits." />}
      <Stack>
        {letters.map(({ applicationId, to, subject, paragraphs }) => (
          <LetterPreview key={applicationId} from={from} to={to} subject={subject}>
            <Prose>
              {paragraphs.map(({ key, words }) => (
                <p key={key}>{words}</p>
              ))}
            </Prose>
          </LetterPreview>
        ))}
      </Stack>
      {next && (
        <p>
          <a href={`${paths.admin.panelLetters(call.slug)}?after=${next}`}>The next letters</a>
        </p>
      )}
    </StaffPage>
  )
}
