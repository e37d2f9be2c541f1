import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { type NoteForm8282Refusal, noteForm8282 } from '#app/domain/giving/property/note-form-8282.server.ts'
import { readProperty } from '#app/domain/giving/property/read-property.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { formatDay } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Form 8282 of a sale' }]

const Noted = z.object({ said: z.enum(['filed', 'not_due'], 'Choose what became of it.') })

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const property = (await readProperty(world.db, officer, giftId)) ?? notFound()
  const dueOn = property.sale?.form8282DueOn ?? notFound()
  if (property.form8282) return notFound()
  return { giftId, words: property.words ?? 'The property', dueOn }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const form = await readForm(args.request, Noted)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await noteForm8282(world, officer, { giftId, said: form.value.said, requestId: requestIdOf(args) })
  if (outcome.ok) return redirectWithFlash(args.request, paths.admin.gift(giftId), { tone: 'good', text: 'Noted.' })
  if (outcome.refused === 'not-an-officer' || outcome.refused === 'no-such-property') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<NoteForm8282Refusal, 'not-an-officer' | 'no-such-property'>, string> = {
  'never-due': 'The tax office is never told of this on Form 8282. Nothing was noted.',
  'said-already': 'Somebody has noted it already.',
}

export default function Form8282() {
  const { words, dueOn, giftId } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Form 8282 of this sale"
      lead={`${words} was sold within three years. If the lab signed its giver’s Form 8283, the tax office is told by ${formatDay(dueOn)}.`}
      breadcrumb={[
        { to: paths.admin.gifts(), label: 'Gifts' },
        { to: paths.admin.gift(giftId), label: 'Gift' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post">
        <Radios
          name="said"
          label="What became of it"
          defaultValue={form?.values.said}
          error={form?.fieldErrors.said}
          choices={[
            { value: 'filed', label: 'It is filed', hint: 'And the giver has a copy.' },
            {
              value: 'not_due',
              label: 'It is not due',
              hint: 'The lab signed no Form 8283 for it, or it counted for $500 or less there.',
            },
          ]}
        />
        <FormActions note="It leaves the inbox. The gift’s page says what was noted.">
          <Button>Note what became of the form</Button>
        </FormActions>
      </form>
    </StaffPage>
  )
}
