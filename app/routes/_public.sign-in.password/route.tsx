import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { landingFor } from '#app/area/landing.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { checkPassword } from '#app/domain/people/check-password.server.ts'
import { ownPath } from '#app/domain/people/own-path.ts'
import { paths } from '#app/paths.ts'
import { enter } from '#app/platform/enter.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { forgive, limits, refuseTooOften, takeFromAll } from '#app/platform/limits.server.ts'
import { addressOf, addressPrefix } from '#app/platform/request.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Sign in with a password')

const Ask = z.object({
  email: z.string('Type your e-mail address.').max(254, 'An e-mail address is at most 254 characters long.'),
  password: z.string('Type your password.').max(1000, 'No password here is that long.'),
  to: z.string().optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const to = ownPath(new URL(args.request.url).searchParams.get('to'), '')
  if (person) throw redirect(landingFor(person, to))
  return { to }
}

export async function action(args: ActionFunctionArgs) {
  await publicPage(args)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { email, password, to } = form.value
  const taken = await takeFromAll(world, [
    [limits.signInFromAddress, addressPrefix(addressOf(args))],
    [limits.passwordForPerson, email.trim()],
  ])
  if (!taken.ok) return refuseTooOften(world, form, taken.retryAt)
  const outcome = await checkPassword(world, { email, password })
  if (!outcome.ok)
    return refuseForm(
      form,
      'This address and this password do not belong together. A link by e-mail always works.',
      400,
    )
  await forgive(world, limits.passwordForPerson, email.trim())
  return enter(args, outcome.value, { to: ownPath(to, '') })
}

export default function PasswordPage() {
  const { to } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title="Sign in with a password"
      width="text"
      lead={
        <>
          No password, or forgotten? <a href={paths.signIn(to || undefined)}>Have a link sent</a>: it always works, and
          lets you set a new password.
        </>
      }
    >
      <form method="post" noValidate>
        <ErrorSummary errors={formErrors(form)} />
        <Stack>
          <input type="hidden" name="to" value={form?.values.to ?? to} />
          <Field
            name="email"
            label="E-mail address"
            kind="email"
            autoComplete="username"
            width="medium"
            defaultValue={form?.values.email}
            error={form?.fieldErrors.email}
          />
          <Field
            name="password"
            label="Password"
            kind="password"
            autoComplete="current-password"
            width="medium"
            error={form?.fieldErrors.password}
          />
          <FormActions>
            <Button>Sign in</Button>
          </FormActions>
        </Stack>
      </form>
    </PublicPage>
  )
}
