import type { Suggestion } from '#app/domain/grants/sight/suggest-conflicts.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Prose, Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { wordOfRole } from './proposal.tsx'

type ConflictFormProps = {
  id: string
  people: readonly { name: string; institution: string; role: string }[]
  /** What the portal found that may be a conflict. */
  suggestions: readonly Suggestion[]
  /** What was typed before it was refused. */
  form?: { values: Record<string, string>; fieldErrors: Record<string, string[] | undefined> } | undefined
}

const suggested: Record<Suggestion['kind'], string> = {
  'email-domain': 'Your e-mail address is at the same place as that of',
  institution: 'You work, or have worked, where this application names',
  application: 'You have been on another application with',
  project: 'You have been on a project with',
  call: 'You ask for hours in this call yourself',
}

/** Before any content: who is behind the application, and whether the reviewer has a part in it. */
export function ConflictForm({ id, people, suggestions, form }: ConflictFormProps) {
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
        {suggestions.length > 0 && (
          <div>
            <h3>What we found</h3>
            <ul>
              {suggestions.map(({ kind, about }) => (
                <li key={kind}>
                  {suggested[kind]}
                  {kind === 'call' ? '.' : ` ${about || 'somebody behind it'}.`}
                </li>
              ))}
            </ul>
          </div>
        )}
        <form method="post" action={paths.review.declare(id)} noValidate>
          <Stack>
            <Radios
              name="has"
              label="Your declaration"
              defaultValue={form?.values.has}
              error={form?.fieldErrors.has?.[0]}
              choices={[
                {
                  value: 'none',
                  label: 'I have no part in it. Show me the proposal.',
                  reveals: suggestions.length > 0 && (
                    <TextArea
                      name="dismissal"
                      label="Why what we found is no conflict"
                      hint="Kept with your declaration, and read by programme officers only."
                      rows={3}
                      maxLength={2000}
                      defaultValue={form?.values.dismissal}
                      error={form?.fieldErrors.dismissal?.[0]}
                    />
                  ),
                },
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
                      defaultValue={form?.values.reason}
                      error={form?.fieldErrors.reason?.[0]}
                      isOptional
                    />
                  ),
                },
              ]}
            />
            <FormActions note={<a href={paths.review.decline(id)}>I cannot review this one</a>}>
              <Button>Declare</Button>
            </FormActions>
          </Stack>
        </form>
      </Stack>
    </Section>
  )
}
