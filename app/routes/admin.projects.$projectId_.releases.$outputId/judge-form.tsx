import { tickedIn } from '#app/area/ticked-in.ts'
import { components } from '#app/domain/grants/openness/component.ts'
import type { Release } from '#app/domain/grants/openness/read-release.server.ts'
import { formatTick, parseTick } from '#app/domain/grants/openness/tick.ts'
import { opennessClassWords } from '#app/domain/grants/output.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'

/** What the team says comes with it, to tick and judge together. What was said anew since it was ticked comes back without its tick. */
export function JudgeForm({ release, form }: { release: Release; form: FormReply | undefined }) {
  const { items } = release.checklist
  const table = (
    <Table
      caption="What the team says comes with it"
      columns={[
        { name: 'component', label: 'Component', isRowHeading: true },
        { name: 'class', label: 'For' },
        { name: 'where', label: 'Evidence' },
        { name: 'licence', label: 'Licence', isTight: true },
        { name: 'state', label: 'Stands', isTight: true },
      ]}
      rows={items.map(({ component, url, licence, state, reason, claimedAt, checkedAt }) => ({
        id: formatTick({ component, claimedAt, checkedAt }),
        cells: {
          component: components[component].words,
          class: components[component].isRequired ? opennessClassWords[components[component].class] : 'Not required',
          where: (
            <>
              <a href={url}>{url}</a>
              {reason && <p>{reason}</p>}
            </>
          ),
          licence,
          state: <Status of={state} tone={state === 'checked' ? 'info' : undefined} />,
        },
      }))}
      {...(release.mayJudge && {
        select: { name: 'components', label: wordsOfRow, chosen: form && tickedIn(form, 'components') },
      })}
      empty={<Empty title="The team lists here what it released with the model, each with a link." />}
    />
  )
  if (!release.mayJudge || items.length === 0) return table
  return (
    <form method="post" noValidate>
      <Stack>
        {table}
        <Radios
          name="act"
          label="What you found of those that are ticked"
          defaultValue={form?.values.act}
          error={form?.fieldErrors.act ?? form?.fieldErrors.components}
          choices={[
            { value: 'check', label: 'Checked', hint: 'The link opens without an account and holds what it says.' },
            { value: 'verify', label: 'Verified', hint: 'It is whole and under its licence. Not by who checked it.' },
            { value: 'fail', label: 'Not what it says', hint: 'Also of what was verified before.' },
          ]}
        />
        <TextArea
          name="reason"
          label="What is wrong"
          hint="For what is not what it says; the project’s lead reads it."
          rows={3}
          maxLength={500}
          defaultValue={form?.values.reason}
          error={form?.fieldErrors.reason}
          isOptional
        />
        <FormActions>
          <Button>Keep this</Button>
        </FormActions>
      </Stack>
    </form>
  )
}

function wordsOfRow({ id }: { id: string }): string {
  const tick = parseTick(id)
  return tick ? components[tick.component].words : id
}
