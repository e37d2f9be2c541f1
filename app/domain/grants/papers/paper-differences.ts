import { formatExactHours, gpuSeconds } from '#app/units/gpu-time.ts'
import { formatBillions } from '../estimates/estimate.ts'
import type { SubmissionPaper } from './submission-paper.ts'

/** One answer that differs between two versions; an empty side was not asked, or left empty. */
export type PaperDifference = { section: string; field: string; before: string; after: string }

/** What differs between two versions of an application as they were sent in, in the order of the newer one; what is gone comes last. */
export function differencesBetweenPapers(older: SubmissionPaper, newer: SubmissionPaper): PaperDifference[] {
  const before = fieldsOf(older)
  const after = fieldsOf(newer)
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const was = before.get(key)
    const is = after.get(key)
    const { section, field } = is ?? was ?? { section: '', field: '' }
    const one = { section, field, before: was?.value ?? '', after: is?.value ?? '' }
    return one.before === one.after ? [] : [one]
  })
}

type Field = { section: string; field: string; value: string }

/** Every field by its place: a question that is asked twice in a section is told apart by its number. */
function fieldsOf(paper: SubmissionPaper): Map<string, Field> {
  const { application, sections, hours, team, attachment } = paper
  const fields = new Map<string, Field>()
  const add = (section: string, field: string, value: string, turn = 0) => {
    const key = `${section}\n${field}\n${turn}`
    if (fields.has(key)) add(section, field, value, turn + 1)
    else fields.set(key, { section, field, value })
  }
  add('The application', 'Title', application.title)
  for (const { title, answers } of sections) for (const { question, answer } of answers) add(title, question, answer)
  for (const line of hours) add('Hours', line.gpuClass.toUpperCase(), hoursWords(line))
  for (const { name, institution, role } of team) add('Team', name, [institution, role].filter(Boolean).join(', '))
  add('Attachment', 'PDF', attachment ? `${attachment.name}, SHA-256 ${attachment.sha256}` : '')
  return fields
}

function hoursWords(line: SubmissionPaper['hours'][number]): string {
  const exact = (seconds: string) => formatExactHours(gpuSeconds(BigInt(seconds)))
  return [
    `${exact(line.seconds)} GPU-h, at least ${exact(line.leastUseful)}, ${line.firstMonth} to ${line.lastMonth}`,
    ...runWordsOf(line),
  ].join('; ')
}

/** What a line says of its run; nothing in papers from before it was asked. */
export function runWordsOf({ run, estimate }: SubmissionPaper['hours'][number]): string[] {
  const exact = (seconds: string) => formatExactHours(gpuSeconds(BigInt(seconds)))
  return [
    ...(run?.fewestGpus ? [`from ${run.fewestGpus} GPUs at once`] : []),
    ...(run?.mostGpus ? [`to ${run.mostGpus} GPUs at once`] : []),
    ...(run?.canCheckpoint === undefined
      ? []
      : [run.canCheckpoint ? 'goes on from a checkpoint' : 'starts anew when stopped']),
    ...(estimate
      ? [
          `estimated ${exact(estimate.fewest)} to ${exact(estimate.most)} GPU-h for ${formatBillions(BigInt(estimate.parameters))} billion parameters on ${formatBillions(BigInt(estimate.tokens))} billion tokens, by method ${estimate.method}`,
        ]
      : []),
  ]
}
