import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { openMeta } from '#app/area/page-meta.ts'
import { canEstimate } from '#app/domain/grants/estimates/estimate.ts'
import { readCallBySlug, readGpuClassNames } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { readEstimateAsk } from '#app/proposal/estimate-ask.ts'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Grid, Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { EstimateResult } from './estimate-result.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = (args) =>
  openMeta(args, {
    title: `Estimate the hours: ${args.data?.call.title ?? 'Call for proposals'}`,
    description: 'From parameters and tokens to a range of GPU-hours, with the method stated.',
  })

export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const call = (await readCallBySlug(world, args.params.slug ?? '')) ?? notFound()
  const names = new Map((await readGpuClassNames(world)).map(({ code, name }) => [code, name]))
  const classes = call.gpuClasses.filter(canEstimate).map((code) => ({ value: code, label: names.get(code) ?? code }))
  return { call, classes, ask: readEstimateAsk(new URL(args.request.url).searchParams, call) }
}

export default function EstimatePage() {
  const { call, classes, ask } = useLoaderData<typeof loader>()
  const { values, errors, result } = ask
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  return (
    <PublicPage
      kicker={call.title}
      title="Estimate the hours"
      lead="How many GPU-hours one training run takes, from its size. Nothing you type is kept."
      breadcrumb={[
        { to: paths.calls(), label: 'Calls' },
        { to: paths.call(call.slug), label: call.title },
      ]}
    >
      <Stack gap="wide">
        {result && <EstimateResult {...result} />}
        <form method="get" noValidate>
          <Stack>
            <Grid cell="figure">
              <Field {...field('parameters')} label="Parameters" suffix="billion" inputMode="decimal" maxLength={12} />
              <Field {...field('tokens')} label="Training tokens" suffix="billion" inputMode="decimal" maxLength={12} />
              <SelectField {...field('gpuClass')} label="GPU class" options={classes} />
              <Field
                {...field('low')}
                label="Utilisation, at worst"
                kind="digits"
                suffix="%"
                maxLength={3}
                isOptional
              />
              <Field
                {...field('high')}
                label="Utilisation, at best"
                kind="digits"
                suffix="%"
                maxLength={3}
                isOptional
              />
            </Grid>
            <FormActions note="Large runs that are well tuned reach 30 to 45% of the peak; measure yours if you can.">
              <Button>Estimate</Button>
            </FormActions>
          </Stack>
        </form>
      </Stack>
    </PublicPage>
  )
}
