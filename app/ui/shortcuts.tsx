import { Button, ButtonLink } from './button.tsx'
import styles from './shortcuts.module.css'

const shortcuts: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['/'], does: 'Search anything' },
  { keys: ['j'], does: 'Next row' },
  { keys: ['k'], does: 'Row before' },
  { keys: ['Enter'], does: 'Open the row' },
  { keys: ['x'], does: 'Select the row, where rows can be selected' },
  { keys: [']'], does: 'Next page of a list' },
  { keys: ['['], does: 'Page before' },
  { keys: ['u'], does: 'Up to the list a record is from' },
  { keys: ['?'], does: 'Show these keys' },
  { keys: ['Ctrl', 'K'], does: 'Go to a page or a record; ⌘ K on a Mac' },
  { keys: ['Esc'], does: 'Close what is open' },
]

/** Every key of the staff pages and what it does. */
export function ShortcutList() {
  return (
    <dl className={styles.list}>
      {shortcuts.map((shortcut) => (
        <div key={shortcut.does} className={styles.row}>
          <dt>
            {shortcut.keys.map((key) => (
              <kbd key={key} className={styles.key}>
                {key}
              </kbd>
            ))}
          </dt>
          <dd>{shortcut.does}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The same list over any staff page; a script opens it with the question mark. */
export function ShortcutDialog({ settingTo }: { settingTo: string }) {
  return (
    <dialog className={styles.dialog} aria-labelledby="shortcuts-title" data-shortcut-list>
      <h2 id="shortcuts-title" className={styles.title}>
        Keyboard shortcuts
      </h2>
      <ShortcutList />
      <form method="dialog" className={styles.actions}>
        <Button kind="quiet" size="small">
          Close
        </Button>
        <ButtonLink to={settingTo} kind="quiet" size="small">
          Switch them off
        </ButtonLink>
      </form>
    </dialog>
  )
}
