import type { ReactNode } from 'react'
import styles from './definition.module.css'

/** Terms and what they mean or amount to, for the margin of a record. */
export function Definition({ terms }: { terms: readonly { term: string; meaning: ReactNode }[] }) {
  return (
    <dl className={styles.list}>
      {terms.map(({ term, meaning }) => (
        <div key={term}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.meaning}>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
