import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keptPage } from '#app/area/kept-page.ts'
import { openMeta } from '#app/area/page-meta.ts'
import { type CallNow, readCallBySlug, readGpuClassNames } from '#app/domain/grants/read-calls.server.ts'
import { criteria, criterionWords } from '#app/domain/grants/review.ts'
import { paths } from '#app/paths.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Definition } from '#app/ui/definition.tsx'
import { Columns } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Deadline, InMonth, When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const headers = keptPage
export const meta: MetaFunction<typeof loader> = (args) =>
  openMeta(args, {
    title: args.data?.call.title ?? 'Call for proposals',
    description: args.data?.call.summary,
    thing: args.data && thingOf(args.data.call),
  })

export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const call = (await readCallBySlug(world, args.params.slug ?? '')) ?? notFound()
  const names = new Map((await readGpuClassNames(world)).map(({ code, name }) => [code, name]))
  const classes = call.gpuClasses.map((code) => names.get(code) ?? code.toUpperCase())
  return { call, classes, zone: person?.timeZone }
}

function thingOf({ title, summary, opensAt, deadline }: CallNow) {
  return { '@type': 'Event', name: title, description: summary, startDate: opensAt, endDate: deadline }
}

export default function CallPage() {
  const { call, classes, zone } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      kicker={
        call.stage === 'open' ? (
          <>
            Call for proposals, closes <When at={call.deadline} zone={call.timeZone} />
          </>
        ) : (
          'Call for proposals'
        )
      }
      title={call.title}
      lead={call.summary}
      breadcrumb={[{ to: paths.calls(), label: 'Calls' }]}
      actions={
        call.stage === 'open' && (
          <ButtonLink to={paths.research.apply(call.slug)} size="large">
            Apply
          </ButtonLink>
        )
      }
    >
      <Columns
        asideLabel="The call at a glance"
        aside={<Facts call={call} classes={classes} zone={zone} />}
        main={
          <>
            <StageNotice call={call} />
            <Section title="What we are looking for">
              <Paragraphs text={call.body} />
            </Section>
            <Section title="How it is decided">
              <p>
                Reviewers declare conflicts before they see a proposal. They score four things from 1 to 5, and every
                decision of the call is told on the same day, with the reviewers’ comments.
              </p>
              <SummaryList
                rows={criteria.map((criterion) => ({
                  term: criterionWords[criterion].name,
                  value: criterionWords[criterion].asks,
                }))}
              />
            </Section>
          </>
        }
      />
    </PublicPage>
  )
}

function StageNotice({ call }: { call: CallNow }) {
  if (call.stage === 'open') return null
  return call.stage === 'upcoming' ? (
    <Notice title="Not open yet">
      You can apply from <When at={call.opensAt} zone={call.timeZone} />.
    </Notice>
  ) : (
    <Notice tone="warn" title="This call is closed">
      Drafts that were not sent in are kept, and you can still read and copy from them.
    </Notice>
  )
}

function Facts({ call, classes, zone }: { call: CallNow; classes: readonly string[]; zone: string | undefined }) {
  return (
    <Definition
      terms={[
        { term: 'Opens', meaning: <When at={call.opensAt} zone={call.timeZone} /> },
        { term: 'Closes', meaning: <Deadline at={call.deadline} zone={call.timeZone} readerZone={zone} /> },
        { term: 'GPU classes', meaning: classes.join(', ') },
        {
          term: 'Hours in',
          meaning: (
            <>
              <InMonth month={call.firstMonth} /> to <InMonth month={call.lastMonth} />
            </>
          ),
        },
        { term: 'An offer waits', meaning: `${call.offerDays} days for your signature` },
      ]}
    />
  )
}
