import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readDisputes, readOpenWarnings } from '#app/domain/giving/disputes/read-disputes.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { EndedDisputes, OpenDisputes } from './dispute-tables.tsx'
import { Warnings } from './warnings.tsx'

export const meta: MetaFunction = () => [{ title: 'Disputes' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const before = parseId('dsp', new URL(args.request.url).searchParams.get('before'))
  const [open, ended, warnings] = await Promise.all([
    readDisputes(world.db, person, { isOpen: true, size: 200 }),
    readDisputes(world.db, person, { isOpen: false, ...(before && { before }), size: 50 }),
    readOpenWarnings(world.db, person),
  ])
  return { open: open ?? notFound(), ended: ended ?? notFound(), warnings, zone: world.lab.timeZone }
}

export default function Disputes() {
  const { open, ended, warnings, zone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Disputes"
      lead="Payments that a giver’s bank took back or asks about. Each costs a fee, and an answer counts only until its day."
    >
      <Stack gap="wide">
        {warnings.length > 0 && <Warnings warnings={warnings} zone={zone} />}
        <Section title="Open">
          <OpenDisputes disputes={open.disputes} zone={zone} />
        </Section>
        <Section title="Ended">
          <EndedDisputes disputes={ended.disputes} zone={zone} />
          <KeysetPager
            shown={ended.disputes.length}
            one="dispute"
            many="disputes"
            nextTo={ended.hasMore ? `${paths.admin.disputes()}?before=${ended.disputes.at(-1)?.id}` : undefined}
          />
        </Section>
      </Stack>
    </StaffPage>
  )
}
