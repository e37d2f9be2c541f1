import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

type WordsKeptProps = { words: readonly { label: string; text: string }[] }

/** What was typed in answer to questions that the form does not ask any more: to be copied, since no field holds it. */
export function WordsKept({ words }: WordsKeptProps) {
  if (words.length === 0) return null
  return (
    <Notice tone="warn" title="What you typed and the form asks no more">
      <SummaryList rows={words.map(({ label, text }) => ({ term: label, value: <Paragraphs text={text} /> }))} />
    </Notice>
  )
}
