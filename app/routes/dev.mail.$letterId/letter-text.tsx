import { Prose } from '#app/ui/layout.tsx'
import { LetterPreview } from '#app/ui/letter-preview.tsx'

type Props = {
  from: string
  to: string
  subject: string
  at: Date
  text: string
  attachments: { fileName: string; size: number }[]
}

/** A letter paragraph by paragraph; addresses of ours become links, so that a journey can go on from here. */
export function LetterText({ from, to, subject, at, text, attachments }: Props) {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '')
  return (
    <LetterPreview from={from} to={to} subject={subject} sentAt={at}>
      <Prose>
        {paragraphs.map((paragraph, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a letter never move
          <p key={place}>{paragraph.split(/(https?:\/\/[^\s\])>]*[^\s\])>.,;:])/).map(linked)}</p>
        ))}
        {attachments.map(({ fileName, size }) => (
          <p key={fileName}>
            Attached: {fileName}, {Math.ceil(size / 1024)} KB
          </p>
        ))}
      </Prose>
    </LetterPreview>
  )
}

function linked(part: string) {
  return /^https?:\/\//.test(part) ? (
    <a key={part} href={part}>
      {part}
    </a>
  ) : (
    part
  )
}
