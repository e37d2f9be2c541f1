import { classNames } from './class-names.ts'
import styles from './status.module.css'
import { toneOfWord } from './status-words.ts'
import type { Tone } from './tone.ts'

/** A state as its word, with a mark whose shape also says the tone. The tone follows the word unless given. */
export function Status({ of, tone }: { of: string; tone?: Tone | undefined }) {
  const shown = tone ?? toneOfWord(of)
  return (
    <span className={classNames(styles.status, styles[shown])}>
      <ToneMark tone={shown} />
      {asWords(of)}
    </span>
  )
}

/** Where the domain's word would say something else to a reader. */
const shownAs: Partial<Record<string, string>> = { cancelling: 'Stopped' }

/** in_review reads "In review". */
function asWords(state: string): string {
  const own = shownAs[state]
  if (own) return own
  const words = state.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Open ring: nothing yet. Half: on its way. Full: good. Triangle: look at it. Square: broken. */
export function ToneMark({ tone }: { tone: Tone }) {
  return (
    <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" className={styles.mark}>
      {tone === 'quiet' && <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.4" />}
      {tone === 'info' && (
        <>
          <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M5 1.4a3.6 3.6 0 0 1 0 7.2z" fill="currentColor" />
        </>
      )}
      {tone === 'good' && <circle cx="5" cy="5" r="4.2" fill="currentColor" />}
      {tone === 'warn' && <path d="M5 .6 9.8 9.2H.2z" fill="currentColor" />}
      {tone === 'bad' && <rect x="1" y="1" width="8" height="8" fill="currentColor" />}
    </svg>
  )
}
