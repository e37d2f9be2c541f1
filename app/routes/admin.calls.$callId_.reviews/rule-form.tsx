import { mostDays, mostMarks, type ReminderRule } from '#app/domain/grants/reminders/reminder-rule.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

/** On which days before and after their own people are reminded. */
export function RuleForm({ rule, form }: { rule: ReminderRule; form: FormReply | undefined }) {
  const field = (name: keyof ReminderRule) => ({
    name,
    width: 'short' as const,
    suffix: 'days',
    maxLength: 40,
    defaultValue: form ? form.values[name] : rule[name].join(', '),
    error: form?.fieldErrors[name],
    isOptional: true,
  })
  return (
    <form method="post" noValidate>
      <Stack>
        <Field
          {...field('reviewBefore')}
          label="Reviewers, before the due day"
          hint={`At most ${mostMarks} numbers from 1 to ${mostDays}, such as 7, 1. Empty for none.`}
        />
        <Field {...field('reviewAfter')} label="Reviewers, after it" hint="While the review is not in." />
        <Field
          {...field('draftBefore')}
          label="Applicants with a draft, before its deadline"
          hint="Counted to the deadline of each, with the time it was given."
        />
        <FormActions note="Reminders go out each morning, each once. None goes once a review is in, declined or taken back.">
          <Button>Keep these days</Button>
        </FormActions>
      </Stack>
    </form>
  )
}
