import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { countHeld } from '#app/domain/compute/count-held.server.ts'
import { type HeldBecause, heldWords, parseHeldBecause } from '#app/domain/compute/held.ts'
import { isComputeOfficer } from '#app/domain/compute/policy.ts'
import { readSupplyChoices } from '#app/domain/compute/read-capacity.server.ts'
import { readHeldGroup } from '#app/domain/compute/read-held-group.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Prose, Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { world } from '#app/world.server.ts'
import { CountForm } from './count-form.tsx'
import { HeldRunTable } from './held-runs.tsx'

export const meta: MetaFunction = () => [{ title: 'Held runs' }]

const Count = z.object({
  partition: z.string().max(200).default(''),
  count: z.coerce.number('Type how many, as a whole number.').int('Type how many, as a whole number.').optional(),
  gpuClass: z.string().max(40).optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'compute_officer', 'auditor', 'administrator')
  const group = groupOf(args.request)
  const [held, choices] = await Promise.all([readHeldGroup(world.db, group), readSupplyChoices(world.db)])
  const mayCount = isComputeOfficer(person)
  return { ...group, held, classes: choices.classes, mayCount, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'compute_officer', 'administrator')
  const { account, because } = groupOf(args.request)
  if (because === 'unknown-account') return notFound()
  const form = await readForm(args.request, Count)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { partition, gpuClass = null } = form.value
  // Of runs whose class alone is unknown Slurm has counted the GPUs; the field is not on the page.
  const count = form.value.count ?? (because === 'class-unknown' ? 1 : -1)
  const outcome = await countHeld(world, actorFor(args, officer), { account, because, partition, gpuClass, count })
  if (!outcome.ok) return refuseForm(form, sentences[outcome.refused], 400)
  const runs = outcome.value.runs === 1 ? 'One run is' : `${outcome.value.runs.toLocaleString('en-US')} runs are`
  return redirectWithFlash(args.request, paths.admin.usage(), { tone: 'good', text: `${runs} counted and charged.` })
}

const sentences = {
  'not-allowed': 'Only compute officers count held runs.',
  'no-such-class': { field: 'gpuClass', sentence: 'Choose the class of their GPUs.' },
  'not-a-count': { field: 'count', sentence: 'Type how many GPUs each run had; 0 when none.' },
  'nothing-held': { field: 'partition', sentence: 'No run of this partition is held any more.' },
} as const

function groupOf(request: Request): { account: string; because: HeldBecause } {
  const asked = new URL(request.url).searchParams
  return {
    account: asked.get('account') ?? '',
    because: parseHeldBecause(asked.get('because')) ?? 'gres-not-tracked',
  }
}

const advice: Record<HeldBecause, string> = {
  'unknown-account':
    'Their hours wait as unattributed. Say on the usage page whose the account is, or put the account right in Slurm and import again: the changed row takes the place of this one.',
  'gres-not-tracked':
    'They ran where GPUs are, but AllocTRES has none. Add gres/gpu to AccountingStorageTRES in slurm.conf so that later runs are counted, and say here what these used.',
  'class-unknown':
    'Slurm counted their GPUs without a type, and neither the partition nor the account says which they are. Say it here; or list the class and import again.',
}

export default function HeldRuns() {
  const { account, because, held, classes, mayCount, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={account ? `Held runs of ${account}` : 'Held runs without an account'}
      lead={heldWords[because]}
      breadcrumb={[{ to: paths.admin.usage(), label: 'Usage' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      {held ? (
        <Stack gap="wide">
          <Prose>
            <p>{advice[because]}</p>
          </Prose>
          {mayCount && because !== 'unknown-account' && (
            <Section title="What they used">
              <CountForm because={because} partitions={held.partitions} classes={classes} form={form} />
            </Section>
          )}
          <Section title="The newest of them">
            <HeldRunTable runs={held.newest} zone={zone} />
          </Section>
        </Stack>
      ) : (
        <Empty title="Nothing is held here any more." />
      )}
    </StaffPage>
  )
}
