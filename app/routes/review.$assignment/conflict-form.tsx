import { paths } from '#app/paths.ts'
import { wordOfRole } from '#app/proposal/proposal.tsx'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Prose, Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

type ConflictFormProps = { id: string; people: readonly { name: string; institution: string; role: string }[] }

/** Before any content: who is behind the application, and whether the reviewer has a part in it. */
export function ConflictForm({ id, people }: ConflictFormProps) {
  return (
    <Section title="First: do you have a part in this?">
      <Stack>
        {people.length === 0 ? (
          <p>This call is reviewed without names. If you recognise the work all the same, think of who is behind it.</p>
        ) : (
          <SummaryList
            rows={people.map((person) => ({
              term: wordOfRole(person.role),
              value: person.institution ? `${person.name}, ${person.institution}` : person.name,
            }))}
          />
        )}
        <Prose>
          <p>
            Say so if you worked with any of them in the last three years, share their institution, taught or were
            taught by them, are close to them in private life, compete with this very project, or gain from it in money.
          </p>
        </Prose>
        <form method="post" action={paths.review.declare(id)} noValidate>
          <Stack>
            <Radios
              name="has"
              label="Your declaration"
              choices={[
                { value: 'none', label: 'I have no part in it. Show me the proposal.' },
                {
                  value: 'conflict',
                  label: 'I have a conflict of interest. I step back.',
                  reveals: (
                    <TextArea
                      name="reason"
                      label="What it is, in a few words"
                      hint="Read by programme officers only."
                      rows={3}
                      maxLength={2000}
                      isOptional
                    />
                  ),
                },
              ]}
            />
            <FormActions>
              <Button>Declare</Button>
            </FormActions>
          </Stack>
        </form>
      </Stack>
    </Section>
  )
}
