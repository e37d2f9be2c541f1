import { Go, LetterFrame, Words } from './letter-frame.tsx'

export type OwnWords = { subject: string; words: string }

/** A letter in the words of its call: paragraph by paragraph, its address a link. */
export function OwnLetter({ own, url, lab }: { own: OwnWords; url: string; lab: { name: string; address: string } }) {
  return (
    <LetterFrame preview={own.subject} title={own.subject} from={lab}>
      {paragraphsOf(own.words).map(({ key, parts }) => (
        <Words key={key}>
          {parts.map((part) =>
            part.isLink ? (
              <Go key={part.key} to={url}>
                {url}
              </Go>
            ) : (
              <span key={part.key}>{part.text}</span>
            ),
          )}
        </Words>
      ))}
    </LetterFrame>
  )

  function paragraphsOf(words: string) {
    const paragraphs = words.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
    return paragraphs.map((paragraph, at) => ({ key: `${at}`, parts: partsOf(paragraph.trim()) }))
  }

  /** The text cut at the address, which stands between every two pieces. */
  function partsOf(paragraph: string) {
    return paragraph.split(url).flatMap((text, at) => {
      const piece = { key: `text-${at}`, text, isLink: false }
      return at === 0 ? [piece] : [{ key: `link-${at}`, text: url, isLink: true }, piece]
    })
  }
}
