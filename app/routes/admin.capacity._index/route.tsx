import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { mayBuyHours } from '#app/domain/compute/policy.ts'
import { publishSupply, type SupplyRefusal } from '#app/domain/compute/publish-supply.server.ts'
import { readCapacity, readLots, readSupplyChoices } from '#app/domain/compute/read-capacity.server.ts'
import { mayReadJournal } from '#app/domain/impact/policy.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, requireRole, requireStaff } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { CapacityBars } from '#app/ui/charts/capacity-bars.tsx'
import { Details } from '#app/ui/details.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { formatGpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import { addMonths, formatMonth, monthOf } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { LotTable } from './lot-table.tsx'
import { readSupply, Supply } from './supply-ask.ts'
import { SupplyForm } from './supply-form.tsx'
import { ThisMonth } from './this-month.tsx'

export const meta: MetaFunction = () => [{ title: 'Capacity' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireStaff(args)
  const now = monthOf(world.clock.now())
  const [classes, lots, choices] = await Promise.all([
    readCapacity(world.db, { from: addMonths(now, -9), until: addMonths(now, 8) }),
    readLots(world.db),
    readSupplyChoices(world.db),
  ])
  return {
    classes,
    lots,
    choices,
    month: now,
    lotId: world.ids.next('lot'),
    mayPublish: mayBuyHours(actorOf(person)),
    mayFollow: mayReadJournal(person),
    zone: person.timeZone,
  }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'compute_officer', 'finance_officer', 'administrator')
  const form = await readForm(args.request, Supply)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const asked = readSupply(form.value)
  if ('field' in asked) return refuseForm(form, asked, 400)
  const outcome = await publishSupply(world, actorFor(args, officer), asked)
  if (!outcome.ok) return refuseForm(form, sentences[outcome.refused])
  const hours = `${formatGpuHours(asked.seconds)} GPU-h of ${asked.gpuClass}`
  return redirectWithFlash(args.request, paths.admin.capacity(), {
    tone: 'good',
    text: `${hours} are in the pool of ${formatMonth(asked.month)}.`,
  })
}

const sentences: Record<SupplyRefusal, string> = {
  'not-allowed': 'Only compute officers publish hours; finance officers may buy them.',
  'no-such-class': 'The lab does not list this GPU class.',
  'no-hours': 'Publish more than no hours.',
  'no-such-fund': 'Choose the fund that pays, and what it pays.',
  'other-words': 'This form was sent before with other words. Open a new one, so that nothing is published twice.',
  'not-enough-left': 'The fund does not have that much left; nothing was bought.',
}

export default function Capacity() {
  const { classes, lots, choices, month, lotId, mayPublish, mayFollow, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const shown = classes
    .filter((one) => one.months.length > 0)
    .map(({ gpuClass, months }) => ({
      gpuClass,
      months: months.map((line) => ({
        ...line,
        used: gpuSeconds(line.used + line.running + line.unattributed),
        to: mayFollow ? paths.admin.ledgerOf(`pool:${gpuClass}:${line.month}`) : undefined,
      })),
    }))
  return (
    <StaffPage
      title="Capacity"
      lead="What the lab has, month by month, and where it is: used, promised, free. Hours nobody used are gone with their month."
      notices={<ErrorSummary errors={formErrors(form)} />}
      actions={
        <ButtonLink kind="quiet" size="small" to={paths.admin.gpuClasses()}>
          GPU classes and rates
        </ButtonLink>
      }
    >
      <ThisMonth classes={shown} month={month} />
      {shown.length > 0 && <CapacityBars title="GPU-hours by class and month" classes={shown} />}
      {mayPublish && (
        <Details summary="Publish hours" isOpen={form !== undefined}>
          <p>
            They join the pool of their class and month and can be allocated at once. Hours given in kind come in by{' '}
            <a href={paths.admin.hoursPledges()}>their promise</a>, when a delivery is confirmed.
          </p>
          <SupplyForm choices={choices} month={month} lotId={lotId} form={form} />
        </Details>
      )}
      <Section title="Supply lots" note="Where the hours came from, the newest first.">
        <LotTable lots={lots} zone={zone} />
      </Section>
    </StaffPage>
  )
}
