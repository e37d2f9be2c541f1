import { formErrors } from '#app/area/form-errors.ts'
import { listAddress } from '#app/area/list-address.ts'
import type { SavedSegment } from '#app/domain/giving/donors/read-segments.server.ts'
import { segments, segmentWords } from '#app/domain/giving/donors/segment.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

type ChooseReadersProps = { saved: readonly SavedSegment[]; form: FormReply | undefined }

/** Whom a letter to many goes to, before a word of it is written. */
export function ChooseReaders({ saved, form }: ChooseReadersProps) {
  const known = segments.map((segment) => ({
    term: segmentWords[segment].label,
    value: <a href={paths.admin.newMailing(listAddress('', { segment }).slice(1))}>Write to these</a>,
    hint: segmentWords[segment].hint,
  }))
  return (
    <StaffPage
      title="Whom do you write to?"
      lead="Choose a segment, or narrow the list of donors and write to those it shows."
      breadcrumb={[
        { to: paths.admin.donors(), label: 'Donors' },
        { to: paths.admin.mailings(), label: 'Letters to many' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Stack>
        {saved.length > 0 && (
          <Section title="Saved segments">
            <SummaryList
              rows={saved.map(({ name, query }) => ({
                term: name,
                value: <a href={paths.admin.newMailing(query)}>Write to {name}</a>,
              }))}
            />
          </Section>
        )}
        <Section title="Segments by what they gave">
          <SummaryList
            rows={known.map(({ term, value, hint }) => ({
              term,
              value: (
                <>
                  {hint} {value}
                </>
              ),
            }))}
          />
        </Section>
        <Row>
          <ButtonLink to={paths.admin.donors()}>Narrow the list of donors</ButtonLink>
          <ButtonLink kind="quiet" to={paths.admin.newMailing('everyone=yes')}>
            Write to every donor
          </ButtonLink>
        </Row>
      </Stack>
    </StaffPage>
  )
}
