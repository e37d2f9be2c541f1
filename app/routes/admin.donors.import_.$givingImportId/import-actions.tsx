import { underWayStates } from '#app/domain/giving/imports/giving-import.ts'
import type { ImportInFull } from '#app/domain/giving/imports/read-imports.server.ts'
import { paths } from '#app/paths.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'

type ImportActionsProps = { told: ImportInFull; may: { change: boolean; run: boolean } }

/** What can be done with a file as it stands. */
export function ImportActions({ told, may }: ImportActionsProps) {
  const { id, state, found } = told
  const toWrite = found ? found.rows.new + found.rows.known : 0
  if (underWayStates.includes(state)) return <ButtonLink to={paths.admin.givingImport(id)}>Look again</ButtonLink>
  return (
    <>
      {found && found.rows.refused + found.rows.twice > 0 && (
        <ButtonLink kind="quiet" size="small" to={paths.admin.importRefusedCsv(id)} download="refused.csv">
          CSV of what is left out
        </ButtonLink>
      )}
      {may.change && (state === 'uploaded' || state === 'checked') && (
        <ButtonLink kind="quiet" size="small" to={paths.admin.importAct(id, 'columns')}>
          Change the columns
        </ButtonLink>
      )}
      {may.run && state === 'checked' && toWrite > 0 && (
        <form method="post" action={paths.admin.importAct(id, 'run')}>
          <Button size="small">Write {toWrite.toLocaleString('en-US')} rows</Button>
        </form>
      )}
      {may.run && state === 'done' && (
        <ButtonLink kind="danger" size="small" to={paths.admin.importAct(id, 'undo')}>
          Take it back
        </ButtonLink>
      )}
    </>
  )
}
