import type { FormSection } from '#app/domain/grants/forms/form.ts'
import type { MyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { paths } from '#app/paths.ts'
import { SectionFields } from '#app/proposal/section-fields.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { BothVersions } from './both-versions.tsx'
import { wordsKey } from './kept-words.ts'
import type { SectionReply } from './section-reply.ts'
import { useAutosave } from './use-autosave.ts'

type SectionFormProps = {
  application: MyApplication
  section: FormSection
  names: Record<string, string>
  reply: SectionReply | undefined
  reader: { id: string; zone: string }
  ownRevision: number
}

/** One section to fill in. The button saves; with script it is also saved a moment after the last key. */
export function SectionForm({ application, section, names, reply, reader, ownRevision }: SectionFormProps) {
  const values = reply?.clash?.values ?? reply?.form.values ?? application.answers
  const errors = reply?.form.fieldErrors ?? {}
  const base = reply?.base ?? application.revision
  const autosave = useAutosave({
    address: paths.research.applicationAutosave(application.id, section.name),
    key: wordsKey(reader.id, application.id, section.name),
    ownRevision,
    isAnswer: reply !== undefined,
  })
  const { said } = autosave
  return (
    // A browser that fills the form with words of an earlier look would make them seem typed over what was saved since.
    <form
      method="post"
      noValidate
      autoComplete="off"
      ref={autosave.form}
      onInput={autosave.onInput}
      onSubmit={autosave.onSubmit}
    >
      <input type="hidden" name="version" value={application.form.id} />
      <input type="hidden" name="base" defaultValue={base} />
      {reply?.clash && <input type="hidden" name="seen" value={reply.clash.seen} />}
      <Stack>
        {reply?.clash && <BothVersions form={application.form} mine={values} clash={reply.clash} zone={reader.zone} />}
        <SectionFields {...application} section={section} names={names} values={values} errors={errors} />
        <div role="status">
          {said && (
            <Notice tone={said.tone} title={said.title}>
              {said.text}
            </Notice>
          )}
        </div>
        <FormActions note="Unfinished is fine: an answer is only checked when you send the application.">
          <Button>Save and go back</Button>
          <ButtonLink to={paths.research.application(application.id)} kind="quiet">
            Back to the list
          </ButtonLink>
        </FormActions>
      </Stack>
    </form>
  )
}
