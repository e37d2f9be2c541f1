import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'

/** A GPU class: what Slurm calls it, what people do, and how many the lab has. */
export function ClassForm({ values: kept, form }: { values: Record<string, string>; form: FormReply | undefined }) {
  const values = form?.values ?? kept
  const errors = form?.fieldErrors ?? {}
  return (
    <form method="post">
      <Field
        name="slurmType"
        label="What Slurm calls it"
        hint="Its type in AllocTRES, such as h100 in gres/gpu:h100. A code that is listed already is changed."
        defaultValue={values.slurmType}
        error={errors.slurmType}
        width="short"
        spellCheck={false}
      />
      <Field
        name="name"
        label="Name"
        hint="Such as NVIDIA H100 80 GB."
        defaultValue={values.name}
        error={errors.name}
        width="medium"
        maxLength={80}
      />
      <Field
        name="gpuCount"
        kind="digits"
        label="How many the lab has"
        defaultValue={values.gpuCount}
        error={errors.gpuCount}
        width="code"
      />
      <Field
        name="memoryGigabytes"
        kind="digits"
        label="Memory of one, in GB"
        defaultValue={values.memoryGigabytes}
        error={errors.memoryGigabytes}
        width="code"
        isOptional
      />
      <Field
        name="position"
        kind="digits"
        label="Place in lists"
        defaultValue={values.position ?? '0'}
        error={errors.position}
        width="code"
      />
      <FormActions>
        <Button>List this class</Button>
      </FormActions>
    </form>
  )
}
