import type { ReactNode } from 'react'
import { Go, LetterFrame, Words } from './letter-frame.tsx'

/** What every letter about a gift that repeats says. */
export type PlanLetter = {
  labName: string
  legalName: string
  address: string
  contact: string
  giver: string
  fund: string
  words: string
  next: string | null
  url: string
}

type PlanLetterFrameProps = { letter: PlanLetter; preview: string; title: string; children: ReactNode }

/** A letter about a gift that repeats: its news, then where it is changed or stopped. */
export function PlanLetterFrame({ letter, preview, title, children }: PlanLetterFrameProps) {
  return (
    <LetterFrame preview={preview} title={title} from={{ name: letter.legalName, address: letter.address }}>
      {children}
      <Words>
        <Go to={letter.url}>See, change or stop your gift</Go>. No password is needed; whoever has this link can stop
        the gift. Questions: {letter.contact}.
      </Words>
    </LetterFrame>
  )
}

export const examplePlan: PlanLetter = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  contact: 'hello@atom.test',
  giver: 'Ada Lovelace',
  fund: 'Compute fund',
  words: '$25 monthly',
  next: '3 April 2026',
  url: 'https://atom.test/recurring/pln_01JEXAMPLE?key=example',
}
