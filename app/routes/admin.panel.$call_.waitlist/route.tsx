import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readCallBySlug } from '#app/domain/grants/read-calls.server.ts'
import { readWaitlist } from '#app/domain/grants/waitlist/read-list.server.ts'
import { stopWaitlist } from '#app/domain/grants/waitlist/stop-waitlist.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'
import { WaitingTable } from './waiting-table.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Waiting list: ${page?.call.title ?? ''}` },
]

const Ask = z.object({ act: z.enum(['stop', 'go-on']) })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const call = (await readCallBySlug(world, args.params.call ?? '')) ?? notFound()
  const list = (await readWaitlist(world, person, call.id)) ?? notFound()
  return { call, list, mayAct: mayRunCalls(person), zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const call = (await readCallBySlug(world, args.params.call ?? '')) ?? notFound()
  const to = paths.admin.panelWaitlist(call.slug)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return redirect(to, 303)
  const isStopped = form.value.act === 'stop'
  const outcome = await stopWaitlist(world, actorFor(args, person), { callId: call.id, isStopped })
  if (outcome.ok) {
    const text = isStopped
      ? 'The list is stopped: hours that come back wait for you.'
      : 'The list goes on: hours that came back are offered to the next for whom they suffice.'
    return redirectWithFlash(args.request, to, { tone: 'good', text })
  }
  if (outcome.refused !== 'own-application') return notFound()
  const text = 'You have a part in an application that waits, so a colleague must do this.'
  return redirectWithFlash(args.request, to, { tone: 'warn', text })
}

export default function WaitlistPage() {
  const { call, list, mayAct, zone } = useLoaderData<typeof loader>()
  const { isStopped, returned, waiting, promotions } = list
  const there = returned.filter(({ seconds }) => seconds > 0n)
  return (
    <StaffPage
      title={`Waiting list: ${call.title}`}
      lead="Hours that come back (an offer refused, lapsed or accepted in part) are offered by themselves to the first on the list for whom they are still useful."
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
        { to: paths.admin.panel(call.slug), label: 'Panel' },
      ]}
      meta={<Status of={isStopped ? 'stopped' : 'active'} />}
    >
      <Section title="Hours that came back">
        {there.length === 0 ? (
          <p>None: every hour that was offered is held by an offer or an award.</p>
        ) : (
          <ul>
            {there.map(({ gpuClass, seconds }) => (
              <li key={gpuClass}>
                <GpuHours of={seconds} gpuClass={gpuClass} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Who waits">
        <WaitingTable waiting={waiting} />
      </Section>
      {mayAct && (
        <Section title={isStopped ? 'Stopped' : 'Stop it'}>
          <form method="post">
            <input type="hidden" name="act" value={isStopped ? 'go-on' : 'stop'} />
            <FormActions
              note={
                isStopped
                  ? 'What came back meanwhile is offered as soon as it goes on.'
                  : 'While it is stopped, hours that come back are offered to nobody.'
              }
            >
              <Button kind="quiet">{isStopped ? 'Let it go on by itself' : 'Stop the waiting list'}</Button>
            </FormActions>
          </form>
        </Section>
      )}
      <Section title="Offered from it">
        <Table
          caption="Offers from the waiting list, the newest first"
          captionIs="hidden"
          columns={[
            { name: 'title', label: 'Application', isRowHeading: true },
            { name: 'place', label: 'Place', align: 'end' },
            { name: 'when', label: 'Offered' },
            { name: 'state', label: 'Now', isTight: true },
          ]}
          rows={promotions.map(({ applicationId, number, title, place, promotedAt, state }) => ({
            id: applicationId,
            to: paths.admin.application(applicationId),
            cells: {
              title: `${number} ${title}`,
              place,
              when: <When at={promotedAt} zone={zone} />,
              state: <Status of={state} />,
            },
          }))}
          empty={<Empty title="Nothing was offered from the list yet." />}
        />
      </Section>
    </StaffPage>
  )
}
