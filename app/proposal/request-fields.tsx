import { type LinePart, lineField } from '#app/domain/grants/application-form.ts'
import type { Call } from '#app/domain/grants/call.ts'
import { canEstimate } from '#app/domain/grants/estimates/estimate.ts'
import { Field, SelectField } from '#app/ui/field.tsx'
import { formatGpuClass } from '#app/ui/gpu-hours.tsx'
import { GpuHoursField } from '#app/ui/gpu-hours-field.tsx'
import { Grid } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { formatMonth, monthsBetween } from '#app/units/time.ts'

type RequestFieldsProps = {
  call: Pick<Call, 'gpuClasses' | 'firstMonth' | 'lastMonth'>
  names: Record<string, string>
  values: Record<string, string>
  errors: Record<string, string[]>
}

/** One line a GPU class of the call: hours asked, the least useful, and the months. Empty means not asked for. */
export function RequestFields({ call, names, values, errors }: RequestFieldsProps) {
  const months = monthsBetween(call.firstMonth, call.lastMonth)
  const options = months.map((month) => ({ value: month, label: formatMonth(month) }))
  return (
    <>
      {call.gpuClasses.map((gpuClass) => {
        const field = (part: LinePart) => {
          const name = lineField(gpuClass, part)
          return { name, defaultValue: values[name], error: errors[name] }
        }
        const shown = formatGpuClass(gpuClass)
        return (
          <Section key={gpuClass} title={names[gpuClass] ?? shown} note="Leave it empty if you do not need this class.">
            <Grid cell="figure">
              <GpuHoursField {...field('asked')} label={`Hours asked, ${shown}`} width="full" isOptional />
              <GpuHoursField {...field('least')} label={`Least useful, ${shown}`} width="full" isOptional />
              <SelectField
                {...field('first')}
                defaultValue={field('first').defaultValue || call.firstMonth}
                label={`First month, ${shown}`}
                options={options}
              />
              <SelectField
                {...field('last')}
                defaultValue={field('last').defaultValue || call.lastMonth}
                label={`Last month, ${shown}`}
                options={options}
              />
              <Field
                {...field('fewest')}
                label={`Fewest GPUs at once, ${shown}`}
                hint="What the smallest useful run needs."
                kind="digits"
                maxLength={7}
                isOptional
              />
              <Field
                {...field('most')}
                label={`Most GPUs at once, ${shown}`}
                hint="What your code can use well."
                kind="digits"
                maxLength={7}
                isOptional
              />
              <SelectField
                {...field('checkpoint')}
                label={`Can be stopped and go on, ${shown}`}
                prompt="Not said"
                options={checkpoints}
                isOptional
              />
              {canEstimate(gpuClass) && <RunSizeFields field={field} shown={shown} />}
            </Grid>
          </Section>
        )
      })}
    </>
  )
}

const checkpoints = [
  { value: 'yes', label: 'Yes, from a checkpoint' },
  { value: 'no', label: 'No, it starts anew' },
]

type RunSizeFieldsProps = {
  field: (part: LinePart) => { name: string; defaultValue: string | undefined; error: string[] | undefined }
  shown: string
}

/** The size of the largest run: what it comes to is kept with the line and stands beside the hours asked. */
function RunSizeFields({ field, shown }: RunSizeFieldsProps) {
  const more = { suffix: 'billion', inputMode: 'decimal', maxLength: 12, isOptional: true } as const
  return (
    <>
      <Field
        {...field('parameters')}
        {...more}
        label={`Parameters of the run, ${shown}`}
        hint="With the tokens it gives a range of hours, which reviewers read beside the hours asked."
      />
      <Field {...field('tokens')} {...more} label={`Training tokens of the run, ${shown}`} />
    </>
  )
}
