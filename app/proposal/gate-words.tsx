import { type Gate, hasNoModel, isGateOpen, modelsBehind } from '#app/domain/grants/gate.ts'
import { opennessClassWords } from '#app/domain/grants/output.ts'
import { Section } from '#app/ui/section.tsx'
import { OnDay } from '#app/ui/when.tsx'

type GateListProps = {
  gate: Gate
  reportTo(id: string): string
  releaseTo(id: string): string
}

/** What is missing, each with the page where it is done. */
export function GateList({ gate, reportTo, releaseTo }: GateListProps) {
  const promised = gate.promised && opennessClassWords[gate.promised]
  return (
    <ul>
      {gate.overdue.map(({ id, title, dueOn }) => (
        <li key={id}>
          <a href={reportTo(id)}>{title}</a> was due on <OnDay on={dueOn} /> and is not in.
        </li>
      ))}
      {modelsBehind(gate).map(({ id, title, reached }) => (
        <li key={id}>
          <a href={releaseTo(id)}>{title}</a> reaches {reached ? opennessClassWords[reached] : 'no class yet'}; promised
          is {promised}.
        </li>
      ))}
      {hasNoModel(gate) && <li>No model is recorded yet; promised is one of {promised}.</li>}
    </ul>
  )
}

/** On a project’s page: why hours its call holds back are not given yet. Nothing while nothing is missing. */
export function GatePart(props: GateListProps) {
  if (isGateOpen(props.gate)) return null
  return (
    <Section
      title="What the last hours and a renewal wait for"
      note="Hours only where the call holds a part of the award back."
    >
      <GateList {...props} />
    </Section>
  )
}
