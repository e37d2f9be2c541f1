import { Form } from '@remix-run/react'
import type { LastPart } from '#app/domain/compute/read-last-part.server.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
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
    /** The award whose hours are allocated first, and take over this allocation. */
    waiting?: { award: string; gpuClass: string } | null
  }
  form: FormReply | undefined
  freeWord?: string
}

/** Hours typed month by month for one allocation. */
export function HoursPage({ act, allocation, form, freeWord }: HoursPageProps) {
  const { id, title, changeId, months, lastPart, waiting } = allocation
  return (
    <StaffPage
      title={`${act}: ${title}`}
      breadcrumb={[{ to: paths.admin.allocation(id), label: title }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      {waiting ? (
        <Notice
          title="An award of this project waits for hours of this class"
          action={<ButtonLink to={paths.admin.newAllocation(waiting)}>Allocate the award</ButtonLink>}
        >
          <p>It takes over this allocation, with what has run so far. More hours are added afterwards.</p>
        </Notice>
      ) : (
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
      )}
    </StaffPage>
  )
}
