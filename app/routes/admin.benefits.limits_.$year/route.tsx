import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { limitOf, limitSentences, typedLimit } from '#app/area/limit-form.ts'
import { typedReason } from '#app/area/typed-fields.ts'
import { type CorrectLimitRefusal, correctTokenLimit } from '#app/domain/giving/benefits/correct-token-limit.server.ts'
import { readLimitVersions } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { mayIssueReceipts } from '#app/domain/giving/policy.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { CorrectForm } from './correct-form.tsx'
import { VersionTable } from './version-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `What is too small to count in ${page.year}` : 'What was too small to count' },
]

const CorrectionForm = z.object({
  version: z.coerce.number('Open the page again.').int('Open the page again.').min(1, 'Open the page again.'),
  ...typedLimit,
  reason: typedReason(),
})

const yearOf = (text = '') => (/^\d{4}$/.test(text) ? Number(text) : null)

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const year = yearOf(args.params.year) ?? notFound()
  const versions = await readLimitVersions(world.db, year)
  const counts = versions[0] ?? notFound()
  return { year, versions, counts, mayCorrect: mayIssueReceipts(person), zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const year = yearOf(args.params.year) ?? notFound()
  const form = await readForm(args.request, CorrectionForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { version, source, reason } = form.value
  const asked = { year, version, limit: limitOf(form.value), source, reason, requestId: requestIdOf(args) }
  const outcome = await correctTokenLimit(world, officer, asked)
  if (outcome.ok) {
    const text = `The limits of ${year} are corrected. Receipts that were issued stay as they are.`
    return redirectWithFlash(args.request, paths.admin.tokenLimit(year), { tone: 'good', text })
  }
  const { refused } = outcome
  if (refused === 'not-an-officer' || refused === 'no-such-year') return notFound()
  return refuseForm(form, sentences[refused])
}

const sentences: Record<
  Exclude<CorrectLimitRefusal, 'not-an-officer' | 'no-such-year'>,
  string | { field: string; sentence: string }
> = {
  ...limitSentences,
  'no-reason': { field: 'reason', sentence: 'Say why.' },
  'as-it-was': 'Nothing is different from what counts now.',
  'corrected-meanwhile': 'Somebody has corrected this year meanwhile. Open the page again and look at what counts now.',
}

export default function LimitsOfYear() {
  const { year, versions, counts, mayCorrect, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={`What is too small to count in ${year}`}
      lead="The latest version counts for receipts that are issued from now on. Those before it are kept."
      breadcrumb={[
        { to: paths.admin.benefits(), label: 'Owed in return' },
        { to: paths.admin.tokenLimits(), label: 'What is too small to count' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Stack>
        <VersionTable versions={versions} zone={zone} />
        {mayCorrect && <CorrectForm counts={counts} form={form} />}
      </Stack>
    </StaffPage>
  )
}
