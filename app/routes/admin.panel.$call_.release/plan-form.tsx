import type { ReleasePlan } from '#app/domain/grants/release/read-release-plan.server.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { When } from '#app/ui/when.tsx'

type Call = { slug: string; timeZone: string }

/** When it is planned, and how to keep it from happening. */
export function WaitingPlan({ plan, call, zone }: { plan: ReleasePlan; call: Call; zone: string }) {
  return (
    <Section title="Planned">
      <form method="post" action={paths.admin.panelCancel(call.slug)}>
        <Stack>
          <p>
            {plan.plannedBy} planned the release for <When at={plan.releaseAt} zone={zone} />. All decisions become
            known then, together. What is withdrawn before is left out.
          </p>
          <input type="hidden" name="plan" value={plan.id} />
          <FormActions>
            <Button kind="quiet">Cancel the planned release</Button>
          </FormActions>
        </Stack>
      </form>
    </Section>
  )
}

/** Plans the release for a time on the clock of the call. */
export function PlanForm({ call, expected, form }: { call: Call; expected: string; form: FormReply | undefined }) {
  return (
    <Section title="Or at a set time">
      <form method="post" noValidate>
        <Stack>
          <input type="hidden" name="expected" value={expected} />
          <input type="hidden" name="act" value="plan" />
          <Field
            name="releaseAt"
            label="Release at"
            hint={`A time in ${call.timeZone}, at most ninety days ahead.`}
            kind="datetime-local"
            defaultValue={form?.values.releaseAt}
            error={form?.fieldErrors.releaseAt}
          />
          <FormActions note="It can be cancelled until then.">
            <Button kind="quiet">Plan the release</Button>
          </FormActions>
        </Stack>
      </form>
    </Section>
  )
}
