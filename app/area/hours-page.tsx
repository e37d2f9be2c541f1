import { Form } from '@remix-run/react'
import type { LastPart } from '#app/domain/compute/read-last-part.server.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { formErrors } from './form-errors.ts'
import { LastPartNote } from './last-part-note.tsx'
import { MonthFields, type MonthFieldsProps } from './month-fields.tsx'

type HoursPageProps = {
  /** What is done to the allocation: the page's title and its button. */
  act: string
  allocation: {
    id: string
    title: string
    changeId: string
    months: MonthFieldsProps['months']
    /** What of its award waits, where hours are given. */
    lastPart?: LastPart | null
  }
  form: FormReply | undefined
  freeWord?: string
}

/** Hours typed month by month for one allocation. */
export function HoursPage({ act, allocation, form, freeWord }: HoursPageProps) {
  const { id, title, changeId, months, lastPart } = allocation
  return (
    <StaffPage
      title={`${act}: ${title}`}
      breadcrumb={[{ to: paths.admin.allocation(id), label: title }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Form method="post">
        <input type="hidden" name="changeId" value={form?.values.changeId ?? changeId} />
        <Stack>
          {lastPart && <LastPartNote lastPart={lastPart} form={form} />}
          <MonthFields months={months} form={form} {...(freeWord ? { freeWord } : {})} />
          <FormActions>
            <Button type="submit">{act}</Button>
          </FormActions>
        </Stack>
      </Form>
    </StaffPage>
  )
}
