import type { Tribute } from '#app/domain/giving/tributes/read-tribute.server.ts'
import { Card } from '#app/ui/card.tsx'
import { Prose } from '#app/ui/layout.tsx'

/** A card as its reader gets it. */
export function CardPaper({ tribute }: { tribute: Pick<Tribute, 'reader' | 'sentences' | 'words' | 'signedAs'> }) {
  const { reader, sentences, words, signedAs } = tribute
  return (
    <Card title={`Dear ${reader}`} headingLevel={2}>
      <Prose>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {words && <p>“{words}”</p>}
        {words && <p>{signedAs}</p>}
      </Prose>
    </Card>
  )
}
