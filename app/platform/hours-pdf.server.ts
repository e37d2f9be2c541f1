import { type Acknowledged, hoursStatements, labOn } from '#app/domain/giving/in-kind/hours-pledge.ts'
import type { Acknowledgement } from '#app/domain/giving/in-kind/read-deliveries.server.ts'
import { formatGpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import { type Day, formatDay, formatMonth } from '#app/units/time.ts'
import { computeInk, drawPaper, fact, line, type Mark, softInk } from './paper-pdf.server.ts'

/** The acknowledgement of hours in kind: class, hours and month as they were kept, and no value in dollars. */
export function drawHoursPaper(
  { id, at, paper }: Acknowledgement,
  { mark, lab: now }: { mark: Mark; lab: Acknowledged['lab'] },
): Promise<Uint8Array> {
  const { gpuClass } = paper
  const lab = labOn(paper, now)
  const hours = (seconds: string) => `${formatGpuHours(gpuSeconds(BigInt(seconds)))} GPU-h (${gpuClass.toUpperCase()})`
  const lines = [
    line(lab.legalName, { size: 13 }),
    line(lab.address, { ink: softInk }),
    line(`EIN ${lab.ein}`, { ink: softInk }),
    line('Acknowledgement of GPU-hours in kind', { tag: 'H1', size: 22, before: 2.2 }),
    line(hours(paper.seconds), { size: 34, before: 1.2, ink: computeInk }),
    fact('Given by', paper.giver, { before: 1.4, rule: true }),
    fact('For', formatMonth(paper.month)),
    fact('Confirmed on', formatDay(paper.on as Day)),
    fact('Delivered so far', `${hours(paper.deliveredSoFar)} of ${hours(paper.promised)} promised`),
    ...hoursStatements(paper.isDeductible).map((sentence, index) =>
      line(sentence, { before: index === 0 ? 1.4 : 0.5, rule: index === 0 }),
    ),
    line(`Kept by the lab as ${id}. Questions: ${lab.email}`, { before: 1.4, ink: softInk, rule: true }),
  ]
  return drawPaper({ title: `Acknowledgement ${id}`, issuedAt: at, lines, mark })
}
