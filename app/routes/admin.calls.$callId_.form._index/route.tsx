import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { differencesBetween } from '#app/domain/grants/forms/form-differences.ts'
import { readCallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { DifferenceList } from '#app/proposal/difference-list.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { DraftNotice } from './draft-notice.tsx'
import { SectionPart } from './section-part.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Form of ${page?.call.title ?? 'a call'}` },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  const { published, draft, seen, versions } = await readCallForms(world, id)
  const changes = draft ? differencesBetween(published, draft) : []
  return { call, published, draft, seen, versions, changes, mayAct: mayRunCalls(person), zone: person.timeZone }
}

export default function CallFormPage() {
  const { call, published, draft, seen, versions, changes, mayAct, zone } = useLoaderData<typeof loader>()
  const form = draft ?? published
  return (
    <StaffPage
      title="What applicants are asked"
      lead="A published version never changes: a change makes a new one. Applications stay on the version they began with until their writers take the newer one."
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
      ]}
      actions={
        <ButtonLink to={paths.admin.callPreview(call.id)} kind="quiet">
          See it as an applicant
        </ButtonLink>
      }
      notices={mayAct && <DraftNotice callId={call.id} draft={draft} seen={seen} published={published.number} />}
    >
      {form.sections.map((section, index) => (
        <SectionPart
          key={section.name}
          callId={call.id}
          form={form}
          section={section}
          place={{ isFirst: index === 0, isLast: index === form.sections.length - 1 }}
          seen={seen}
          mayAct={mayAct}
        />
      ))}
      {mayAct && (
        <p>
          <ButtonLink to={paths.admin.callSection(call.id)} kind="quiet">
            Add a section
          </ButtonLink>
        </p>
      )}
      {draft && (
        <Section title="What differs from the published version">
          <DifferenceList differences={changes} none="No question differs; the order or the titles of sections may." />
        </Section>
      )}
      <Section title="Versions">
        <Table
          caption="Published versions, the newest first"
          captionIs="hidden"
          columns={[
            { name: 'number', label: 'Version' },
            { name: 'at', label: 'Published' },
            { name: 'by', label: 'By' },
          ]}
          rows={versions.map(({ number, publishedAt, by }) => ({
            id: String(number),
            cells: { number, at: <When at={publishedAt} zone={zone} />, by: by ?? 'The portal' },
          }))}
        />
      </Section>
    </StaffPage>
  )
}
