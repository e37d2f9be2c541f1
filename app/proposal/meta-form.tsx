import {
  longestMetaText,
  type MetaWords,
  recommendations,
  recommendationWords,
} from '#app/domain/grants/sight/meta-review/meta-review.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

type MetaFormProps = { id: string; meta: MetaWords & { revision: number }; form: FormReply | undefined }

const colleagues = 'Reviewers whose review is in and programme officers read this, never the applicant.'

/** What a discussion came to; each field says who reads it. */
export function MetaForm({ id, meta, form }: MetaFormProps) {
  const typed = form?.values
  const text = (name: 'summary' | 'agreed' | 'forApplicant') => ({
    name,
    maxLength: longestMetaText,
    defaultValue: typed?.[name] ?? meta[name],
    error: form?.fieldErrors[name],
  })
  return (
    <form method="post" action={paths.review.metaReview(id)} noValidate>
      <Stack>
        <input type="hidden" name="base" value={typed?.base ?? meta.revision} />
        <TextArea {...text('summary')} label="What the discussion came to" hint={colleagues} rows={6} />
        <TextArea {...text('agreed')} label="What was agreed, and what was not" hint={colleagues} rows={4} isOptional />
        <Radios
          name="recommendation"
          label="What do you recommend?"
          hint={colleagues}
          choices={recommendations.map((value) => ({ value, label: recommendationWords[value] }))}
          defaultValue={typed?.recommendation ?? meta.recommendation ?? undefined}
          error={form?.fieldErrors.recommendation}
        />
        <TextArea
          {...text('forApplicant')}
          label="For the applicant"
          hint="They read this after the release, above the reviews and without your name."
          rows={6}
        />
        {(form?.fieldErrors.mayName || typed?.mayName) && (
          <Checkbox
            name="mayName"
            value="yes"
            label="The applicant may read it as it is"
            error={form?.fieldErrors.mayName}
            isChecked={typed?.mayName === 'yes'}
          />
        )}
        <FormActions note="What is saved is yours alone; once handed in it changes no more, unless an officer opens it again.">
          <Button formAction={paths.review.handInMetaReview(id)}>Hand in</Button>
          <Button kind="quiet">Save and go on later</Button>
        </FormActions>
      </Stack>
    </form>
  )
}
