import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { mayIssueReceipts } from '#app/domain/giving/policy.ts'
import { readStatementYear } from '#app/domain/giving/receipts/read-statement-run.server.ts'
import { type RunRefusal, startStatementRun } from '#app/domain/giving/receipts/start-statement-run.server.ts'
import { parseYear } from '#app/domain/giving/receipts/statement.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { SelectField } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { Runs } from './runs.tsx'
import { Samples } from './samples.tsx'
import { SendForm } from './send-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Year statements' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'auditor')
  const thisYear = Number(dayIn(world.lab.timeZone, world.clock.now()).slice(0, 4))
  const year = parseYear(new URL(args.request.url).searchParams.get('year')) ?? thisYear - 1
  const whole = (await readStatementYear(world.db, person, year)) ?? notFound()
  const years = Array.from({ length: 8 }, (_, back) => String(thisYear - back))
  return { whole, years, isOver: year < thisYear, maySend: mayIssueReceipts(person), zone: world.lab.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const form = await readForm(args.request, z.object({ year: z.string() }))
  const year = (form.ok && parseYear(form.value.year)) || notFound()
  const outcome = await startStatementRun(world, officer, { year, requestId: requestIdOf(args) })
  const note = outcome.ok
    ? { tone: 'good' as const, text: onTheirWay(outcome.value.givers) }
    : { tone: 'warn' as const, text: outcome.refused === 'not-an-officer' ? notFound() : sentences[outcome.refused] }
  return redirectWithFlash(args.request, paths.admin.statements(String(year)), note)
}

const sentences: Record<Exclude<RunRefusal, 'not-an-officer'>, string> = {
  'year-not-over': 'This year is not over: its statements would be out of date at once. Nothing was sent.',
  'under-way': 'The statements of this year are being sent already. Nothing more was begun.',
  'nobody-waits': 'Every giver of this year has the statement that counts. Nothing was sent.',
}

function onTheirWay(count: number): string {
  const what = count === 1 ? 'One statement is' : `${count.toLocaleString('en-US')} statements are`
  return `${what} on the way. This page counts them.`
}

export default function YearStatements() {
  const { whole, years, isOver, maySend, zone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={`Year statements ${whole.year}`}
      lead="One for each giver, adding up the receipts that count. None for what came through a donor-advised fund, none for a pledge."
    >
      <FilterBar action={paths.admin.statements()} label="Choose a year" active={[]}>
        <SelectField
          name="year"
          label="Year"
          look="compact"
          options={years.map((year) => ({ value: year, label: year }))}
          defaultValue={String(whole.year)}
        />
      </FilterBar>
      <StatRow>
        <Stat label={whole.givers === 1 ? 'giver' : 'givers'} value={whole.givers.toLocaleString('en-US')} />
        <Stat label="on their receipts" value={<Money of={whole.total} />} kind="money" />
        <Stat label="without the statement that counts" value={whole.unwritten.toLocaleString('en-US')} />
      </StatRow>
      <Samples year={whole.year} samples={whole.samples} givers={whole.givers} />
      {maySend && whole.givers > 0 && <SendForm year={whole.year} unwritten={whole.unwritten} isOver={isOver} />}
      {whole.runs.length > 0 && <Runs runs={whole.runs} zone={zone} />}
    </StaffPage>
  )
}
