import { Form } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

type Choices = {
  projects: readonly { id: string; title: string }[]
  classes: readonly { code: string; name: string }[]
}

/** First the project and the class; the months follow. */
export function ChooseForm({ choices }: { choices: Choices }) {
  return (
    <Form method="get">
      <Stack>
        <SelectField
          name="project"
          label="Project"
          options={choices.projects.map(({ id, title }) => ({ value: id, label: title }))}
          prompt="Choose a project"
          width="medium"
        />
        <SelectField
          name="class"
          label="GPU class"
          options={choices.classes.map(({ code, name }) => ({ value: code, label: name }))}
          prompt="Choose a class"
          width="medium"
        />
        <FormActions>
          <Button type="submit">Show its months</Button>
        </FormActions>
      </Stack>
    </Form>
  )
}
