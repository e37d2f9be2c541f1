import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import styles from './filter-bar.module.css'

type FilterBarProps = {
  /** Where the filters go; the form is a GET, so they live in the URL. */
  action: string
  label: string
  /** What is filtered by now, each with the address that lets go of it. */
  active?: readonly { label: string; removeTo: string }[] | undefined
  clearTo?: string | undefined
  /** Compact fields: Field, SelectField, SearchBox. Hidden inputs keep sort order. */
  children: ReactNode
}

/** Narrows a list down. The address says how, so it can be saved and sent. */
export function FilterBar({ action, label, active = [], clearTo, children }: FilterBarProps) {
  return (
    <search className={styles.bar}>
      <form method="get" action={action} aria-label={label} className={styles.form}>
        {children}
        <Button kind="quiet" size="small">
          Apply filters
        </Button>
      </form>
      {active.length > 0 && (
        <ul className={styles.active}>
          {active.map((filter) => (
            <li key={filter.label}>
              <a href={filter.removeTo} className={styles.chip} aria-label={`Remove filter: ${filter.label}`}>
                {filter.label}
                <span aria-hidden="true"> ×</span>
              </a>
            </li>
          ))}
          {clearTo && (
            <li>
              <a href={clearTo} className={styles.clear}>
                Clear all
              </a>
            </li>
          )}
        </ul>
      )}
    </search>
  )
}
