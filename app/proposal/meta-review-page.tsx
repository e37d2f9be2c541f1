import { formErrors } from '#app/area/form-errors.ts'
import type { OwnMetaReview } from '#app/domain/grants/sight/meta-review/read-meta-review.server.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { When } from '#app/ui/when.tsx'
import { MetaForm } from './meta-form.tsx'
import { MetaReviewWords } from './meta-words.tsx'

type MetaReviewPageProps = { id: string; own: OwnMetaReview; zone: string; form: FormReply | undefined }

/** The meta-review as its lead sees it: a form while it is theirs, and then what they handed in. */
export function MetaReviewPage({ id, own, zone, form }: MetaReviewPageProps) {
  return (
    <StaffPage
      title="What the discussion came to"
      lead="You lead this discussion: sum it up for the panel, and say in a part of its own what the applicant is to learn from it."
      breadcrumb={[
        { to: paths.review.home(), label: 'My reviews' },
        { to: paths.review.assignment(id), label: own.number },
      ]}
      meta={
        <>
          {own.handedInAt ? 'Handed in ' : own.savedAt ? 'Saved ' : 'Nothing is written yet'}
          {(own.handedInAt ?? own.savedAt) && <When at={own.handedInAt ?? own.savedAt ?? new Date(0)} zone={zone} />}
        </>
      }
      notices={<ErrorSummary errors={formErrors(form)} kept="Everything you wrote is still here." />}
    >
      {own.isOpen || form ? (
        <MetaForm id={id} meta={own} form={form} />
      ) : (
        <Section title="As you handed it in">
          <MetaReviewWords meta={own} />
        </Section>
      )}
    </StaffPage>
  )
}
