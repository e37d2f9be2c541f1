import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { landingFor } from '#app/area/landing.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { ownPath } from '#app/domain/people/own-path.ts'
import { passSecondStep } from '#app/domain/people/pass-second-step.server.ts'
import { paths } from '#app/paths.ts'
import { enter } from '#app/platform/enter.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { requireSignedIn } from '#app/platform/guards.server.ts'
import { forgive, limits, refuseTooOften, takeFromAll } from '#app/platform/limits.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Second step')

const Ask = z.object({
  code: z
    .string('Type the code your authenticator shows.')
    .max(40, 'A code is six digits, a recovery code twelve letters.'),
  to: z.string().optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const { person, secondStep } = await requireSignedIn(args)
  const to = ownPath(new URL(args.request.url).searchParams.get('to'), '')
  if (secondStep === 'done') throw redirect(landingFor(person, to))
  if (secondStep === 'set-up') throw redirect(paths.accountSecondStep())
  return { to }
}

export async function action(args: ActionFunctionArgs) {
  const { person } = await requireSignedIn(args)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const taken = await takeFromAll(world, [[limits.codeForPerson, person.id]])
  if (!taken.ok) return refuseTooOften(world, form, taken.retryAt)
  const outcome = await passSecondStep(world, person, form.value.code)
  if (!outcome.ok) {
    return refuseForm(
      form,
      { field: 'code', sentence: 'This code is wrong or was used already. Wait for the next one and type that.' },
      400,
    )
  }
  await forgive(world, limits.codeForPerson, person.id)
  return enter(args, person, { to: ownPath(form.value.to, ''), secondFactorAt: outcome.value.at })
}

export default function SecondStepPage() {
  const { to } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title="Second step"
      width="text"
      lead="Type the six digits your authenticator shows, or one of your recovery codes."
    >
      <form method="post" noValidate>
        <Stack>
          <ErrorSummary errors={formErrors(form)} />
          <input type="hidden" name="to" value={form?.values.to ?? to} />
          <Field
            name="code"
            label="Code"
            autoComplete="one-time-code"
            width="short"
            spellCheck={false}
            error={form?.fieldErrors.code}
          />
          <FormActions note="Phone lost and no codes left? An administrator can take the old authenticator away.">
            <Button>Go on</Button>
          </FormActions>
        </Stack>
      </form>
    </PublicPage>
  )
}
