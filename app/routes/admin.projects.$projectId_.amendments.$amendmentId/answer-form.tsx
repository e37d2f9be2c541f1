import type { Amendment } from '#app/domain/grants/amendments/read-amendments.server.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

/** What an officer says to it. More time moves the end at once. */
export function AnswerForm({ amendment, form }: { amendment: Amendment; form: FormReply | undefined }) {
  const isExtension = amendment.kind === 'extension'
  const field = (name: string) => ({ name, defaultValue: form?.values[name], error: form?.fieldErrors[name] })
  return (
    <Section title="Answer it">
      <form method="post" noValidate>
        <Stack>
          <Radios
            {...field('to')}
            label="Your answer"
            choices={[
              {
                value: 'approved',
                label: 'Approve',
                hint: isExtension
                  ? 'The project’s end, the last month of its allocations and its final report move at once. Hours stay in the months they are planned in.'
                  : 'It stands beside the award from now on.',
              },
              {
                value: 'approved_in_part',
                label: 'Approve a part',
                hint: isExtension ? 'An earlier day than was asked for.' : 'Say below which part.',
                reveals: isExtension && <Field {...field('until')} label="Last day" kind="date" width="medium" />,
              },
              { value: 'declined', label: 'Decline' },
            ]}
          />
          <TextArea {...field('answer')} label="Why" hint="The project’s team reads it." rows={4} maxLength={5_000} />
          <FormActions>
            <Button>Answer the amendment</Button>
          </FormActions>
        </Stack>
      </form>
    </Section>
  )
}
