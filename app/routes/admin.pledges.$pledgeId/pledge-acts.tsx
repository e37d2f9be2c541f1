import type { Instalment, PledgeInFull } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'

type PledgeActsProps = { pledge: PledgeInFull; mayAccept: boolean; mayBook: boolean }

/** What this reader may do with a pledge as it stands. */
export function PledgeActs({ pledge, mayAccept, mayBook }: PledgeActsProps) {
  const isOpen = pledge.state === 'offered' || pledge.state === 'active'
  const isConditional = pledge.kind === 'conditional' && pledge.state === 'active' && !pledge.conditionMetAt
  return (
    <>
      {mayAccept && pledge.state === 'offered' && (
        <ButtonLink size="small" to={paths.admin.pledgeAct(pledge.id, 'accept')}>
          Accept it
        </ButtonLink>
      )}
      {mayBook && isConditional && (
        <ButtonLink size="small" to={paths.admin.pledgeAct(pledge.id, 'condition')}>
          The condition is met
        </ButtonLink>
      )}
      {mayBook && isOpen && (
        <ButtonLink kind="quiet" size="small" to={paths.admin.pledgeAct(pledge.id, 'method')}>
          Change how it is paid
        </ButtonLink>
      )}
      {mayBook && isOpen && (
        <ButtonLink kind="quiet" size="small" to={paths.admin.pledgeAct(pledge.id, 'divide')}>
          Divide it anew
        </ButtonLink>
      )}
      {mayBook && isOpen && (
        <ButtonLink kind="danger" size="small" to={paths.admin.pledgeAct(pledge.id, 'end')}>
          {endWord(pledge)}
        </ButtonLink>
      )}
    </>
  )
}

function endWord(pledge: PledgeInFull): string {
  if (pledge.state === 'offered') return 'Decline it'
  return pledge.recognisedAt ? 'Write the rest off' : 'Let it lapse'
}

/** What finance may do about one part that has not come. */
export function PartActs({ pledge, part }: { pledge: PledgeInFull; part: Instalment }) {
  if (part.state === 'processing') return <>Being paid</>
  return (
    <>
      {pledge.state === 'active' && <a href={paths.admin.newGiftFor(part.id)}>Enter its payment</a>}
      {pledge.state === 'active' && ' · '}
      <a href={paths.admin.movePledgePart(pledge.id, part.id)}>Move it</a>
    </>
  )
}
