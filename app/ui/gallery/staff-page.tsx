import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import type { NavGroup } from '../links.ts'
import { StaffPage } from '../page.tsx'
import { SearchBox } from '../search-box.tsx'
import { StaffFrame } from '../staff-nav.tsx'
import { Status } from '../status.tsx'
import { Table } from '../table.tsx'
import { person } from './example-person.tsx'

const staffGroups: NavGroup[] = [
  {
    title: 'Work',
    links: [
      { to: '#inbox', label: 'Inbox', count: 12, isCurrent: true },
      { to: '#panel', label: 'Panel' },
    ],
  },
  {
    title: 'Giving',
    links: [
      { to: '#donors', label: 'Donors' },
      { to: '#gifts', label: 'Gifts', count: 3 },
      { to: '#pledges', label: 'Pledges' },
    ],
  },
  {
    title: 'Compute',
    links: [
      { to: '#capacity', label: 'Capacity' },
      { to: '#planner', label: 'Planner' },
      { to: '#usage', label: 'Usage' },
    ],
  },
  {
    title: 'Books',
    links: [
      { to: '#ledger', label: 'Ledger' },
      { to: '#periods', label: 'Periods' },
      { to: '#audit', label: 'Audit' },
    ],
  },
]

export function ExampleStaffFrame({ children }: { children: ReactNode }) {
  return (
    <StaffFrame
      labName="ATOM"
      homeTo="#home"
      groups={staffGroups}
      person={{ ...person, name: 'June Park', detail: 'Programme officer' }}
      search={<SearchBox action="#" label="Search anything" shortcut="/" />}
    >
      {children}
    </StaffFrame>
  )
}

export function ExampleInbox() {
  return (
    <StaffPage
      title="What waits for you"
      meta={<Status of="12 waiting" tone="warn" />}
      actions={
        <Button type="button" kind="quiet">
          Mark all read
        </Button>
      }
    >
      <Table
        caption="Applications to screen"
        columns={[
          { name: 'title', label: 'Application' },
          { name: 'since', label: 'Waits since', isTight: true },
          { name: 'hours', label: 'Hours asked', align: 'end' },
        ]}
        rows={Array.from({ length: 8 }, (_, index) => ({
          id: `${index}`,
          to: '#a',
          cells: {
            title: `Application ${index + 1}: weather ensembles`,
            since: `${index + 1} March 2026`,
            hours: `${(index + 2) * 4},000`,
          },
        }))}
      />
    </StaffPage>
  )
}
