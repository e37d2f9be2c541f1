import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keptPage } from '#app/area/kept-page.ts'
import { openMeta } from '#app/area/page-meta.ts'
import { readFree } from '#app/domain/compute/read-capacity.server.ts'
import { type CallNow, readCallBySlug, readGpuClassNames } from '#app/domain/grants/read-calls.server.ts'
import { readRubric } from '#app/domain/grants/rubrics/read-rubric.server.ts'
import { readNewestAwards } from '#app/domain/impact/read-awards.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { CallDeadline } from '#app/proposal/call-deadline.tsx'
import { HoursOnOffer } from '#app/proposal/hours-on-offer.tsx'
import { HowDecided } from '#app/proposal/how-decided.tsx'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { PastAwards } from '#app/proposal/past-awards.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Definition } from '#app/ui/definition.tsx'
import { Columns, Row } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { InMonth, OnDay, When } from '#app/ui/when.tsx'
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
  const rubric = await readRubric(world.db, call.id)
  const offered = await Promise.all(
    call.gpuClasses.map(async (gpuClass) => ({
      gpuClass,
      months: await readFree(world.db, gpuClass, call.firstMonth),
    })),
  )
  const awards = await readNewestAwards(world.db, world.lab.timeZone, mostAwards)
  return { call, classes, rubric, offered, awards, zone: person?.timeZone }
}

const mostAwards = 6

function thingOf({ title, summary, opensAt, deadline }: CallNow) {
  return {
    '@type': 'Event',
    name: title,
    description: summary,
    startDate: opensAt,
    ...(deadline && { endDate: deadline }),
  }
}

export default function CallPage() {
  const { call, classes, rubric, offered, awards, zone } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      kicker={
        call.stage === 'open' ? (
          <>Call for proposals, {call.deadline === null ? 'no closing time' : <Closes call={call} />}</>
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
            <Section title="Hours on offer" note="Straight from the books; what is promised to others is not counted.">
              <HoursOnOffer offered={offered} window={call} />
            </Section>
            <Section title="Before you apply">
              <Row>
                <ButtonLink to={paths.callEligibility(call.slug)} kind="quiet">
                  Five questions: does it fit?
                </ButtonLink>
                <ButtonLink to={paths.callEstimate(call.slug)} kind="quiet">
                  Estimate the hours
                </ButtonLink>
              </Row>
            </Section>
            <Section title="How it is decided">
              <HowDecided call={call} rubric={rubric} />
            </Section>
            <Section title="What was granted before">
              <PastAwards awards={awards} />
            </Section>
          </>
        }
      />
    </PublicPage>
  )
}

function Closes({ call }: { call: CallNow }) {
  return (
    <>
      closes <CallDeadline call={call} />
    </>
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

const notAnnounced = 'Not announced yet'

function Facts({ call, classes, zone }: { call: CallNow; classes: readonly string[]; zone: string | undefined }) {
  return (
    <Definition
      terms={[
        { term: 'Opens', meaning: <When at={call.opensAt} zone={call.timeZone} /> },
        {
          term: 'Closes',
          meaning: call.deadline === null ? 'Not at a set time' : <CallDeadline call={call} readerZone={zone} />,
        },
        { term: 'GPU classes', meaning: classes.join(', ') },
        {
          term: 'Hours in',
          meaning: (
            <>
              <InMonth month={call.firstMonth} /> to <InMonth month={call.lastMonth} />
            </>
          ),
        },
        { term: 'Reviewers read until', meaning: call.reviewsUntil ? <OnDay on={call.reviewsUntil} /> : notAnnounced },
        { term: 'Decisions', meaning: call.decisionsOn ? <OnDay on={call.decisionsOn} /> : notAnnounced },
        {
          term: 'Renewals',
          meaning: call.takesRenewals
            ? 'Projects with an award may ask here to go on, from their page under My research'
            : 'Not in this call',
        },
        { term: 'An offer waits', meaning: `${call.offerDays} days for your signature` },
        { term: 'Appeals', meaning: `within ${call.appealDays} days of the decisions, on procedure or fact` },
      ]}
    />
  )
}
