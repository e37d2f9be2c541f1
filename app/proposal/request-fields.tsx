import { lineField } from '#app/domain/grants/application-form.ts'
import type { Call } from '#app/domain/grants/call.ts'
import { SelectField } from '#app/ui/field.tsx'
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
        const field = (part: 'asked' | 'least' | 'first' | 'last') => {
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
            </Grid>
          </Section>
        )
      })}
    </>
  )
}
