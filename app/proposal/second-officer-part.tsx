import type { Draft } from '#app/domain/grants/release/read-drafts.server.ts'
import type { SecondState } from '#app/domain/grants/release/second-officer.ts'
import { Notice } from '#app/ui/notice.tsx'
import { When } from '#app/ui/when.tsx'
import { Paragraphs } from './paragraphs.tsx'

export const secondWords: Record<SecondState, string> = {
  'not-needed': 'Not needed',
  waits: 'Waits',
  agreed: 'Agreed',
  sent_back: 'Sent back',
}

/** Where a draft stands with the second officer, with who said so and in which words. */
export function SecondOfficerPart({ draft, zone }: { draft: Pick<Draft, 'second' | 'answer'>; zone: string }) {
  const { second, answer } = draft
  if (second === 'not-needed') return null
  if (!answer) {
    return (
      <Notice tone="warn" title="It waits for a second officer">
        An award of this size is released only when an officer who did not draft it has agreed.
      </Notice>
    )
  }
  return (
    <>
      <Notice
        tone={second === 'agreed' ? 'good' : 'warn'}
        title={second === 'agreed' ? 'A second officer agreed' : 'Sent back: draft it anew'}
      >
        {answer.answeredBy}, <When at={answer.answeredAt} zone={zone} />
      </Notice>
      {answer.words && <Paragraphs text={answer.words} />}
    </>
  )
}
