import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './definition.module.css'

type DefinitionProps = {
  terms: readonly { term: string; meaning: ReactNode }[]
  /** stacked for the margin of a record; abreast for a line of facts under a title. */
  look?: 'stacked' | 'abreast' | undefined
}

/** Terms and what they mean or amount to. */
export function Definition({ terms, look = 'stacked' }: DefinitionProps) {
  return (
    <dl className={classNames(styles.list, look === 'abreast' && styles.abreast)}>
      {terms.map(({ term, meaning }) => (
        <div key={term}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.meaning}>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
