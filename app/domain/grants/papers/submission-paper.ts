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
  hours: { gpuClass: string; seconds: string; leastUseful: string; firstMonth: string; lastMonth: string }[]
  team: { name: string; institution: string; role: string }[]
  attachment: { name: string; sha256: string } | null
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

export function hoursOf(lines: readonly RequestLine[]): SubmissionPaper['hours'] {
  return lines.map(({ gpuClass, asked, leastUseful, firstMonth, lastMonth }) => ({
    ...{ gpuClass, seconds: String(asked), leastUseful: String(leastUseful), firstMonth, lastMonth },
  }))
}

/** The words that are hashed and kept: the same paper gives the same words. */
export function writePaper(paper: SubmissionPaper): string {
  return JSON.stringify(paper)
}

export function readPaper(words: string): SubmissionPaper {
  return JSON.parse(words) as SubmissionPaper
}
