import { Prose } from '#app/ui/layout.tsx'

/** Text a person typed, in the paragraphs they typed it in; one that is repeated word for word stands once. */
export function Paragraphs({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim())
  return (
    <Prose>
      {[...new Set(paragraphs)].map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </Prose>
  )
}
