import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { applicationStates } from '#app/domain/grants/application.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readCalls } from '#app/domain/grants/read-calls.server.ts'
import { readStaffApplications } from '#app/domain/grants/read-staff-applications.server.ts'
import { paths } from '#app/paths.ts'
import { requireRole } from '#app/platform/guards.server.ts'
import { HoursAsked } from '#app/proposal/hours-asked.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { ManyBar } from './many-bar.tsx'

export const meta: MetaFunction = () => [{ title: 'Applications' }]

const states = applicationStates.filter((state) => state !== 'draft')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const asked = new URL(args.request.url).searchParams
  const state = states.find((known) => known === asked.get('state'))
  const callId = parseId('cal', asked.get('call')) ?? undefined
  const words = asked.get('q')?.replaceAll('\0', '').trim().slice(0, 100) || undefined
  const before = parseId('app', asked.get('before')) ?? undefined
  const after = before ? undefined : (parseId('app', asked.get('after')) ?? undefined)
  const page = await readStaffApplications(world, person, { state, callId, words, before, after })
  const calls = (await readCalls(world)).map(({ id, title }) => ({ value: id, label: title }))
  const typed = { state, call: callId, q: words, before, after }
  const isAll = asked.get('all') === 'yes'
  return { page, calls, typed, isAll, mayAct: mayRunCalls(person), zone: person.timeZone }
}

type Typed = Record<string, string | undefined>

function listTo(typed: Typed, change: Typed): string {
  const kept = Object.entries({ ...typed, ...change }).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return kept.length > 0 ? `${paths.admin.applications()}?${new URLSearchParams(kept)}` : paths.admin.applications()
}

/** What the list is filtered by, and where its links go; the page of the list stays only while its rows are ticked. */
function filtersOf(typed: Typed, calls: readonly { value: string; label: string }[], isAll: boolean) {
  const { before: _before, after: _after, ...filters } = typed
  const to = (change: Typed) => listTo(filters, change)
  const callTitle = calls.find(({ value }) => value === typed.call)?.label
  const active = [
    ...(typed.q ? [{ label: `“${typed.q}”`, removeTo: to({ q: undefined }) }] : []),
    ...(typed.state ? [{ label: typed.state.replaceAll('_', ' '), removeTo: to({ state: undefined }) }] : []),
    ...(callTitle ? [{ label: callTitle, removeTo: to({ call: undefined }) }] : []),
  ]
  return { active, to, allTo: listTo(typed, { all: isAll ? undefined : 'yes' }) }
}

export default function ApplicationsPage() {
  const { page, calls, typed, isAll, mayAct, zone } = useLoaderData<typeof loader>()
  const { active, to, allTo } = filtersOf(typed, calls, isAll)
  const ids = page.applications.map(({ id }) => id)
  return (
    <StaffPage title="Applications" lead="Everything that was sent in, except applications you have a part in.">
      <FilterBar
        action={paths.admin.applications()}
        label="Filter applications"
        active={active}
        clearTo={paths.admin.applications()}
      >
        <Field name="q" label="Words" kind="search" look="compact" defaultValue={typed.q} isOptional />
        <SelectField
          name="state"
          label="State"
          look="compact"
          prompt="Any"
          defaultValue={typed.state}
          options={states.map((state) => ({ value: state, label: state.replaceAll('_', ' ') }))}
        />
        <SelectField name="call" label="Call" look="compact" prompt="Any" defaultValue={typed.call} options={calls} />
      </FilterBar>
      <ManyBar isShown={mayAct && ids.length > 0} allTo={allTo} isAll={isAll} count={ids.length}>
        <Table
          caption="Applications, the newest first"
          captionIs="hidden"
          select={
            mayAct
              ? { name: 'id', label: ({ cells }) => `Select ${cells.number}`, chosen: isAll ? ids : [] }
              : undefined
          }
          columns={[
            { name: 'number', label: 'Number', isTight: true },
            { name: 'title', label: 'Application', isRowHeading: true, isClipped: true },
            { name: 'state', label: 'State', isTight: true },
            { name: 'applicant', label: 'Applicant', isTight: true },
            { name: 'asked', label: 'Asked (GPU-h)', align: 'end' },
            { name: 'call', label: 'Call', isClipped: true },
            { name: 'sent', label: 'Sent in', isTight: true },
          ]}
          rows={page.applications.map((application) => ({
            id: application.id,
            to: paths.admin.application(application.id),
            cells: {
              number: application.number,
              title: application.title,
              state: <Status of={application.state} />,
              applicant: application.applicant,
              asked: <HoursAsked lines={application.lines} unit="hidden" />,
              call: application.call,
              sent: application.submittedAt && <When at={application.submittedAt} zone={zone} precision="day" />,
            },
          }))}
          empty={
            <Empty
              title={
                active.length > 0 ? 'No application fits these filters.' : 'Applications that are sent in stand here.'
              }
            />
          }
        />
      </ManyBar>
      <KeysetPager
        shown={page.applications.length}
        one="application"
        many="applications"
        previousTo={page.previous ? to({ after: page.previous }) : undefined}
        nextTo={page.next ? to({ before: page.next }) : undefined}
      />
    </StaffPage>
  )
}
