import { Field, SelectField } from '#app/ui/field.tsx'
import { GpuHoursField } from '#app/ui/gpu-hours-field.tsx'

type HoursTermsProps = {
  classes: readonly { code: string; name: string }[]
  month: string
  values: Record<string, string>
  errors: Record<string, string[]>
}

/** Class, hours and window of a promise, as staff and companies type them. */
export function HoursTerms({ classes, month, values, errors }: HoursTermsProps) {
  const field = (name: string) => ({ name, error: errors[name] })
  return (
    <>
      <SelectField
        {...field('gpuClass')}
        label="GPU class"
        options={classes.map(({ code, name }) => ({ value: code, label: name }))}
        prompt="Choose a class"
        defaultValue={values.gpuClass ?? ''}
        width="medium"
      />
      <GpuHoursField {...field('promised')} label="Hours in all" defaultValue={values.promised} />
      <Field
        {...field('firstMonth')}
        kind="month"
        label="First month"
        hint="Such as 2026-03."
        defaultValue={values.firstMonth ?? month}
        width="short"
      />
      <Field {...field('lastMonth')} kind="month" label="Last month" defaultValue={values.lastMonth} width="short" />
    </>
  )
}
