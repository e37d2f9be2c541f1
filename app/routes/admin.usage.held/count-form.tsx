import type { HeldBecause } from '#app/domain/compute/held.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'

type CountFormProps = {
  because: HeldBecause
  partitions: readonly { name: string; runs: number }[]
  classes: readonly { code: string; name: string }[]
  form: FormReply | undefined
}

/** What Slurm did not say about the runs of one partition: how many GPUs each had, and which. */
export function CountForm({ because, partitions, classes, form }: CountFormProps) {
  const typed = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  const isCounted = because === 'class-unknown'
  return (
    <form method="post">
      <SelectField
        name="partition"
        label="Partition"
        hint="All held runs of it are charged alike."
        options={partitions.map(({ name, runs }) => ({
          value: name,
          label: `${name || 'none'}: ${runs.toLocaleString('en-US')} ${runs === 1 ? 'run' : 'runs'}`,
        }))}
        defaultValue={typed.partition ?? partitions[0]?.name ?? ''}
        error={errors.partition}
        width="medium"
      />
      {!isCounted && (
        <Field
          name="count"
          kind="digits"
          label="GPUs of each run"
          hint="As many as the job had; 0 when it used none."
          defaultValue={typed.count}
          error={errors.count}
          width="code"
        />
      )}
      <SelectField
        name="gpuClass"
        label="GPU class"
        options={classes.map(({ code, name }) => ({ value: code, label: name }))}
        prompt={isCounted ? 'Choose a class' : 'None, when they used no GPUs'}
        defaultValue={typed.gpuClass ?? ''}
        error={errors.gpuClass}
        width="medium"
        isOptional={!isCounted}
      />
      <FormActions>
        <Button>Charge these runs</Button>
      </FormActions>
    </form>
  )
}
