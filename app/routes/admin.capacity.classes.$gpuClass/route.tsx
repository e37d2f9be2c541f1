import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { timelineOf } from '#app/area/timeline-of.ts'
import { mayBuyHours, mayManageCompute } from '#app/domain/compute/policy.ts'
import { publishRate } from '#app/domain/compute/publish-rate.server.ts'
import { readGpuClass } from '#app/domain/compute/read-gpu-classes.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole, requireStaff } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Columns, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { formatCents, parseCents } from '#app/units/money.ts'
import { dayIn, formatDay, parseDay } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { RateForm } from './rate-form.tsx'
import { RateTable } from './rate-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.gpuClass.name ?? 'GPU class' }]

const RateFields = z.object({
  perHour: z.string('Say what a GPU-hour costs.').max(20),
  validFrom: z.string('Say from which day.').max(10),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireStaff(args)
  const gpuClass = (await readGpuClass(world.db, args.params.gpuClass ?? '')) ?? notFound()
  const actor = actorOf(person)
  return {
    gpuClass,
    activity: await readActivity(world.db, person, { type: 'gpu_class', id: gpuClass.code }),
    today: dayIn(world.lab.timeZone, world.clock.now()),
    mayPublish: mayBuyHours(actor),
    mayChange: mayManageCompute(actor),
    zone: person.timeZone,
  }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'compute_officer', 'finance_officer', 'administrator')
  const form = await readForm(args.request, RateFields)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const perHour = parseCents(form.value.perHour)
  if (perHour === null) return refuseForm(form, { field: 'perHour', sentence: notARate }, 400)
  const validFrom = parseDay(form.value.validFrom)
  if (!validFrom) return refuseForm(form, { field: 'validFrom', sentence: 'Write the day as 2026-03-01.' }, 400)
  const gpuClass = args.params.gpuClass ?? ''
  const outcome = await publishRate(world, actorFor(args, officer), { gpuClass, perHour, validFrom })
  if (!outcome.ok) {
    return outcome.refused === 'not-a-rate'
      ? refuseForm(form, { field: 'perHour', sentence: notARate }, 400)
      : notFound()
  }
  const text = `${formatCents(perHour)} a GPU-hour from ${formatDay(validFrom)} is published.`
  return redirectWithFlash(args.request, paths.admin.gpuClass(gpuClass), { tone: 'good', text })
}

const notARate = 'Type dollars above nothing, such as 2.10.'

export default function GpuClass() {
  const { gpuClass, activity, today, mayPublish, mayChange, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const isSeen = gpuClass.state === 'seen'
  return (
    <StaffPage
      title={gpuClass.name}
      meta={<Status of={gpuClass.state} {...(isSeen ? { tone: 'warn' as const } : {})} />}
      lead={`${gpuClass.code} in Slurm, ${gpuClass.gpuCount.toLocaleString('en-US')} at the lab`}
      breadcrumb={[
        { to: paths.admin.capacity(), label: 'Capacity' },
        { to: paths.admin.gpuClasses(), label: 'GPU classes and rates' },
      ]}
      notices={
        <>
          <ErrorSummary errors={formErrors(form)} />
          {isSeen && (
            <Notice tone="warn" title="Only seen in accounting output">
              Runs on it are kept and charged, but it has no supply and cannot be asked for until it is listed.
            </Notice>
          )}
        </>
      }
      actions={
        mayChange && (
          <ButtonLink kind="quiet" size="small" to={paths.admin.newGpuClass(gpuClass.code)}>
            {isSeen ? 'List this class' : 'Change name and count'}
          </ButtonLink>
        )
      }
    >
      <Columns
        asideLabel="What happened"
        main={
          <Stack gap="wide">
            <Section title="Published rates" note="What an hour costs the lab. Earlier rates stay as they were.">
              <RateTable rates={gpuClass.rates} today={today} />
            </Section>
            {mayPublish && (
              <Section title="Publish a rate">
                <RateForm today={today} form={form} />
              </Section>
            )}
          </Stack>
        }
        aside={
          <Section title="What happened">
            <Timeline happenings={timelineOf(activity)} zone={zone} />
          </Section>
        }
      />
    </StaffPage>
  )
}
