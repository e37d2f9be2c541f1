import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { decideWallEntry } from '#app/domain/giving/wall/decide-wall-entry.server.ts'
import { readWallName } from '#app/domain/giving/wall/read-wall.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'A name among the backers' }]

const Entry = z.object({
  look: z.enum(['shown', 'hidden'], 'Choose whether the name is shown.'),
  link: z.string().trim().max(300, 'At most 300 letters.').optional(),
})

const nameOf = (request: Request) => new URL(request.url).searchParams.get('name') ?? ''

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'fundraiser', 'finance_officer', 'administrator')
  if (nameOf(args.request) === '') throw redirect(paths.admin.backers())
  const { name, decided } = (await readWallName(world.db, person, nameOf(args.request))) ?? notFound()
  return { name, look: decided?.isHidden ? 'hidden' : 'shown', link: decided?.link ?? '' }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'fundraiser', 'finance_officer', 'administrator')
  const form = await readForm(args.request, Entry)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { look, link = null } = form.value
  const name = nameOf(args.request)
  const ask = { name, isHidden: look === 'hidden', link, requestId: requestIdOf(args) }
  const outcome = await decideWallEntry(world, person, ask)
  if (outcome.ok) {
    const text = look === 'hidden' ? `${name} is shown nowhere now.` : `${name} is shown among the backers.`
    return redirectWithFlash(args.request, paths.admin.backers(), { tone: 'good', text })
  }
  if (outcome.refused !== 'not-a-link') return notFound()
  return refuseForm(form, { field: 'link', sentence: 'Type an address such as https://example.org.' }, 400)
}

export default function NameAmongBackers() {
  const { name, look, link } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={name}
      lead="The giver chose this name to be shown. Hidden, it stands on no public page; the gift, or the promise of hours, keeps it."
      breadcrumb={[{ to: paths.admin.backers(), label: 'Backers shown' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post" action={paths.admin.backersEntry(name)}>
        <Stack>
          <Radios
            name="look"
            label="On public pages"
            defaultValue={form?.values.look ?? look}
            error={form?.fieldErrors.look}
            choices={[
              { value: 'shown', label: 'Shown' },
              {
                value: 'hidden',
                label: 'Hidden',
                hint: 'For a name that is an insult, an advertisement, or somebody else’s.',
              },
            ]}
          />
          <Field
            name="link"
            kind="url"
            label="Leads to"
            hint="The backer’s own site, when the backer asked for it. Search engines are told not to follow it."
            isOptional
            defaultValue={form?.values.link ?? link}
            error={form?.fieldErrors.link}
            maxLength={300}
          />
          <FormActions>
            <Button>Keep it so</Button>
          </FormActions>
        </Stack>
      </form>
    </StaffPage>
  )
}
