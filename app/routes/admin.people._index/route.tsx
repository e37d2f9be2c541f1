import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAddress, readListAddress } from '#app/area/list-address.ts'
import { roles, roleWords } from '#app/domain/people/person.ts'
import { type PersonLine, readPeople } from '#app/domain/people/read-people.server.ts'
import { paths } from '#app/paths.ts'
import { requireRole } from '#app/platform/guards.server.ts'
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

export const meta: MetaFunction = () => [{ title: 'People' }]

export async function loader(args: LoaderFunctionArgs) {
  const reader = await requireRole(args, 'auditor', 'administrator')
  const typed = readListAddress(args.request, ['q', 'role', 'state'])
  const { after, before } = readListAddress(args.request, ['after', 'before'])
  const page = await readPeople(world, reader, {
    search: typed.q,
    role: roles.find((role) => role === typed.role),
    state: (['active', 'disabled'] as const).find((state) => state === typed.state),
    after: parseId('psn', after) ?? undefined,
    before: parseId('psn', before) ?? undefined,
  })
  return { ...page, typed, zone: reader.timeZone }
}

export default function PeoplePage() {
  const { lines, previous, next, typed, zone } = useLoaderData<typeof loader>()
  const to = (change: Record<string, string | null>) => listAddress(paths.admin.people(), typed, change)
  return (
    <StaffPage title="People" lead="Everyone who has signed in, the newest first, and what each is trusted with.">
      <FilterBar action={paths.admin.people()} label="Narrow the list down" {...activeFilters(typed, to)}>
        <Field name="q" label="Name or address" kind="search" look="compact" isOptional defaultValue={typed.q} />
        <SelectField
          name="role"
          label="Role"
          look="compact"
          prompt="Any"
          options={roles.map((role) => ({ value: role, label: roleWords[role] }))}
          defaultValue={typed.role}
        />
        <SelectField
          name="state"
          label="State"
          look="compact"
          prompt="Any"
          options={[
            { value: 'active', label: 'Active' },
            { value: 'disabled', label: 'Disabled' },
          ]}
          defaultValue={typed.state}
        />
      </FilterBar>
      <Table
        caption="People"
        captionIs="hidden"
        columns={columns}
        rows={lines.map((line) => personRow(line, zone))}
        empty={<Empty title="Nobody fits. Let go of a filter, or look for part of the name." />}
      />
      <KeysetPager
        shown={lines.length}
        one="person"
        many="people"
        previousTo={previous ? to({ before: previous }) : undefined}
        nextTo={next ? to({ after: next }) : undefined}
      />
    </StaffPage>
  )
}

const columns = [
  { name: 'name', label: 'Name' },
  { name: 'email', label: 'Address' },
  { name: 'roles', label: 'Roles' },
  { name: 'step', label: 'Authenticator', isTight: true },
  { name: 'joined', label: 'Joined', isTight: true },
  { name: 'state', label: 'State', isTight: true },
]

function personRow(line: PersonLine, zone: string) {
  return {
    id: line.id,
    to: paths.admin.person(line.id),
    cells: {
      name: line.name,
      email: line.email,
      roles: line.roles.map((role) => roleWords[role]).join(', ') || 'None',
      step: line.hasSecondStep ? 'Set up' : 'Not set up',
      joined: <When at={line.createdAt} zone={zone} precision="day" />,
      state: <Status of={line.isDisabled ? 'blocked' : 'active'} />,
    },
  }
}

type Typed = Partial<Record<'q' | 'role' | 'state', string>>

function activeFilters(typed: Typed, to: (change: Record<string, string | null>) => string) {
  const active = Object.entries(typed).map(([name, text]) => ({
    label: text.replaceAll('_', ' '),
    removeTo: to({ [name]: null }),
  }))
  return { active, clearTo: active.length > 1 ? paths.admin.people() : undefined }
}
