import styles from './keyset-pager.module.css'

type KeysetPagerProps = {
  /** The rows on this page. */
  shown: number
  /** How many there are, when that is known: "412" or "1,000+". */
  of?: string | undefined
  /** What the rows are: gift, gifts. */
  one: string
  many: string
  previousTo?: string | undefined
  nextTo?: string | undefined
  /** CSV of every row of these filters, whatever the page. */
  csvTo?: string | undefined
}

/** Previous and next by cursor: no page numbers, so the last page costs what the first one does. */
export function KeysetPager({ shown, of, one, many, previousTo, nextTo, csvTo }: KeysetPagerProps) {
  return (
    <nav aria-label={`Pages of ${many}`} className={styles.pager}>
      <p className={styles.count}>
        {shown.toLocaleString('en-US')}
        {of ? ` of ${of}` : ''} {(of ?? String(shown)) === '1' ? one : many}
      </p>
      {csvTo && (
        <a href={csvTo} download className={styles.link}>
          CSV of all of them
        </a>
      )}
      <div className={styles.steps}>
        <Step to={previousTo} rel="prev" label="Previous" />
        <Step to={nextTo} rel="next" label="Next" />
      </div>
    </nav>
  )
}

function Step({ to, rel, label }: { to: string | undefined; rel: 'prev' | 'next'; label: string }) {
  if (!to) return <span className={styles.off}>{label}</span>
  return (
    <a href={to} rel={rel} className={styles.step}>
      {label}
    </a>
  )
}
