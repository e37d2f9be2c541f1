import type { Report } from '#app/domain/grants/reports/read-reports.server.ts'
import { longestAnswer } from '#app/domain/grants/reports/report.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { reportQuestions } from '#app/proposal/report-words.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { When } from '#app/ui/when.tsx'

/** Kept as often as wished, sent in once. */
export function WriteForm({ report, form, zone }: { report: Report; form: FormReply | undefined; zone: string }) {
  return (
    <form method="post" noValidate>
      <Stack>
        <input type="hidden" name="base" value={form?.values.base ?? report.revision} />
        {reportQuestions.map(({ name, label, hint }) => (
          <TextArea
            key={name}
            name={name}
            label={label}
            hint={hint}
            rows={name === 'done' ? 10 : 5}
            maxLength={longestAnswer}
            defaultValue={form ? form.values[name] : report[name]}
            error={form?.fieldErrors[name]}
            isOptional={name !== 'done'}
          />
        ))}
        <FormActions
          note={
            report.savedAt && (
              <>
                Kept <When at={report.savedAt} zone={zone} /> by {report.savedBy}.
              </>
            )
          }
        >
          <Button name="act" value="send">
            Send it in
          </Button>
          <Button kind="quiet" name="act" value="save">
            Keep as a draft
          </Button>
        </FormActions>
      </Stack>
    </form>
  )
}
