import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HoursTable } from '#app/area/hours-view.tsx'
import { leafAsked } from '#app/area/leaf-asked.ts'
import { hoursStates } from '#app/domain/giving/in-kind/hours-pledge.ts'
import { readHoursPledges } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { mayAcceptPledges } from '#app/domain/giving/policy.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Hours in kind' }]

const pageSize = 50

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'compute_officer', 'auditor', 'administrator')
  const asked = new URL(args.request.url).searchParams.get('state')
  const state = hoursStates.find((known) => known === asked) ?? null
  const page = leafAsked(args.request.url, 'hpl', pageSize)
  const list = (await readHoursPledges(world.db, person, { state, page })) ?? notFound()
  return { ...list, state, mayWrite: mayAcceptPledges(person) }
}

export default function Hours() {
  const { lines, hasNewer, hasOlder, state, mayWrite } = useLoaderData<typeof loader>()
  const [first, last] = [lines[0], lines.at(-1)]
  const to = (cursor: { before: string } | { after: string }) =>
    paths.admin.hoursPage({ ...(state && { state }), ...cursor })
  return (
    <StaffPage
      title="Hours in kind"
      lead="GPU-hours that companies promise. They join the calendar when a compute officer has confirmed their delivery."
      actions={
        mayWrite && (
          <ButtonLink size="small" to={paths.admin.newHours()}>
            Write down a promise
          </ButtonLink>
        )
      }
    >
      <FilterBar
        action={paths.admin.hoursPledges()}
        label="Narrow the promises"
        active={state ? [{ label: `State: ${state}`, removeTo: paths.admin.hoursPledges() }] : []}
        clearTo={paths.admin.hoursPledges()}
      >
        <SelectField
          name="state"
          label="State"
          prompt="Every state"
          options={hoursStates.map((value) => ({ value, label: value }))}
          defaultValue={state ?? undefined}
          look="compact"
          isOptional
        />
      </FilterBar>
      <HoursTable lines={lines} to={paths.admin.hoursPledge} caption="Promises of GPU-hours, newest first" />
      <KeysetPager
        shown={lines.length}
        one="promise"
        many="promises"
        previousTo={hasNewer && first ? to({ after: first.id }) : undefined}
        nextTo={hasOlder && last ? to({ before: last.id }) : undefined}
      />
    </StaffPage>
  )
}
