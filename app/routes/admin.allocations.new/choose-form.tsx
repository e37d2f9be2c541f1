import { Form } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

/** What the address says: null before the form was sent. */
export type Asked = { project: string | null; gpuClass: string | null }

type Choices = {
  projects: readonly { id: string; title: string }[]
  classes: readonly { code: string; name: string }[]
}

/** First the project and the class; the months follow. Sent without one of them, it says so. */
export function ChooseForm({ choices, asked }: { choices: Choices; asked: Asked }) {
  const isSent = asked.project !== null || asked.gpuClass !== null
  return (
    <Form method="get">
      <Stack>
        <SelectField
          name="project"
          label="Project"
          options={choices.projects.map(({ id, title }) => ({ value: id, label: title }))}
          prompt="Choose a project"
          defaultValue={asked.project ?? ''}
          error={isSent && !asked.project ? ['Choose a project.'] : undefined}
          width="medium"
        />
        <SelectField
          name="class"
          label="GPU class"
          options={choices.classes.map(({ code, name }) => ({ value: code, label: name }))}
          prompt="Choose a class"
          defaultValue={asked.gpuClass ?? ''}
          error={isSent && !asked.gpuClass ? ['Choose a GPU class.'] : undefined}
          width="medium"
        />
        <FormActions>
          <Button type="submit">Show its months</Button>
        </FormActions>
      </Stack>
    </Form>
  )
}
