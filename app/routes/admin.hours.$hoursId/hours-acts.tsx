import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Row } from '#app/ui/layout.tsx'

type HoursActsProps = { id: string; may: { accept: boolean; deliver: boolean; end: boolean } }

/** What can be done with a promise just now, the next step first. */
export function HoursActs({ id, may }: HoursActsProps) {
  return (
    <Row>
      {may.accept && (
        <ButtonLink size="small" to={paths.admin.hoursAct(id, 'accept')}>
          Accept
        </ButtonLink>
      )}
      {may.deliver && (
        <ButtonLink size="small" to={paths.admin.hoursAct(id, 'deliver')}>
          Note a delivery
        </ButtonLink>
      )}
      {may.end && (
        <ButtonLink size="small" kind="quiet" to={paths.admin.hoursAct(id, 'end')}>
          {may.accept ? 'Decline' : 'End it'}
        </ButtonLink>
      )}
    </Row>
  )
}
