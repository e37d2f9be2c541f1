import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { type AddPasskeyRefusal, addPasskey } from '#app/domain/people/passkeys/add-passkey.server.ts'
import { longestPasskeyName, mostPasskeys } from '#app/domain/people/passkeys/passkey.ts'
import { readPasskeys } from '#app/domain/people/passkeys/read-passkeys.server.ts'
import { paths } from '#app/paths.ts'
import { enter } from '#app/platform/enter.server.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { requireFreshStep, requireOwnAccount } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { AddForm } from './add-form.tsx'
import { PasskeyTable } from './passkey-table.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Passkeys')

const Ask = z.object({
  name: z.string('Give it a name, so that you know it again.').default(''),
  answer: z.string('The device did not answer. Nothing was added; try again.').default(''),
})

export async function loader(args: LoaderFunctionArgs) {
  const { person } = await requireOwnAccount(args)
  return { passkeys: await readPasskeys(world, person), zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const { person, session } = await requireOwnAccount(args)
  await requireFreshStep(args)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await addPasskey(world, person, { ...form.value, sessionId: session.id })
  if (!outcome.ok) return refuseForm(form, sentences[outcome.refused], 400)
  const { isFirstStep, at } = outcome.value
  if (isFirstStep) return enter(args, person, { to: paths.accountRecoveryCodes(), secondFactorAt: at })
  const text = 'The passkey is added. From now on it can stand in for a code.'
  return redirectWithFlash(args.request, paths.accountPasskeys(), { tone: 'good', text })
}

const sentences: Record<AddPasskeyRefusal, string | { field: string; sentence: string }> = {
  'no-name': { field: 'name', sentence: 'Give it a name, so that you know it again.' },
  'name-too-long': { field: 'name', sentence: `A name is at most ${longestPasskeyName} letters long here.` },
  'answer-not-right': 'The device did not answer, or too late. Nothing was added; try again.',
  'added-already': 'This passkey is added already.',
  'too-many': `${mostPasskeys} passkeys are the most. Remove one that you no longer use.`,
}

export default function PasskeysPage() {
  const { passkeys, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title="Passkeys"
      width="text"
      breadcrumb={[{ to: paths.account(), label: 'Account' }]}
      lead="A passkey lives in a phone, a computer or a security key. It takes the place of a code at sign-in, and no page that only looks like ours can ask for it."
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <PasskeyTable passkeys={passkeys} zone={zone} />
      <AddForm form={form} isFirst={passkeys.length === 0} />
    </PublicPage>
  )
}
