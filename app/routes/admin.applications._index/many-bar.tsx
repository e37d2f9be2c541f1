import type { ReactNode } from 'react'
import { listActs } from '#app/domain/grants/bulk/bulk.ts'
import { paths } from '#app/paths.ts'
import { bulkTitles } from '#app/proposal/bulk-words.ts'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'

type ManyBarProps = { isShown: boolean; allTo: string; isAll: boolean; count: number; children: ReactNode }

/** The list with what can be done to its ticked rows; the next page shows them before anything is done. */
export function ManyBar({ isShown, allTo, isAll, count, children }: ManyBarProps) {
  if (!isShown) return children
  return (
    <form method="get" action={paths.admin.manyApplications()} aria-label="Act on several applications">
      <Stack>
        <Row>
          <SelectField
            name="act"
            label="With the ticked ones"
            look="compact"
            prompt="Choose"
            options={listActs.map((act) => ({ value: act, label: bulkTitles[act] }))}
          />
          <Button kind="quiet" size="small">
            Go on
          </Button>
          <a href={allTo}>{isAll ? 'Tick none' : `Tick all ${count} on this page`}</a>
        </Row>
        {children}
      </Stack>
    </form>
  )
}
