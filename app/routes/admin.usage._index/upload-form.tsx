import { Form } from '@remix-run/react'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field, FileField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { CodeBlock } from '#app/ui/mono.tsx'

const command = `SLURM_TIME_FORMAT=%s SLURM_BITSTR_LEN=0 sacct -a -X -D -P -S 2026-03-01 -E now \\
  -o Cluster,JobIDRaw,JobID,Account,User,Partition,State,Submit,Start,End,ElapsedRaw,AllocTRES,NodeList,JobName`

/** A file of sacct's, as text or JSON; looking first is ticked by nobody, so that sending is importing. */
export function UploadForm({ form }: { form: FormReply | undefined }) {
  const typed = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  return (
    <Form method="post" encType="multipart/form-data">
      <Stack>
        <FileField
          name="file"
          label="File"
          hint="sacct output with its header line, or the JSON of sacct --json. Files above 5 MB are imported in the background."
          error={errors.file}
        />
        <Checkbox
          name="isDryRun"
          value="on"
          label="Only look: say what would become of each row, and keep nothing"
          isChecked={typed.isDryRun === 'on'}
        />
        <Details summary="Files without a header line, other delimiters and time zones">
          <Stack>
            <Field
              name="columns"
              label="Columns in their order"
              hint="Such as jobid,jobidraw,cluster,account,state,submit,start,end,elapsedraw,alloctres"
              defaultValue={typed.columns}
              error={errors.columns}
              isOptional
            />
            <Field
              name="delimiter"
              label="Delimiter"
              hint="| unless you say otherwise."
              defaultValue={typed.delimiter}
              error={errors.delimiter}
              width="code"
              isOptional
            />
            <Field
              name="timeZone"
              label="Time zone of its times"
              hint="UTC unless you say otherwise, such as America/New_York."
              defaultValue={typed.timeZone}
              error={errors.timeZone}
              width="medium"
              isOptional
            />
            <CodeBlock label="How to make the file">{command}</CodeBlock>
          </Stack>
        </Details>
        <FormActions>
          <Button type="submit">Import</Button>
        </FormActions>
      </Stack>
    </Form>
  )
}
