import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readCallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { readCall, readGpuClassNames } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { askedWhen } from '#app/proposal/form-words.ts'
import { QuestionField } from '#app/proposal/question-field.tsx'
import { hangsElsewhere, SectionFields } from '#app/proposal/section-fields.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Preview: ${page?.call.title ?? 'form'}` },
]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  const { published, draft } = await readCallForms(world, id)
  const names = Object.fromEntries((await readGpuClassNames(world)).map(({ code, name }) => [code, name]))
  return { call, form: draft ?? published, isDraft: draft !== null, names }
}

export default function PreviewPage() {
  const { call, form, isDraft, names } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      kicker={`Preview of version ${form.number}${isDraft ? ', not published' : ''}`}
      title={call.title}
      lead="As an applicant meets it, every section on one page. Nothing typed here is kept."
      breadcrumb={[
        { to: paths.admin.call(call.id), label: call.title },
        { to: paths.admin.callForm(call.id), label: 'What applicants are asked' },
      ]}
    >
      <Stack gap="wide">
        {form.sections.map((section) => (
          <Section key={section.name} title={section.title} note={section.lead}>
            <Stack>
              <SectionFields
                form={form}
                section={section}
                call={call}
                names={names}
                leadName="The applicant"
                values={{}}
                errors={{}}
              />
              {section.part === 'attachment' && <p>A field for one PDF stands here.</p>}
              {hangsElsewhere(section).map((question) => (
                <Stack key={question.name} gap="tight">
                  <Notice title={askedWhen(form, question)} />
                  <QuestionField question={question} among={section.questions} values={{}} errors={{}} />
                </Stack>
              ))}
            </Stack>
          </Section>
        ))}
      </Stack>
    </PublicPage>
  )
}
