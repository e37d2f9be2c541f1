import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { exportKinds, exportWords, mayExport } from '#app/domain/grants/exports/export.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Files of ${page?.call.title ?? 'a call'}` },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  return { call, kinds: exportKinds.filter((kind) => mayExport(person, kind)) }
}

export default function ExportPage() {
  const { call, kinds } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Files of the call"
      lead="Each holds what you may see: no drafts, and no application you have a part in. That you took one is written down."
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
      ]}
    >
      {kinds.map((kind) => (
        <Section key={kind} title={exportWords[kind]}>
          <ul>
            <li>
              <a href={paths.admin.callExportFile(call.id, `${kind}.csv`)} download>
                {kind}.csv
              </a>
              , for spreadsheets: formulas in cells are disarmed
            </li>
            <li>
              <a href={paths.admin.callExportFile(call.id, `${kind}.json`)} download>
                {kind}.json
              </a>
              , for programs: hours in GPU-seconds, as text
            </li>
          </ul>
        </Section>
      ))}
    </StaffPage>
  )
}
