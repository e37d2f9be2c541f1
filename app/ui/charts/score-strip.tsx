import styles from './score-strip.module.css'

type ScoreStripProps = {
  /** What the marks say, in words: "Reviews at 3.50, 4.25 and 5.00". */
  label: string
  /** Hundredths between `least` and `most`. */
  scores: readonly number[]
  mean: number
  /** How far the mean reaches to both sides: its error bar. */
  reach?: number | undefined
  least?: number | undefined
  most?: number | undefined
}

/** Where each review stands on the scale, with the mean: agreement is seen before it is computed. */
export function ScoreStrip({ label, scores, mean, reach, least = 100, most = 500 }: ScoreStripProps) {
  const at = (score: number) => 5 + ((Math.min(most, Math.max(least, score)) - least) / (most - least)) * 90
  return (
    <svg viewBox="0 0 100 14" width="100" height="14" role="img" aria-label={label} className={styles.strip}>
      <path d="M5,7H95" className={styles.scale} />
      {[0, 1, 2, 3, 4].map((step) => (
        <path key={step} d={`M${5 + step * 22.5},5v4`} className={styles.scale} />
      ))}
      {reach !== undefined && <path d={`M${at(mean - reach)},12.5H${at(mean + reach)}`} className={styles.reach} />}
      {scores.map((score, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two reviews may give the same score, and marks have no state.
        <circle key={index} cx={at(score)} cy="7" r="3" className={styles.review} />
      ))}
      <path d={`M${at(mean)},1v12`} className={styles.mean} />
    </svg>
  )
}
