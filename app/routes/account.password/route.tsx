import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { longestPassword, shortestAlone, shortestWithSecondStep } from '#app/domain/people/password.ts'
import { readPerson } from '#app/domain/people/read-person.server.ts'
import { type SetPasswordRefusal, setPassword } from '#app/domain/people/set-password.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requirePerson, requireSignedIn } from '#app/platform/guards.server.ts'
import { limits, refuseTooOften, takeFromAll } from '#app/platform/limits.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Password')

const Ask = z.object({
  currentPassword: z.string().max(1000).optional(),
  newPassword: z
    .string('Type the new password.')
    .max(1000, `A password is at most ${longestPassword} letters long here.`),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const record = (await readPerson(world, person, person.id)) ?? notFound()
  const shortest = record.hasSecondStep ? shortestWithSecondStep : shortestAlone
  return { email: person.email, hasPassword: record.hasPassword, shortest }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const { session } = await requireSignedIn(args)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const taken = await takeFromAll(world, [[limits.passwordForPerson, person.id]])
  if (!taken.ok) return refuseTooOften(world, form, taken.retryAt)
  const { newPassword, currentPassword } = form.value
  const outcome = await setPassword(world, person, {
    password: newPassword,
    currentPassword,
    keepSessionId: session.id,
  })
  if (!outcome.ok) return refuseForm(form, sentences[outcome.refused], 400)
  return redirectWithFlash(args.request, paths.account(), {
    tone: 'good',
    text: 'Your password is set, and you are signed out everywhere else.',
  })
}

const sentences: Record<SetPasswordRefusal, { field: string; sentence: string }> = {
  'too-short': { field: 'newPassword', sentence: 'This is too short. Several words in a row make a good password.' },
  'too-long': { field: 'newPassword', sentence: `A password is at most ${longestPassword} letters long here.` },
  'too-common': {
    field: 'newPassword',
    sentence: 'This one would be guessed early. Take words that have nothing to do with you, us or the keyboard.',
  },
  'current-not-right': { field: 'currentPassword', sentence: 'This is not your current password.' },
}

export default function PasswordPage() {
  const { email, hasPassword, shortest } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title={hasPassword ? 'Change your password' : 'Set a password'}
      width="text"
      breadcrumb={[{ to: paths.account(), label: 'Account' }]}
      lead={`At least ${shortest} letters, of any kind. Pasting from a password keeper is welcome.`}
    >
      <form method="post" noValidate>
        <ErrorSummary errors={formErrors(form)} />
        <Stack>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          {hasPassword && (
            <Field
              name="currentPassword"
              label="Current password"
              kind="password"
              autoComplete="current-password"
              width="medium"
              error={form?.fieldErrors.currentPassword}
            />
          )}
          <Field
            name="newPassword"
            label="New password"
            kind="password"
            autoComplete="new-password"
            width="medium"
            error={form?.fieldErrors.newPassword}
          />
          <FormActions note="Everywhere else you are signed out, and a letter tells you so.">
            <Button>Set the password</Button>
          </FormActions>
        </Stack>
      </form>
    </PublicPage>
  )
}
