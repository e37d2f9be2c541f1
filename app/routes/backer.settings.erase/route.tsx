import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { type ErasureRefusal, erasePerson } from '#app/domain/giving/own/erase-person.server.ts'
import { type ErasureObstacle, type ErasurePlan, readErasure } from '#app/domain/giving/own/read-erasure.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Prose, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { formatDay } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Erase me')

const EraseForm = z.object({ email: z.string('Type your e-mail address.') })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  await claimDonors(world, person)
  return { plan: await readErasure(world.db, person), email: person.email, labEmail: world.lab.email }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const form = await readForm(args.request, EraseForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const asked = { typedEmail: form.value.email, requestId: requestIdOf(args) }
  const outcome = await erasePerson(world, person, asked)
  if (!outcome.ok) return refuseForm(form, sentences[outcome.refused], 409)
  return redirectWithFlash(args.request, paths.home(), {
    tone: 'good',
    text: 'You are erased and signed out. Thank you.',
  })
}

const obstacles: Record<ErasureObstacle, string> = {
  'has-roles': 'You have a role at the lab. An administrator takes it away first.',
  'has-research': 'You are named in an application. Write to us, so that your team knows.',
  'has-plans': 'A gift of yours repeats. Stop it first, under Recurring.',
  'has-pledges': 'A pledge or a promise of hours of yours is open. Withdraw it, or write to us to end it, first.',
  'has-property':
    'The lab still holds stock or another thing you gave, and must be able to say what it is and whose it was. Come back when it is sold, or write to us about it.',
  'money-under-way': 'A payment of yours is under way. Come back when it has arrived or failed.',
}
const sentences: Record<ErasureRefusal, string | { field: string; sentence: string }> = {
  ...obstacles,
  'not-confirmed': { field: 'email', sentence: 'Type the address you are signed in with. Nothing was erased.' },
  'no-such-person': 'This account is erased already.',
}

export default function EraseMe() {
  const { plan, email, labEmail } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      width="text"
      title="Erase me"
      breadcrumb={[
        { to: paths.backer.home(), label: 'My giving' },
        { to: paths.backer.settings(), label: 'Settings' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Stack>
        <WhatStays plan={plan} labEmail={labEmail} />
        {plan.obstacles.length > 0 ? (
          <Notice tone="warn" title="Not yet">
            {plan.obstacles.map((obstacle) => (
              <p key={obstacle}>
                {obstacles[obstacle]} <WhereTo obstacle={obstacle} />
              </p>
            ))}
          </Notice>
        ) : (
          <form method="post">
            <Stack>
              <Field
                name="email"
                label="Your e-mail address"
                hint={`Type ${email} to say that you mean it. It cannot be undone.`}
                autoComplete="off"
                width="medium"
                maxLength={254}
                defaultValue={form?.values.email}
                error={form?.fieldErrors.email}
              />
              <FormActions>
                <Button kind="danger">Erase me</Button>
                <ButtonLink kind="quiet" to={paths.backer.settings()}>
                  Stay
                </ButtonLink>
              </FormActions>
            </Stack>
          </form>
        )}
      </Stack>
    </PublicPage>
  )
}

/** Where that which stands in the way is ended. */
function WhereTo({ obstacle }: { obstacle: ErasureObstacle }) {
  if (obstacle === 'has-plans') return <a href={paths.backer.recurring()}>Gifts that repeat</a>
  if (obstacle === 'has-property') return <a href={paths.backer.home()}>What you gave, under My giving</a>
  if (obstacle !== 'has-pledges') return null
  return (
    <>
      <a href={paths.backer.home()}>Pledges, under My giving</a> · <a href={paths.backer.hours()}>GPU-hours</a>
    </>
  )
}

function WhatStays({ plan, labEmail }: { plan: ErasurePlan; labEmail: string }) {
  return (
    <Prose>
      <p>
        At once and for good go: your account and its sessions, your name and addresses, notes, dedications, the names
        you showed in public, and the words of letters and payments that name you.
      </p>
      <p>What stays, and why:</p>
      <ul>
        <li>Your gifts in the books, under a pseudonym: what others were given for them must still add up.</li>
        <li>The log of what was done, which holds ids and figures and no names.</li>
        {plan.papersUntil && (
          <li>
            {papersOf(plan)} as they were issued, with your name, seen by finance and auditors only: tax law asks the
            lab to be able to show them, until {formatDay(plan.papersUntil)}. Then they are removed; their numbers and
            check codes stay, so that a paper in your hand can still be checked.
          </li>
        )}
        <li>What Stripe keeps of payments you made there, under its own duties. Letters already in your mailbox.</li>
      </ul>
      <p>
        <a href={paths.backer.everything()}>Take everything we know about you</a> before you go. Questions: {labEmail}
      </p>
    </Prose>
  )
}

function papersOf({ receipts }: ErasurePlan): string {
  if (receipts === 0) return 'Your acknowledgements of hours'
  return `Your ${receipts === 1 ? 'receipt' : `${receipts} receipts`} and year statements`
}
