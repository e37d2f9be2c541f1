import { tickedIn } from '#app/area/ticked-in.ts'
import type { RunSettings } from '#app/domain/grants/assignment/assignment-run.ts'
import { type Pair, pairKey } from '#app/domain/grants/assignment/proposal.ts'
import type { AssignmentDesk } from '#app/domain/grants/assignment/read-run.server.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkboxes } from '#app/ui/choices.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

const mostTicks = 150

type SettingsFormProps = {
  desk: AssignmentDesk
  settings: RunSettings
  dueOn: string
  form: FormReply | undefined
}

/** How many, at most how many, who is senior, and which pairs must be or must not be. */
export function SettingsForm({ desk, settings, dueOn, form }: SettingsFormProps) {
  const added = desk.run?.state === 'done' ? (desk.run.proposal?.added ?? []) : []
  const error = (name: string) => form?.fieldErrors[name]?.[0]
  // A long list of ticks helps nobody: in a large call a pair is chosen by name.
  const near = added.length > mostTicks ? [] : added
  const ticked = (name: string, usual: readonly string[]) => (form ? tickedIn(form, name) : usual)
  const pins = ticked('pins', settings.pins.map(pairKey))
  const bans = ticked('bans', settings.bans.map(pairKey))
  const isOpen =
    pins.length + bans.length > 0 || form?.values.oneApplication !== undefined || error('oneReviewer') !== undefined
  const value = (name: string, usual: string) => form?.values[name] ?? usual
  return (
    <form method="post" noValidate>
      <Stack>
        <Field
          name="perApplication"
          label="Reviewers for each application"
          kind="digits"
          width="short"
          defaultValue={value('perApplication', String(settings.perApplication))}
          error={error('perApplication')}
        />
        <Field
          name="most"
          label="Reviews of this call for one reviewer, at most"
          kind="digits"
          width="short"
          defaultValue={value('most', String(settings.most))}
          error={error('most')}
        />
        <Field
          name="dueOn"
          label="Due"
          kind="date"
          width="short"
          isOptional
          defaultValue={value('dueOn', dueOn)}
          error={error('dueOn')}
        />
        <Checkboxes
          name="seniors"
          label="Senior reviewers"
          hint="Every application gets one of them, where one can read it."
          choices={desk.reviewers.map(({ id, name, topics }) => ({
            value: id,
            label: name,
            hint: topics.length > 0 ? topics.join(', ') : 'names no topics yet',
          }))}
          defaultValues={ticked('seniors', settings.seniors)}
        />
        <Details summary="Pairs that must be, or must not be" isOpen={isOpen}>
          <Stack>
            <Pairs name="pins" label="Must read it" pairs={[...settings.pins, ...near]} chosen={pins} desk={desk} />
            <Pairs name="bans" label="Must not read it" pairs={[...settings.bans, ...near]} chosen={bans} desk={desk} />
            <OnePair desk={desk} form={form} />
          </Stack>
        </Details>
        <FormActions>
          <Button kind={desk.run ? 'quiet' : 'primary'}>{desk.run ? 'Work it out again' : 'Work it out'}</Button>
        </FormActions>
      </Stack>
    </form>
  )
}

type PairsProps = {
  name: string
  label: string
  pairs: readonly Pair[]
  chosen: readonly string[]
  desk: AssignmentDesk
}

/** Pairs that are held to, and those proposed, to hold to them too. */
function Pairs({ name, label, pairs, chosen, desk }: PairsProps) {
  const keys = [...new Set(pairs.map(pairKey))]
  if (keys.length === 0) return null
  const applications = new Map<string, string>(desk.applications.map(({ id, number }) => [id, number]))
  const reviewers = new Map<string, string>(desk.reviewers.map((reviewer) => [reviewer.id, reviewer.name]))
  return (
    <Checkboxes
      name={name}
      label={label}
      choices={keys.map((key) => {
        const [application = '', reviewer = ''] = key.split(' ')
        return { value: key, label: `${reviewers.get(reviewer) ?? 'Somebody'}, ${applications.get(application) ?? ''}` }
      })}
      defaultValues={chosen}
    />
  )
}

function OnePair({ desk, form }: { desk: AssignmentDesk; form: FormReply | undefined }) {
  const kept = (name: string) => ({ name, defaultValue: form?.values[name], error: form?.fieldErrors[name] })
  return (
    <>
      <SelectField
        {...kept('oneApplication')}
        label="One more pair: application"
        prompt="None"
        isOptional
        options={desk.applications.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
      />
      <SelectField
        {...kept('oneReviewer')}
        label="Its reviewer"
        prompt="None"
        isOptional
        options={desk.reviewers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        {...kept('oneIs')}
        label="This pair"
        options={[
          { value: 'pin', label: 'must be' },
          { value: 'ban', label: 'must not be' },
        ]}
      />
    </>
  )
}
