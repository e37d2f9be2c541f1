import styles from './error-summary.module.css'

export type FieldError = {
  /** The name of the field, as given to Field; without it the sentence is about the whole form. */
  field?: string | undefined
  message: string
}

type ErrorSummaryProps = {
  errors: readonly FieldError[]
  /** What is safe: "Nothing was charged, and what you typed is still here." */
  kept?: string | undefined
}

/** What to put right, first on the page, announced and focused. Renders nothing without errors. */
export function ErrorSummary({ errors, kept }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused form the reader must land on what to put right, also without script.
    <div role="alert" tabIndex={-1} autoFocus aria-labelledby="error-summary" className={styles.summary} data-focus>
      <h2 id="error-summary" className={styles.title}>
        {titleOf(errors)}
      </h2>
      <ul className={styles.list}>
        {errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            {error.field ? <a href={`#${fieldId(error.field)}`}>{error.message}</a> : error.message}
          </li>
        ))}
      </ul>
      {kept && <p className={styles.kept}>{kept}</p>}
    </div>
  )
}

/** Without a field there is nothing to put right: something stood in the way. */
function titleOf(errors: readonly FieldError[]): string {
  if (errors.every(({ field }) => field === undefined)) return 'This did not go through'
  return errors.length === 1 ? 'One thing to put right' : `${errors.length} things to put right`
}

/** The id of a field's input, so that links from the summary reach it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]+/g, '-')}`
}
