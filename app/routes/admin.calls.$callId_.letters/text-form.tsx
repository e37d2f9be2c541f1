import {
  type CallLetter,
  fieldsOf,
  longestSubject,
  longestWords,
  mergeFields,
} from '#app/domain/grants/letter-texts/letter-text.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Definition } from '#app/ui/definition.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

type TextFormProps = {
  letter: CallLetter
  kept: { number: number; subject: string; words: string } | undefined
  form: FormReply | undefined
}

/** The words of one letter, and the fields it knows. */
export function TextForm({ letter, kept, form }: TextFormProps) {
  const field = (name: 'subject' | 'words') => ({
    name,
    defaultValue: form ? form.values[name] : kept?.[name],
    error: form?.fieldErrors[name],
    isOptional: true,
  })
  return (
    <form method="post" noValidate>
      <Stack>
        <input type="hidden" name="letter" value={letter} />
        <input type="hidden" name="number" value={form?.values.number ?? String(kept?.number ?? 0)} />
        <Details summary="Fields that are filled in for each applicant">
          <Definition terms={fieldsOf[letter].map((name) => ({ term: `{${name}}`, meaning: mergeFields[name] }))} />
        </Details>
        <Field
          {...field('subject')}
          label="Subject"
          hint="Both empty: the lab’s own words go out."
          maxLength={longestSubject}
          width="full"
        />
        <TextArea
          {...field('words')}
          label="Words"
          hint="An empty line begins a paragraph. {link} must be among them."
          rows={12}
          maxLength={longestWords}
        />
        <FormActions note="Letters that are queued keep their words.">
          <Button>Keep these words</Button>
        </FormActions>
      </Stack>
    </form>
  )
}
