import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { kindWords } from '#app/domain/giving/pledges/pledge.ts'
import { ages, readAgeing } from '#app/domain/giving/pledges/read-ageing.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Ageing of pledges' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const ageing = (await readAgeing(world.db, person, today)) ?? notFound()
  return { ...ageing, groups: ages.map((age) => ({ age, total: ageing.totals[age] })) }
}

export default function AgeingPage() {
  const { lines, groups, receivable } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Ageing of pledges"
      lead="Parts still to come, the latest first. Only what is receivable stands in the books."
      breadcrumb={[{ to: paths.admin.pledges(), label: 'Pledges' }]}
      actions={
        <ButtonLink kind="quiet" size="small" to={paths.admin.pledgesAgeingCsv()} download="pledges-ageing.csv">
          Download as CSV
        </ButtonLink>
      }
    >
      <StatRow>
        {groups.map(({ age, total }) => (
          <Stat
            key={age}
            label={age === 'to come' ? age : `late by ${age}`}
            value={<Money of={total} />}
            kind="money"
          />
        ))}
        <Stat label="of all this receivable" value={<Money of={receivable} />} kind="money" />
      </StatRow>
      <Table
        caption="Parts still to come"
        captionIs="hidden"
        columns={[
          { name: 'giver', label: 'Giver', isRowHeading: true, isClipped: true },
          { name: 'part', label: 'Part', isTight: true },
          { name: 'due', label: 'Due', isTight: true },
          { name: 'owed', label: 'To come', align: 'end', isTight: true },
          { name: 'age', label: 'Late', isTight: true },
          { name: 'kind', label: 'Kind', isClipped: true },
        ]}
        rows={lines.map((line) => ({
          id: line.instalmentId,
          to: paths.admin.pledge(line.pledgeId),
          cells: {
            giver: line.giver ?? 'Anonymous',
            part: String(line.place),
            due: <OnDay on={line.dueOn} />,
            owed: <Money of={line.owed} />,
            age:
              line.age === 'to come' ? (
                ''
              ) : (
                <Status of={line.age} tone={line.age === 'over 90 days' ? 'bad' : 'warn'} />
              ),
            kind: kindWords[line.kind],
          },
        }))}
        empty={<Empty title="Nothing is to come." />}
      />
    </StaffPage>
  )
}
