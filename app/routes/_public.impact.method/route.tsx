import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keptPage } from '#app/area/kept-page.ts'
import { openMeta } from '#app/area/page-meta.ts'
import { workedExample } from '#app/domain/impact/worked-example.ts'
import { paths } from '#app/paths.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { Prose } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Example } from './example.tsx'

export const handle = { hydrate: false }
export const headers = keptPage
export const meta: MetaFunction = (args) =>
  openMeta(args, {
    title: 'How a dollar is followed',
    description: 'The rules by which a gift is followed to GPU-hours, projects and released models, with an example.',
  })

export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  return { example: workedExample() }
}

export default function Method() {
  const { example } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      title="How a dollar is followed"
      breadcrumb={[{ to: paths.impact(), label: 'Impact' }]}
      lead={
        <p>
          Money in a fund is mixed, and so are hours in a pool. These rules say whose is whose. They were set before the
          first figure was shown, and every page that shows the way of a gift reads the same query.
        </p>
      }
    >
      <Rules />
      <Example example={example} />
      <Section look="public" title="What is not claimed">
        <Prose>
          <p>
            Fees of the card processor are paid by the lab from its bank balance and are shown by themselves; they do
            not shorten what a gift buys. Hours that ran beyond what a month’s pool held, and hours of jobs whose
            account nobody knows yet, are attributed to no gift. What a gift became can still change while a month runs,
            and when money goes back to a giver.
          </p>
        </Prose>
      </Section>
      <Section
        look="public"
        title="Where it is kept"
        note={<a href={paths.impactLedger()}>Read and check the journal</a>}
      >
        <Prose>
          <p>
            Every movement is a journal entry whose debits and credits are equal in dollars and in each GPU class. The
            database refuses an entry that is not, refuses to change one, and chains each to the one before it by its
            hash. Which gift paid for which hours is a list that only grows: a correction is a new line.
          </p>
        </Prose>
      </Section>
    </PublicPage>
  )
}

function Rules() {
  return (
    <Section look="public" title="The rules" note="One page, seven rules, no exceptions by hand.">
      <Prose>
        <ol>
          <li>
            <strong>A fund spends in the order money arrived.</strong> When it buys GPU-hours, the price is taken from
            the oldest gifts that still have something left, first in, first out.
          </li>
          <li>
            <strong>A gift owns its part of the price.</strong> A gift that paid a quarter of a purchase stands behind a
            quarter of its hours.
          </li>
          <li>
            <strong>Hours of one GPU class in one month are one pool.</strong> The lab’s own hours, bought hours and
            hours given in kind all go into it.
          </li>
          <li>
            <strong>A pool is used evenly.</strong> Each hour a project used is attributed to all sources of that pool,
            in proportion to the hours each put in. The same goes for hours that went unused.
          </li>
          <li>
            <strong>A project’s hours stand behind what it released.</strong> Where it released several models, they
            share its hours evenly.
          </li>
          <li>
            <strong>Money that goes back buys nothing.</strong> When a gift is refunded, the purchases it paid for,
            newest first, take the next gifts of the fund instead.
          </li>
          <li>
            <strong>Nothing is lost in rounding.</strong> Cents and GPU-seconds are whole numbers. Parts are rounded so
            that they always add up, and no part is more than a unit from its exact share at any step.
          </li>
        </ol>
      </Prose>
    </Section>
  )
}
