import { Form, Link } from '@remix-run/react'
import { type HeldBecause, heldWords } from '#app/domain/compute/held.ts'
import { paths } from '#app/paths.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Row } from '#app/ui/layout.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import type { GpuSeconds } from '#app/units/gpu-time.ts'

type Held = {
  account: string
  because: HeldBecause
  runs: number
  seconds: GpuSeconds
  partitions: string
  newest: Date
}
type Project = { id: string; title: string }
type HeldTableProps = { held: readonly Held[]; projects: readonly Project[]; mayMap: boolean; zone: string }

/** Held runs by account, each with what to do about it. */
export function HeldTable({ held, projects, mayMap, zone }: HeldTableProps) {
  return (
    <Table
      caption="Held runs by account"
      captionIs="hidden"
      columns={[
        { name: 'account', label: 'Slurm account', isRowHeading: true },
        { name: 'because', label: 'Why' },
        { name: 'partitions', label: 'Partitions' },
        { name: 'runs', label: 'Runs', align: 'end' },
        { name: 'hours', label: 'GPU-h', align: 'end' },
        { name: 'newest', label: 'Newest', isTight: true },
        { name: 'map', label: 'What to do' },
      ]}
      rows={held.map((group) => ({
        id: `${group.account}-${group.because}`,
        look: 'marked' as const,
        cells: {
          account: group.account ? <Mono>{group.account}</Mono> : 'none',
          because: <Link to={paths.admin.heldRuns(group.account, group.because)}>{heldWords[group.because]}</Link>,
          partitions: group.partitions,
          runs: group.runs.toLocaleString('en-US'),
          hours: <GpuHours of={group.seconds} unit="hidden" />,
          newest: <When at={group.newest} zone={zone} />,
          map: mayMap && <NextStep group={group} projects={projects} />,
        },
      }))}
      empty={<Empty title="Nothing is held: every run imported so far found its project." />}
    />
  )
}

/** What can be done now: say whose the account is, or what Slurm did not count. */
function NextStep({ group, projects }: { group: Held; projects: readonly Project[] }) {
  if (group.because === 'unknown-account' && group.account) {
    return <MapForm account={group.account} projects={projects} />
  }
  const words = group.because === 'unknown-account' ? 'Look at them' : 'Say what they used'
  return (
    <ButtonLink kind="quiet" size="small" to={paths.admin.heldRuns(group.account, group.because)}>
      {words}
    </ButtonLink>
  )
}

function MapForm({ account, projects }: { account: string; projects: readonly Project[] }) {
  return (
    <Form method="post" action={paths.admin.mapAccount()}>
      <Row>
        <input type="hidden" name="account" value={account} />
        <SelectField
          name="projectId"
          label={`Project of ${account}`}
          options={projects.map(({ id, title }) => ({ value: id, label: title }))}
          prompt="Choose a project"
          look="compact"
          isOptional
        />
        <Button type="submit" kind="quiet" size="small">
          Charge
        </Button>
      </Row>
    </Form>
  )
}
