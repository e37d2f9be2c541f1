import type { KeptEstimate } from '../estimates/request-estimate.ts'
import { type Form, shownAnswer, shownQuestions, shownSections } from '../forms/form.ts'
import type { RequestLine } from '../request.ts'

/** An application as it was sent, whole: whoever holds it needs nothing else to know what was sent, and when. GPU-seconds as text. */
export type SubmissionPaper = {
  lab: { legalName: string; address: string }
  application: { number: string; title: string; call: string }
  version: number
  /** The version of the form that was answered. */
  form: number
  applicant: string
  sentBy: string
  /** The server's clock, in UTC. */
  sentAt: string
  sections: { title: string; answers: { question: string; answer: string }[] }[]
  hours: PaperLine[]
  team: { name: string; institution: string; role: string }[]
  attachment: { name: string; sha256: string } | null
}

type PaperLine = {
  gpuClass: string
  seconds: string
  leastUseful: string
  firstMonth: string
  lastMonth: string
  /** What was said of the run; absent where nothing was, and in papers from before it was kept here. */
  run?: { fewestGpus?: number; mostGpus?: number; canCheckpoint?: boolean }
  /** The range of hours kept with the line; parameters and tokens in millions, utilisation in percent. */
  estimate?: {
    fewest: string
    most: string
    parameters: string
    tokens: string
    utilisation: { low: number; high: number }
    method: number
    madeAt: string
  }
}

/** The sections and answers as the form showed them: what was not asked is not in it, and what was left empty says so. */
export function sectionsOf(form: Form, answers: Record<string, string>): SubmissionPaper['sections'] {
  return shownSections(form, answers)
    .map((section) => ({
      title: section.title,
      answers: shownQuestions(form, section, answers).map((question) => ({
        question: question.label,
        answer: shownAnswer(question, answers[question.name]) ?? '',
      })),
    }))
    .filter((section) => section.answers.length > 0)
}

export function hoursOf(
  lines: readonly RequestLine[],
  estimates: ReadonlyMap<string, KeptEstimate> = new Map(),
): SubmissionPaper['hours'] {
  return lines.map((line) => {
    const { gpuClass, asked, leastUseful, firstMonth, lastMonth } = line
    const estimate = estimates.get(gpuClass)
    const run = runOf(line)
    return {
      ...{ gpuClass, seconds: String(asked), leastUseful: String(leastUseful), firstMonth, lastMonth },
      ...(Object.keys(run).length > 0 && { run }),
      ...(estimate && { estimate: estimateOf(estimate) }),
    }
  })
}

function runOf({ fewestGpus, mostGpus, canCheckpoint }: RequestLine): NonNullable<PaperLine['run']> {
  return {
    ...(fewestGpus !== null && { fewestGpus }),
    ...(mostGpus !== null && { mostGpus }),
    ...(canCheckpoint !== null && { canCheckpoint }),
  }
}

function estimateOf({ fewest, most, parameters, tokens, utilisation, method, madeAt }: KeptEstimate) {
  return {
    ...{ fewest: String(fewest), most: String(most), parameters: String(parameters), tokens: String(tokens) },
    ...{ utilisation, method, madeAt: madeAt.toISOString() },
  }
}

/** The words that are hashed and kept: the same paper gives the same words. */
export function writePaper(paper: SubmissionPaper): string {
  return JSON.stringify(paper)
}

export function readPaper(words: string): SubmissionPaper {
  return JSON.parse(words) as SubmissionPaper
}
