import { PasskeyForm } from '#app/area/passkey-form.tsx'
import { longestPasskeyName } from '#app/domain/people/passkeys/passkey.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Field } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'

/** Makes a passkey in this browser, or in a phone or key beside it. Without script it says what works instead. */
export function AddForm({ form, isFirst }: { form: FormReply | undefined; isFirst: boolean }) {
  return (
    <Section title={isFirst ? 'Add a passkey' : 'Add another'}>
      <p data-passkey-without>
        This needs JavaScript and a browser that knows passkeys.{' '}
        <a href={paths.accountSecondStep()}>An authenticator app</a> works everywhere.
      </p>
      <PasskeyForm
        does="add"
        questionFrom={paths.accountPasskeyPrepare()}
        answerName="answer"
        button={isFirst ? 'Add a passkey' : 'Add another passkey'}
      >
        <Field
          name="name"
          label="Name"
          hint="What you will know it by: “Work laptop”, “Blue key”."
          width="medium"
          maxLength={longestPasskeyName}
          defaultValue={form?.values.name}
          error={form?.fieldErrors.name}
        />
      </PasskeyForm>
    </Section>
  )
}
