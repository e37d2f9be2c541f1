import type { ComponentProps } from 'react'
import { formErrors } from '#app/area/form-errors.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { DiscussionPart } from './discussion-part.tsx'

type DiscussionPageProps = ComponentProps<typeof DiscussionPart> & {
  number: string
  /** Null where a reader knows the number alone. */
  title: string | null
  breadcrumb: ComponentProps<typeof StaffPage>['breadcrumb']
}

/** The discussion of an application on a page of its own, as reviewers and officers have it. */
export function DiscussionPage({ number, title, breadcrumb, ...part }: DiscussionPageProps) {
  return (
    <StaffPage
      title={`Discussion of ${number}`}
      lead={title}
      breadcrumb={breadcrumb}
      notices={<ErrorSummary errors={formErrors(part.form)} kept="Nothing was said; what you typed is still here." />}
    >
      <DiscussionPart {...part} />
    </StaffPage>
  )
}
