import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAddress, readListAddress } from '#app/area/list-address.ts'
import { happeningWord } from '#app/domain/activity/happening-words.ts'
import { readActivityLog } from '#app/domain/impact/read-activity-log.server.ts'
import { paths } from '#app/paths.ts'
import { requireRole } from '#app/platform/guards.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { world } from '#app/world.server.ts'
import { readAuditAsk } from './audit-ask.ts'
import { AuditFilters } from './audit-filters.tsx'
import { auditColumns, auditRow } from './audit-rows.tsx'

export const meta: MetaFunction = () => [{ title: 'Activity' }]

export async function loader(args: LoaderFunctionArgs) {
  const reader = await requireRole(args, 'auditor', 'administrator')
  const typed = readListAddress(args.request, ['kind', 'by', 'about', 'from', 'until'])
  const { ask, errors } = readAuditAsk(typed, readListAddress(args.request, ['after', 'before']), reader.timeZone)
  const page = await readActivityLog(world, reader, ask)
  return { ...page, typed, errors, zone: reader.timeZone }
}

export default function AuditPage() {
  const { lines, previous, next, typed, errors, zone } = useLoaderData<typeof loader>()
  const to = (change: Record<string, string | null>) => listAddress(paths.admin.audit(), typed, change)
  return (
    <StaffPage
      title="Activity"
      lead="Everything that changed: who, what, on which record, before and after. Lines are added and never altered."
    >
      <AuditFilters typed={typed} errors={errors} to={to} />
      <Table
        caption="Activity, the newest first"
        captionIs="hidden"
        columns={auditColumns}
        rows={lines.map((line) => auditRow(line, { zone, words: happeningWord(line.kind), to }))}
        empty={<Empty title="Nothing fits. Changes are listed here as they happen." />}
      />
      <KeysetPager
        shown={lines.length}
        one="line"
        many="lines"
        previousTo={previous ? to({ before: previous }) : undefined}
        nextTo={next ? to({ after: next }) : undefined}
      />
    </StaffPage>
  )
}
