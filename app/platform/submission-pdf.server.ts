import { runWordsOf } from '#app/domain/grants/papers/paper-differences.ts'
import type { SubmissionPaper } from '#app/domain/grants/papers/submission-paper.ts'
import { formatExactHours, gpuSeconds } from '#app/units/gpu-time.ts'
import { formatMonth, type Month } from '#app/units/time.ts'
import { computeInk, drawPaper, fact, line, type Mark, softInk } from './paper-pdf.server.ts'

type Submission = { paper: SubmissionPaper; sha256: string }

/** An application as it was sent in: number, time, every answer, the hours, the people and the fingerprint. */
export function drawSubmission({ paper, sha256 }: Submission, { mark }: { mark: Mark }): Promise<Uint8Array> {
  const { lab, application, sections, hours, team, attachment } = paper
  const exact = (seconds: string) => formatExactHours(gpuSeconds(BigInt(seconds)))
  const lines = [
    line(lab.legalName, { size: 13 }),
    line(lab.address, { ink: softInk }),
    line('Application as it was sent in', { tag: 'H1', size: 22, before: 2.2 }),
    line(`${application.number}: ${application.title}`, { size: 13, before: 0.8 }),
    fact('Received', `${paper.sentAt.replace('T', ' ').replace(/\.\d+Z$/, '')} UTC`, { before: 1.2, rule: true }),
    fact('Version', `${paper.version}, in answer to version ${paper.form} of the form`),
    fact('Call', application.call),
    fact('Principal investigator', paper.applicant),
    fact('Sent by', paper.sentBy),
    ...hours.flatMap((hour, index) => [
      line(
        `${exact(hour.seconds)} GPU-h (${hour.gpuClass.toUpperCase()}), at least ${exact(hour.leastUseful)}, ${formatMonth(hour.firstMonth as Month)} to ${formatMonth(hour.lastMonth as Month)}`,
        { size: 13, before: index === 0 ? 1.2 : 0.3, rule: index === 0, ink: computeInk },
      ),
      ...runWordsOf(hour).map((words) => line(words, { ink: softInk })),
    ]),
    ...team.map(({ name, institution }, index) =>
      line([name, institution].filter(Boolean).join(', '), { before: index === 0 ? 1.2 : 0.3, rule: index === 0 }),
    ),
    ...sections.flatMap(({ title, answers }) => [
      line(title, { size: 15, before: 1.4, rule: true }),
      ...answers.flatMap(({ question, answer }) => [
        line(question, { ink: softInk, before: 0.9 }),
        ...(answer || 'Left empty').split(/\n+/).map((part) => line(part)),
      ]),
    ]),
    ...(attachment
      ? [line(`Attachment ${attachment.name}, SHA-256 ${attachment.sha256}`, { before: 1.2, rule: true })]
      : []),
    line(`SHA-256 of what was sent: ${sha256}`, { before: 1, ink: softInk, rule: true }),
  ]
  return drawPaper({ title: `Application ${application.number}`, issuedAt: new Date(paper.sentAt), lines, mark })
}
