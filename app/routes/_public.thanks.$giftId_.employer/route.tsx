import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { type NoteEmployerRefusal, noteEmployer } from '#app/domain/giving/employer/note-employer.server.ts'
import { readOwnClaim } from '#app/domain/giving/employer/read-claims.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { readGiftCookie } from '#app/platform/gift-cookie.server.ts'
import { actorFor, notFound, publicPage } from '#app/platform/guards.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { formatCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Does your employer add to it?')

const EmployerForm = z.object({
  employer: z.string('Type who employs you.').trim().min(1, 'Type who employs you.').max(120, 'At most 120 letters.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const viewer = { person, intentId: readGiftCookie(args.request) }
  return { giftId, ...((await readOwnClaim(world, giftId, viewer)) ?? notFound()) }
}

export async function action(args: ActionFunctionArgs) {
  const person = await publicPage(args)
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const form = await readForm(args.request, EmployerForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const viewer = { person, intentId: readGiftCookie(args.request) }
  const actor = person ? actorFor(args, person) : portal('give-page')
  const outcome = await noteEmployer(world, actor, { giftId, viewer, ...form.value })
  if (outcome.ok) {
    const text = 'Noted. A letter brings you what the form of your employer asks for.'
    return redirectWithFlash(args.request, paths.thanksEmployer(giftId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-yours') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<NoteEmployerRefusal, 'not-yours'>, string | { field: string; sentence: string }> = {
  'no-name': { field: 'employer', sentence: 'Type who employs you.' },
  'not-here': 'The money of this gift is not here, or went back.',
  'not-own-money':
    'We can write this letter for money of your own only: not for a grant of a donor-advised fund, nor for stock or another thing.',
  'asked-already': 'We have asked this employer already. To change it, write to us.',
}

export default function Employer() {
  const { giftId, gross, claim } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      width="text"
      title="Does your employer add to it?"
      lead={
        <p>
          Many do, when their people ask. Tell us who employs you, and a letter brings you what its form asks about your
          gift of {formatCents(gross)}.
        </p>
      }
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Stack>
        {claim && <p>{standing(claim)}</p>}
        {(!claim || claim.state === 'noted') && (
          <form method="post">
            <Stack>
              <Field
                name="employer"
                label="Who employs you"
                hint="Read by our staff, who may write to it about this gift. Never published."
                autoComplete="organization"
                maxLength={120}
                defaultValue={form?.values.employer ?? claim?.employer}
                error={form?.fieldErrors.employer}
              />
              <FormActions>
                <Button>{claim ? 'Change it' : 'Send me the letter'}</Button>
                <ButtonLink kind="quiet" to={paths.thanks(giftId)}>
                  Back to your gift
                </ButtonLink>
              </FormActions>
            </Stack>
          </form>
        )}
      </Stack>
    </PublicPage>
  )
}

function standing({
  employer,
  state,
}: {
  employer: string
  state: 'noted' | 'claimed' | 'received' | 'refused'
}): string {
  const words = {
    noted: `You told us of ${employer}. The letter is on its way; fill in the form of your employer with it.`,
    claimed: `We have asked ${employer}.`,
    received: `${employer} has added to it. Thank you, twice.`,
    refused: `${employer} does not add to it. Thank you for asking.`,
  }
  return words[state]
}
