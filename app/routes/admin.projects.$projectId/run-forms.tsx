import { projectSteps, stepWords } from '#app/domain/grants/project.ts'
import type { ProjectForPerson } from '#app/domain/grants/read-projects.server.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Section } from '#app/ui/section.tsx'

/** The Slurm account whose runs are charged to the project. */
export function AccountForm({ project }: { project: ProjectForPerson }) {
  if (!project.mayRun || project.state === 'closed') {
    return (
      <Section title="Slurm account">{project.slurmAccount ? <Mono>{project.slurmAccount}</Mono> : 'Not set'}</Section>
    )
  }
  return (
    <Section title="Slurm account">
      <form method="post" action={paths.admin.projectAct(project.id, 'account')} noValidate>
        <Stack>
          <Field
            name="account"
            label="Account"
            hint="Runs under it are charged to this project."
            maxLength={40}
            defaultValue={project.slurmAccount ?? ''}
            autoComplete="off"
            spellCheck={false}
          />
          <FormActions>
            <Button kind="quiet">Set the account</Button>
          </FormActions>
        </Stack>
      </form>
    </Section>
  )
}

/** The steps its state allows, one button each. */
export function StateForms({ project }: { project: ProjectForPerson }) {
  const steps = projectSteps[project.state]
  if (steps.length === 0) return null
  return (
    <Section title="State">
      <Row>
        {steps.map((to) => (
          <form key={to} method="post" action={paths.admin.projectAct(project.id, 'state')}>
            <input type="hidden" name="to" value={to} />
            <Button kind={to === 'closed' ? 'danger' : 'quiet'}>{stepWords[to]}</Button>
          </form>
        ))}
      </Row>
    </Section>
  )
}
