import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { makeCalendarAddress } from '#app/domain/people/calendar/make-calendar-address.server.ts'
import { readCalendarAddress } from '#app/domain/people/calendar/read-calendar-address.server.ts'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { limits, takeFrom, tooManyRequests } from '#app/platform/limits.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { CodeBlock } from '#app/ui/mono.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Calendar')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  return { kept: await readCalendarAddress(world, person), zone: person.timeZone }
}

/** Makes the address, and shows it this once. */
export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const taken = await takeFrom(world, limits.tokensMade, person.id)
  if (!taken.ok) return tooManyRequests(world, taken.retryAt)
  const { secret } = await makeCalendarAddress(world, person)
  return data({ address: `${world.lab.origin}${paths.calendar(secret)}` })
}

export default function CalendarPage() {
  const { kept, zone } = useLoaderData<typeof loader>()
  const made = useActionData<typeof action>()
  const address = made && 'address' in made ? made.address : undefined
  return (
    <PublicPage
      title="Calendar"
      width="text"
      breadcrumb={[{ to: paths.account(), label: 'Account' }]}
      lead="Your deadlines in your own calendar program: drafts, offers, reports, reviews. It says numbers and calls, and no word of any application."
    >
      <Stack>
        {address && (
          <Notice tone="warn" title="Shown this once">
            <p>Whoever has the address reads your deadlines. Give it to your calendar program and nobody else.</p>
            <CodeBlock label="The address of your calendar">{address}</CodeBlock>
          </Notice>
        )}
        {!kept && <p>Your calendar has no address yet.</p>}
        {kept && (
          <p>
            It has an address since <When at={kept.createdAt} zone={zone} />
            {kept.lastReadAt ? (
              <>
                , read last <When at={kept.lastReadAt} zone={zone} />.
              </>
            ) : (
              ', and was not read yet.'
            )}
          </p>
        )}
        <form method="post">
          <Button kind={kept ? 'quiet' : 'primary'}>
            {kept ? 'Make a new address in its place' : 'Make an address'}
          </Button>
        </form>
        {kept && (
          <form method="post" action={paths.accountCalendarRevoke()}>
            <Button kind="danger">End the address</Button>
          </form>
        )}
      </Stack>
    </PublicPage>
  )
}
