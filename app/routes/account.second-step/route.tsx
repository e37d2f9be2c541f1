import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { confirmAuthenticator } from '#app/domain/people/confirm-authenticator.server.ts'
import { isStaff } from '#app/domain/people/person.ts'
import { prepareAuthenticator } from '#app/domain/people/prepare-authenticator.server.ts'
import { paths } from '#app/paths.ts'
import { enter } from '#app/platform/enter.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { requireFreshStep, requireOwnAccount } from '#app/platform/guards.server.ts'
import { forgive, limits, refuseTooOften, takeFromAll } from '#app/platform/limits.server.ts'
import { qrPath } from '#app/platform/qr.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { RemoveForm } from './remove-form.tsx'
import { SetUpForm } from './set-up-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Authenticator')

const Ask = z.object({ code: z.string('Type the code your authenticator shows.').max(40, 'The code is six digits.') })

export async function loader(args: LoaderFunctionArgs) {
  const { person } = await requireOwnAccount(args)
  const outcome = await prepareAuthenticator(world, person)
  const setUp = outcome.ok ? { secret: outcome.value.secret, drawing: qrPath(outcome.value.uri) } : null
  return { setUp, isRequired: isStaff(person) }
}

export async function action(args: ActionFunctionArgs) {
  const { person } = await requireOwnAccount(args)
  await requireFreshStep(args)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const taken = await takeFromAll(world, [[limits.codeForPerson, person.id]])
  if (!taken.ok) return refuseTooOften(world, form, taken.retryAt)
  const outcome = await confirmAuthenticator(world, person, form.value.code)
  if (!outcome.ok) return refuseForm(form, { field: 'code', sentence: sentences[outcome.refused] }, 400)
  await forgive(world, limits.codeForPerson, person.id)
  return enter(args, person, { to: paths.accountRecoveryCodes(), secondFactorAt: outcome.value.at })
}

const sentences = {
  'wrong-code': 'This code does not fit. Check that the clock of your phone is right and type the next one.',
  'set-up-already': 'An authenticator is set up already. Remove it first to set up another.',
}

export default function AuthenticatorPage() {
  const { setUp, isRequired } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title={setUp ? 'Set up an authenticator' : 'Your authenticator'}
      width="text"
      breadcrumb={[{ to: paths.account(), label: 'Account' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
      lead={
        isRequired
          ? 'Everyone on the staff signs in with a second step: a code from an app on the phone, or a passkey.'
          : 'With one, a stolen password or mailbox is not enough to come in as you.'
      }
    >
      {setUp ? <SetUpForm {...setUp} form={form} /> : <RemoveForm />}
      <p>
        A phone, a computer or a security key can do it too: see <a href={paths.accountPasskeys()}>your passkeys</a>.
      </p>
    </PublicPage>
  )
}
