import { Form } from '@remix-run/react'
import { importKinds } from '#app/domain/giving/imports/giving-import.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { FileField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

const kindWords = {
  donors: {
    label: 'Donors',
    hint: 'People, organisations and households, with their addresses. One the lab knows stays as it is.',
  },
  gifts: { label: 'Gifts', hint: 'Money that came, each with its own day. No receipt and no letter goes out.' },
  pledges: {
    label: 'Pledges',
    hint: 'What is still to come of promises, in equal parts. Reminders go out before each part.',
  },
} as const

/** A file of one kind of rows. */
export function UploadForm({ form }: { form: FormReply | undefined }) {
  const errors = form?.fieldErrors ?? {}
  return (
    <Section title="Bring a file">
      <Form method="post" encType="multipart/form-data">
        <Stack>
          <FileField
            name="file"
            label="File"
            accept=".csv,.tsv,.txt,text/csv"
            hint="CSV in UTF-8, at most 100,000 rows and 32 MB. Exports of Donorbox, CiviCRM, Salesforce and Open Collective are recognised."
            error={errors.file}
          />
          <Radios
            name="kind"
            label="What the rows are"
            defaultValue={form?.values.kind ?? 'gifts'}
            error={errors.kind}
            choices={importKinds.map((kind) => ({ value: kind, ...kindWords[kind] }))}
          />
          <FormActions
            note={
              <>
                Our own templates:{' '}
                {importKinds.map((kind, index) => (
                  <span key={kind}>
                    {index > 0 && ', '}
                    <a href={paths.admin.importTemplate(kind)} download>
                      {kind}.csv
                    </a>
                  </span>
                ))}
              </>
            }
          >
            <Button>Look at the file</Button>
          </FormActions>
        </Stack>
      </Form>
    </Section>
  )
}
