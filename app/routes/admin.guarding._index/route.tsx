import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { typedAmount } from '#app/area/typed-fields.ts'
import { alarm, type GuardMode, guardModes, modeWords, networkLimits } from '#app/domain/giving/guarding/guard.ts'
import { readGuarding } from '#app/domain/giving/guarding/read-guard.server.ts'
import { type SetGuardRefusal, setGuard } from '#app/domain/giving/guarding/set-guard.server.ts'
import { mayGuardGiving } from '#app/domain/giving/policy.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { MoneyField, typedDollars } from '#app/ui/money-field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { cents, parseCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'
import { CampaignTable, DeclinedTable, RefusedTable } from './guarding-tables.tsx'

export const meta: MetaFunction = () => [{ title: 'Guarding the giving page' }]

const GuardForm = z.object({
  mode: z.enum(guardModes as [GuardMode, ...GuardMode[]], 'Choose how the page guards itself.'),
  smallest: typedAmount,
  reason: z
    .string('Say why, for your colleagues.')
    .trim()
    .min(1, 'Say why, for your colleagues.')
    .max(500, 'At most 500 letters.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const page = (await readGuarding(world.db, person, world.clock.now())) ?? notFound()
  return { ...page, maySet: mayGuardGiving(person), zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'administrator')
  const form = await readForm(args.request, GuardForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const requestId = requestIdOf(args)
  const { mode, reason } = form.value
  const smallest = parseCents(form.value.smallest) ?? cents(0n)
  const outcome = await setGuard(world, person, { mode, smallest, reason, ...(requestId && { requestId }) })
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.guarding(), {
      tone: 'good',
      text: 'Set. It counts from now on.',
    })
  return outcome.refused === 'not-allowed' ? notFound() : refuseForm(form, sentences[outcome.refused], 400)
}

const sentences: Record<Exclude<SetGuardRefusal, 'not-allowed'>, { field: string; sentence: string }> = {
  'no-reason': { field: 'reason', sentence: 'Say why, for your colleagues.' },
  'out-of-bounds': { field: 'smallest', sentence: 'Type an amount from $5 to $100.' },
}

export default function Guarding() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const { guard, seen } = page
  return (
    <StaffPage
      title="Guarding the giving page"
      lead="Thieves try stolen cards where small gifts are taken. What the page does about it, and what it has refused."
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Stack gap="wide">
        <Standing mode={guard.mode} isAsking={page.isAsking} reason={guard.reason} />
        <StatRow>
          <Stat label="cards declined in ten minutes" value={String(seen.declined)} />
          <Stat label="cards that paid in ten minutes" value={String(seen.paid)} />
          <Stat label="gifts refused in a day" value={String(page.refused.reduce((sum, one) => sum + one.times, 0))} />
        </StatRow>
        {page.maySet && (
          <Section title="Set it">
            <form method="post">
              <Stack>
                <Radios
                  name="mode"
                  label="The giving page"
                  error={form?.fieldErrors.mode}
                  defaultValue={form?.values.mode ?? guard.mode}
                  choices={guardModes.map((mode) => ({
                    value: mode,
                    label: modeWords[mode].name,
                    hint: modeWords[mode].hint,
                  }))}
                />
                <MoneyField
                  name="smallest"
                  label="Smallest gift"
                  hint="What thieves try is small. From $5 to $100."
                  defaultValue={form?.values.smallest ?? typedDollars(guard.smallest)}
                  error={form?.fieldErrors.smallest}
                />
                <TextArea
                  name="reason"
                  label="Reason"
                  hint="Kept in the activity log."
                  rows={2}
                  maxLength={500}
                  defaultValue={form?.values.reason}
                  error={form?.fieldErrors.reason}
                />
                <FormActions>
                  <Button>Set it</Button>
                </FormActions>
              </Stack>
            </form>
          </Section>
        )}
        <Section title="Refused in the last day">
          <RefusedTable refused={page.refused} zone={page.zone} />
        </Section>
        <Section title="Cards declined in the last day">
          <p>
            A network whose cards fail {networkLimits.asks} times within an hour is asked a question before each gift;
            from {networkLimits.refuses} on it begins none until the hour has passed.
          </p>
          <DeclinedTable declined={page.declined} zone={page.zone} />
        </Section>
        <Section title="Campaigns">
          <CampaignTable campaigns={page.campaigns} zone={page.zone} />
        </Section>
      </Stack>
    </StaffPage>
  )
}

function Standing({ mode, isAsking, reason }: { mode: GuardMode; isAsking: boolean; reason: string | null }) {
  if (mode === 'stopped')
    return (
      <Notice tone="bad" title="Giving online is stopped">
        <p>{reason}</p>
      </Notice>
    )
  if (mode === 'challenge')
    return (
      <Notice tone="warn" title="Every giver is asked a question">
        <p>{reason}</p>
      </Notice>
    )
  if (isAsking)
    return (
      <Notice tone="warn" title="Every giver is asked a question now, by itself">
        <p>Many cards fail, or many gifts begin at once. It ends ten minutes after that does.</p>
      </Notice>
    )
  return (
    <p>
      The page is open. It asks everybody a question by itself after {alarm.declines} declined cards in ten minutes,
      when more than half of {alarm.triesForShare} fail, or when thirty gifts begin within a minute.
    </p>
  )
}
