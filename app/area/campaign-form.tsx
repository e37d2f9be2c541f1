import { z } from 'zod'
import { type GoalKind, goalKinds, goalKindWords } from '#app/domain/giving/campaign.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field, SelectField, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { parseGpuHours } from '#app/units/gpu-time.ts'
import { parseCents } from '#app/units/money.ts'
import { parseDay } from '#app/units/time.ts'

const text = (most: number, sentence: string) =>
  z.string(sentence).trim().min(1, sentence).max(most, `At most ${most} letters.`)
const day = z
  .string('Choose a day.')
  .refine((typed) => parseDay(typed) !== null, 'This is not a day. It looks like 2026-03-31.')

export const CampaignFields = z
  .object({
    name: text(120, 'Type the campaign’s name.'),
    ask: text(1000, 'Say what the campaign asks for, and why.'),
    goalKind: z.enum(goalKinds as [GoalKind, ...GoalKind[]], 'Choose what is counted.'),
    goal: text(20, 'Type the goal.'),
    opensOn: day,
    closesOn: day.optional(),
    slug: z.string().trim().toLowerCase().optional(),
    fund: z.string().optional(),
  })
  .superRefine((form, context) => {
    if (readGoal(form) === null) {
      context.addIssue({ code: 'custom', path: ['goal'], message: 'Type a number above zero, such as 60,000.' })
    }
  })

/** Cents, donors or GPU-seconds, as the kind says; null when it is no such number. */
export function readGoal({ goalKind, goal }: { goalKind: GoalKind; goal: string }): bigint | null {
  if (goalKind === 'dollars') return parseCents(goal)
  if (goalKind === 'gpu_hours') return parseGpuHours(goal)
  return /^\d{1,9}$/.test(goal.replaceAll(',', '')) ? BigInt(goal.replaceAll(',', '')) : null
}

/** Days as instants: a campaign opens and closes at midnight UTC, the closing day included. */
export function readWindow({ opensOn, closesOn }: { opensOn: string; closesOn?: string | undefined }) {
  const dayMs = 86_400_000
  const at = (text: string) => Date.parse(`${text}T00:00:00Z`)
  return { opensAt: instant(at(opensOn)), closesAt: closesOn ? instant(at(closesOn) + dayMs) : null }
}

const instant = (milliseconds: number) => new Date(milliseconds)

type CampaignFormProps = {
  values: Record<string, string>
  form: FormReply | undefined
  /** The funds to choose from, for a new campaign; it keeps its fund and address afterwards. */
  funds: readonly { id: string; name: string }[] | null
}

export function CampaignForm({ values: kept, form, funds }: CampaignFormProps) {
  const values = form?.values ?? kept
  const errors = form?.fieldErrors ?? {}
  return (
    <form method="post">
      <Field name="name" label="Name" defaultValue={values.name} error={errors.name} maxLength={120} />
      {funds && <OnlyOnce values={values} errors={errors} funds={funds} />}
      <TextArea
        name="ask"
        label="What it asks for"
        rows={4}
        maxLength={1000}
        defaultValue={values.ask}
        error={errors.ask}
      />
      <Radios
        name="goalKind"
        label="The goal counts"
        error={errors.goalKind}
        defaultValue={values.goalKind ?? 'dollars'}
        choices={goalKinds.map((kind) => ({ value: kind, label: goalKindWords[kind] }))}
      />
      <Field
        name="goal"
        label="Goal"
        width="short"
        inputMode="decimal"
        defaultValue={values.goal}
        error={errors.goal}
      />
      <Field
        name="opensOn"
        kind="date"
        label="Opens on"
        width="short"
        defaultValue={values.opensOn}
        error={errors.opensOn}
      />
      <Field
        name="closesOn"
        kind="date"
        label="Last day"
        hint="Without one it stays open."
        width="short"
        isOptional
        defaultValue={values.closesOn}
        error={errors.closesOn}
      />
      <FormActions>
        <Button>{funds ? 'Open the campaign' : 'Keep changes'}</Button>
      </FormActions>
    </form>
  )
}

type OnlyOnceProps = {
  values: Record<string, string>
  errors: Record<string, string[]>
  funds: readonly { id: string; name: string }[]
}

function OnlyOnce({ values, errors, funds }: OnlyOnceProps) {
  return (
    <>
      <Field
        name="slug"
        label="Address"
        hint="/give/… in lower-case words joined by hyphens. It stays as it is."
        width="medium"
        defaultValue={values.slug}
        error={errors.slug}
        spellCheck={false}
      />
      <SelectField
        name="fund"
        label="Fund"
        hint="Where its gifts go. It stays as it is."
        prompt="Choose a fund"
        options={funds.map((fund) => ({ value: fund.id, label: fund.name }))}
        defaultValue={values.fund}
        error={errors.fund}
      />
    </>
  )
}
