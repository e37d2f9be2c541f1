import type { AwardRule } from '#app/domain/grants/reports/award-rule.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

/** What awards of a call owe. */
export function RuleForm({ rule, form }: { rule: AwardRule; form: FormReply | undefined }) {
  const field = (name: keyof AwardRule) => ({
    name,
    kind: 'digits' as const,
    width: 'short' as const,
    defaultValue: form ? form.values[name] : String(rule[name]),
    error: form?.fieldErrors[name],
  })
  return (
    <form method="post" noValidate>
      <Stack>
        <Field {...field('everyMonths')} label="A progress report every" hint="0 for none." suffix="months" />
        <Field
          {...field('finalDays')}
          label="The final report within"
          hint="After the last month of hours, in the lab’s zone."
          suffix="days"
        />
        <Field
          {...field('lastShare')}
          label="The last part of the hours that waits"
          hint="Until overdue reports are in and a model has reached the promised class. 0 for nothing."
          suffix="% of the award"
        />
        <FormActions note="Reports of offers signed before stay as they are. The part that waits counts at once.">
          <Button>Keep this</Button>
        </FormActions>
      </Stack>
    </form>
  )
}
