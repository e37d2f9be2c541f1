import { type Gate, isGateOpen } from '#app/domain/grants/gate.ts'
import type { Renewal, RenewalLine } from '#app/domain/grants/renewals/read-renewal.server.ts'
import type { RenewalPass } from '#app/domain/grants/renewals/read-renewal-pass.server.ts'
import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { Row } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { When } from '#app/ui/when.tsx'
import { GateList } from './gate-words.tsx'

/** On an application that renews an award: what it renews, what was taken over, and what it waits for. */
export function RenewalPart({ renewal, isWriting }: { renewal: Renewal; isWriting: boolean }) {
  const { project, carried, leftBehind } = renewal
  return (
    <>
      {isWriting && <RenewalWaits renewal={renewal} />}
      <Section title="Renewal">
        <p>
          It asks to go on with <a href={paths.research.project(project.id)}>{project.title}</a>.
        </p>
        {isWriting && (
          <Details summary={`Taken over from the application before: ${carried.length}; not: ${leftBehind.length}`}>
            <Names title="Taken over" names={carried} empty="Nothing: this call asks other questions." />
            <Names title="Not asked here, or not in these words" names={leftBehind} empty="Nothing was left behind." />
            <p>
              Read every answer once more: it was true of the first award. Co-applicants are invited anew, and months
              outside this call’s window are empty.
            </p>
          </Details>
        )}
      </Section>
    </>
  )
}

function Names({ title, names, empty }: { title: string; names: readonly string[]; empty: string }) {
  return (
    <>
      <h3>{title}</h3>
      {names.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <ul>
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What has to be there before it can be sent, each with the page where it is done; nothing when all is. */
export function RenewalWaits({ renewal }: { renewal: Renewal | null }) {
  if (!renewal?.waitsFor) return null
  const { id } = renewal.project
  return (
    <Notice tone="warn" title="It cannot be sent yet: the project owes something">
      <GateList
        gate={renewal.waitsFor}
        reportTo={(reportId) => paths.research.report(id, reportId)}
        releaseTo={(outputId) => paths.research.release(id, outputId)}
      />
      <p>
        Go on writing meanwhile; nothing is lost. A class counts once two officers have verified it. If something cannot
        be had in time, ask a programme officer.
      </p>
    </Notice>
  )
}

type RenewalsPartProps = { renewals: readonly RenewalLine[]; renewTo: string | null }

/** On a project’s page for its team: the renewals there are, and where its lead begins one. */
export function RenewalsPart({ renewals, renewTo }: RenewalsPartProps) {
  if (renewals.length === 0 && !renewTo) return null
  return (
    <Section
      title="Renewal"
      action={
        renewTo && (
          <ButtonLink to={renewTo} kind="quiet" size="small">
            Renew the project
          </ButtonLink>
        )
      }
    >
      {renewals.length === 0 ? (
        <p>With a renewal the project goes on under a new award, with its account and its page.</p>
      ) : (
        <ul>
          {renewals.map(({ id, number, stage }) => (
            <li key={id}>
              <Row>
                <a href={paths.research.application(id)}>{number}</a> <Status of={stage} />
              </Row>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

type RenewalPassPartProps = { gate: Gate; pass: RenewalPass | null; zone: string; passTo: string | null }

/** On a project’s page for staff: whether a renewal may be sent although something is missing. */
export function RenewalPassPart({ gate, pass, zone, passTo }: RenewalPassPartProps) {
  if (pass) {
    return (
      <Section title="Renewal">
        <p>
          {pass.givenBy} let renewals be sent whatever is missing, <When at={pass.givenAt} zone={zone} />: {pass.reason}
        </p>
      </Section>
    )
  }
  if (isGateOpen(gate) || !passTo) return null
  return (
    <Section title="Renewal">
      <p>
        A renewal is not sent before the list above is empty. <a href={passTo}>Let it be sent all the same</a>
      </p>
    </Section>
  )
}
