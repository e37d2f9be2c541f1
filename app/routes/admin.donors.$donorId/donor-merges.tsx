import type { MergeLine } from '#app/domain/giving/donors/read-merge.server.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

type DonorMergesProps = { donorId: string; merges: readonly MergeLine[]; zone: string; mayChange: boolean }

/** Records that turned out to be this donor, each with its way back; and the way to add another. */
export function DonorMerges({ donorId, merges, zone, mayChange }: DonorMergesProps) {
  if (merges.length === 0 && !mayChange) return null
  return (
    <Section title="Made one with this donor">
      {merges.length > 0 && (
        <Table
          caption="Records made one with this donor"
          captionIs="hidden"
          columns={[
            { name: 'name', label: 'Record', isRowHeading: true },
            { name: 'when', label: 'When' },
            { name: 'by', label: 'By' },
            ...(mayChange ? [{ name: 'act', label: 'Undo' }] : []),
          ]}
          rows={merges.map((merge) => ({
            id: merge.id,
            cells: {
              name: merge.name,
              when: <When at={merge.at} zone={zone} precision="day" />,
              by: merge.by,
              act: (
                <form method="post" action={paths.admin.donorAct(donorId, 'part')}>
                  <input type="hidden" name="merge" value={merge.id} />
                  <Button kind="quiet" size="small">
                    Part them again
                  </Button>
                </form>
              ),
            },
          }))}
        />
      )}
      {mayChange && (
        <form method="get" action={paths.admin.donorMerge(donorId)}>
          <Field
            name="with"
            label="Another record of the same donor"
            hint="Its e-mail address or id; next you compare the two."
            width="medium"
          />
          <FormActions>
            <Button kind="quiet" size="small">
              Compare the two
            </Button>
          </FormActions>
        </form>
      )}
    </Section>
  )
}
