import type { Id } from '#app/units/id.ts'
import type { DecisionLine, GrantedHours } from '../decision.ts'
import { opennessClassWords } from '../output.ts'

export type OpennessClass = 1 | 2 | 3

/** What both sides promise: the text of one call, in one of its versions. */
export type AgreementText = {
  id: Id<'agt'>
  number: number
  promises: string[]
  /** The Model Openness Framework class a released model must reach; 1 is the most open. */
  opennessClass: OpennessClass
}

export type AgreementWords = Pick<AgreementText, 'promises' | 'opennessClass'>

/** What a new call starts from. */
export const standardAgreement: AgreementWords = {
  promises: [
    'The lab gives the hours named here to this project, in these months, on its own GPUs.',
    'The project uses them for the work described in its application, and nobody sells them on.',
    'What the application promises is released under the licence it names, within six months of the last run.',
    'Hours of a month that are not used in it may go to others; the lab writes before it takes them.',
    'Title, summary, institution and hours of the project are public.',
  ],
  opennessClass: 3,
}

/** Everything that is promised, in the order it is read and signed: last, whatever else the text says, the openness of what comes out. */
export function promisesOf({ promises, opennessClass }: AgreementWords): string[] {
  const reached = opennessClassWords[opennessClass]
  const openness = `A model that comes out of this project reaches ${reached}, of the Model Openness Framework, or a more open class.`
  return [...promises, openness]
}

export const mostPromises = 30
export const longestPromise = 600

export type AgreementFault = 'no-promise' | 'too-many-promises' | 'promise-too-long'

export function findAgreementFault({ promises }: AgreementWords): AgreementFault | null {
  if (promises.length === 0) return 'no-promise'
  if (promises.length > mostPromises) return 'too-many-promises'
  return promises.some((promise) => promise.length > longestPromise) ? 'promise-too-long' : null
}

/** One promise a paragraph, as an officer types them; lines of one paragraph are one promise. */
export function promisesIn(typed: string): string[] {
  return typed
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
}

export function typedPromises(promises: readonly string[]): string {
  return promises.join('\n\n')
}

/**
 * The lines an applicant takes of an offer: all of it when nothing is named, never more than is offered of a class, and
 * something of at least one. The months stay those offered.
 */
export function takeLines(
  offered: readonly DecisionLine[],
  taken: readonly GrantedHours[] | null,
): DecisionLine[] | 'more-than-offered' | 'nothing-taken' {
  if (!taken) return [...offered]
  const lines: DecisionLine[] = []
  for (const { gpuClass, seconds } of taken) {
    if (seconds === 0n) continue
    const line = offered.find((one) => one.gpuClass === gpuClass)
    if (!line || seconds < 0n || seconds > line.seconds) return 'more-than-offered'
    lines.push({ ...line, seconds })
  }
  return lines.length > 0 ? lines : 'nothing-taken'
}

/** What is signed, whole: whoever holds it needs nothing else to know what was agreed. GPU-seconds as text. */
export type AgreementPaper = {
  lab: { legalName: string; address: string; ein: string }
  application: { number: string; title: string; call: string }
  /** Who signs for the project. */
  applicant: { name: string; institution: string }
  /** All promises in the words they were read in, the one about openness with them. */
  text: { number: number; promises: string[]; opennessClass: OpennessClass }
  hours: { gpuClass: string; seconds: string; firstMonth: string; lastMonth: string }[]
  signature: { name: string; at: string }
}

/** The words that are hashed and kept: the same paper gives the same words. */
export function writePaper(paper: AgreementPaper): string {
  return JSON.stringify(paper)
}

export function readPaper(words: string): AgreementPaper {
  return JSON.parse(words) as AgreementPaper
}
