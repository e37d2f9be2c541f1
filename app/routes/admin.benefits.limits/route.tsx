import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { LimitFields } from '#app/area/limit-fields.tsx'
import { limitOf, limitSentences, typedLimit } from '#app/area/limit-form.ts'
import { type AddLimitRefusal, addTokenLimit } from '#app/domain/giving/benefits/add-token-limit.server.ts'
import { readTokenLimits } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { mayIssueReceipts } from '#app/domain/giving/policy.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'What is too small to count' }]

const LimitForm = z.object({
  year: z.coerce.number('Type a year, such as 2027.').int('Type a year, such as 2027.').max(9999, 'Type a year.'),
  ...typedLimit,
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const thisYear = Number(dayIn(world.lab.timeZone, world.clock.now()).slice(0, 4))
  const limits = await readTokenLimits(world.db)
  const isKnown = (year: number) => limits.some((one) => one.year === year)
  return { limits, mayAdd: mayIssueReceipts(person), next: isKnown(thisYear) ? thisYear + 1 : thisYear }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const form = await readForm(args.request, LimitForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { year, source } = form.value
  const asked = { year, limit: limitOf(form.value), source, requestId: requestIdOf(args) }
  const outcome = await addTokenLimit(world, officer, asked)
  if (outcome.ok) {
    const text = `The limits of ${year} are written down. Receipts of gifts of that year go by them from now on.`
    return redirectWithFlash(args.request, paths.admin.tokenLimits(), { tone: 'good', text })
  }
  if (outcome.refused === 'not-an-officer') return notFound()
  return refuseForm(form, sentences[outcome.refused], 400)
}

const sentences: Record<Exclude<AddLimitRefusal, 'not-an-officer'>, { field: string; sentence: string }> = {
  'not-a-year': { field: 'year', sentence: 'Type this year, the next, or one before.' },
  ...limitSentences,
  'known-already': {
    field: 'year',
    sentence: 'The limits of this year are written down already. Correct them from the table above.',
  },
}

export default function TokenLimits() {
  const { limits, mayAdd, next } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="What is too small to count"
      lead="A benefit within these limits does not shorten what a giver may deduct. The tax office publishes them each year; in a year that is not here, every benefit counts."
      breadcrumb={[{ to: paths.admin.benefits(), label: 'Owed in return' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Table
        caption="Limits by year"
        captionIs="hidden"
        columns={[
          { name: 'year', label: 'Year', isRowHeading: true },
          { name: 'itemCost', label: 'An item costs at most', align: 'end' },
          { name: 'itemGift', label: 'with a gift of at least', align: 'end' },
          { name: 'share', label: 'Or a value of at most', align: 'end' },
          { name: 'shareMost', label: 'and at most', align: 'end' },
          { name: 'source', label: 'Published in', isTight: true },
          { name: 'versions', label: 'As it stood', isTight: true },
        ]}
        rows={limits.map((limit) => ({
          id: String(limit.year),
          cells: {
            year: limit.year,
            itemCost: <Money of={limit.itemCost} />,
            itemGift: <Money of={limit.itemGift} />,
            share: `${limit.shareBasisPoints / 100} % of the gift`,
            shareMost: <Money of={limit.shareMost} />,
            source: limit.source,
            versions: (
              <a href={paths.admin.tokenLimit(limit.year)}>
                {mayAdd ? 'Look at or correct' : 'Look at'} {limit.year}
              </a>
            ),
          },
        }))}
        empty={<Empty title="No year is written down: every benefit counts." />}
      />
      {mayAdd && (
        <Section title="Another year">
          <form method="post">
            <Stack>
              <Field
                name="year"
                kind="digits"
                label="Year"
                defaultValue={form?.values.year ?? next}
                error={form?.fieldErrors.year}
                width="code"
                maxLength={4}
              />
              <LimitFields form={form} />
              <FormActions>
                <Button>Write the year down</Button>
              </FormActions>
            </Stack>
          </form>
        </Section>
      )}
    </StaffPage>
  )
}
