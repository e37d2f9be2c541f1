import { tickedIn } from '#app/area/ticked-in.ts'
import type { Call } from '#app/domain/grants/call.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Checkboxes } from '#app/ui/choices.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Grid, Stack } from '#app/ui/layout.tsx'
import { clockIn } from '#app/units/zoned-time.ts'

type CallFormProps = {
  call: Call | null
  classes: readonly { code: string; name: string }[]
  /** What a new call starts from, as it is typed. */
  start?: Record<string, string> | undefined
  /** The zone a new call starts from. */
  zone: string
  form: FormReply | undefined
  button: string
}

/** A call's words and figures. Its times are clock times in its own zone. */
export function CallForm({ call, classes, start, zone, form, button }: CallFormProps) {
  const kept: Record<string, string> = form?.values ?? (call ? typedOf(call) : (start ?? { timeZone: zone }))
  const chosen = form ? tickedIn(form, 'gpuClasses') : (call?.gpuClasses ?? start?.gpuClasses?.split(' ') ?? [])
  const field = (name: string) => ({ name, defaultValue: kept[name], error: form?.fieldErrors[name] })
  return (
    <form method="post" noValidate>
      <Stack>
        {kept.copyOf && <input type="hidden" name="copyOf" value={kept.copyOf} />}
        <Field {...field('title')} label="Title" maxLength={150} />
        {!call && (
          <Field {...field('slug')} label="Address" hint="Made from the title when empty." maxLength={48} isOptional />
        )}
        <TextArea {...field('summary')} label="Summary" rows={3} maxLength={400} />
        <TextArea {...field('body')} label="What you are looking for" rows={10} maxLength={20_000} />
        <Grid cell="figure">
          <Field {...field('timeZone')} label="Time zone" hint="For the times below." maxLength={60} />
          <Field {...field('opensAt')} label="Opens" kind="datetime-local" />
          <Field
            {...field('closesAt')}
            label="Closes"
            hint="Not earlier once somebody has begun an application."
            kind="datetime-local"
            isOptional
          />
          <Field {...field('graceMinutes')} label="Grace" kind="digits" suffix="minutes" isOptional />
          <Field {...field('firstMonth')} label="First month of hours" kind="month" />
          <Field {...field('lastMonth')} label="Last month of hours" kind="month" />
          <Field
            {...field('reviewsUntil')}
            label="Reviewers read until"
            hint="Applicants are told; empty: not announced."
            kind="date"
            isOptional
          />
          <Field {...field('decisionsOn')} label="Decisions are told on" kind="date" isOptional />
          <Field {...field('offerDays')} label="An offer waits" kind="digits" suffix="days" isOptional />
          <Field {...field('appealDays')} label="Appeals are open" kind="digits" suffix="days" isOptional />
        </Grid>
        <Checkbox
          name="isRolling"
          label="No closing time: it stays open, and applications are read as they come"
          isChecked={kept.isRolling === 'yes'}
        />
        <Checkbox
          name="takesRenewals"
          label="Takes renewals: projects with an award may ask here to go on"
          isChecked={kept.takesRenewals === 'yes'}
        />
        <Checkboxes
          name="gpuClasses"
          label="GPU classes"
          error={form?.fieldErrors.gpuClasses}
          choices={classes.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValues={chosen}
        />
        <FormActions>
          <Button>{button}</Button>
        </FormActions>
      </Stack>
    </form>
  )
}

function typedOf(call: Call): Record<string, string> {
  return {
    title: call.title,
    summary: call.summary,
    body: call.body,
    timeZone: call.timeZone,
    opensAt: clockIn(call.timeZone, call.opensAt),
    closesAt: call.closesAt ? clockIn(call.timeZone, call.closesAt) : '',
    isRolling: call.closesAt ? '' : 'yes',
    graceMinutes: String(call.graceMinutes),
    firstMonth: call.firstMonth,
    lastMonth: call.lastMonth,
    offerDays: String(call.offerDays),
    appealDays: String(call.appealDays),
    reviewsUntil: call.reviewsUntil ?? '',
    decisionsOn: call.decisionsOn ?? '',
    takesRenewals: call.takesRenewals ? 'yes' : '',
  }
}
