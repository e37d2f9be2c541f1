import { Button } from './button.tsx'
import styles from './search-box.module.css'

type SearchBoxProps = {
  action: string
  label: string
  name?: string | undefined
  defaultValue?: string | undefined
  placeholder?: string | undefined
  /** shown beside the field; the script makes the key work. */
  shortcut?: string | undefined
}

/** One box to find anything. */
export function SearchBox({ action, label, name = 'q', defaultValue, placeholder, shortcut }: SearchBoxProps) {
  return (
    <search>
      <form method="get" action={action} className={styles.form}>
        <div className={styles.box}>
          <input
            type="search"
            name={name}
            aria-label={label}
            aria-keyshortcuts={shortcut}
            defaultValue={defaultValue}
            placeholder={placeholder ?? label}
            className={styles.input}
            data-search
          />
          {shortcut && (
            <span aria-hidden="true" className={styles.key}>
              {shortcut}
            </span>
          )}
        </div>
        <Button kind="quiet" size="small">
          Search
        </Button>
      </form>
    </search>
  )
}
