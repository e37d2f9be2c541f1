import { Button } from './button.tsx'
import found from './found-list.module.css'
import type { NavGroup } from './links.ts'
import styles from './palette.module.css'

type PaletteProps = { action: string; groups: readonly NavGroup[] }

/** Where to go, by a few letters: pages at once, records as the search page finds them. A script opens it with Ctrl-K. */
export function Palette({ action, groups }: PaletteProps) {
  return (
    <dialog className={styles.palette} aria-label="Go to a page or a record" data-palette>
      <form method="get" action={action} className={styles.form}>
        <input
          type="search"
          name="q"
          aria-label="Page, name, number, address or id"
          placeholder="Page, name, number, address or id"
          autoComplete="off"
          className={styles.input}
        />
        <Button kind="quiet" size="small">
          Search
        </Button>
      </form>
      <p role="status" className={styles.note} data-palette-note />
      <div className={styles.answers}>
        <ul className={styles.places} data-palette-places>
          {groups.flatMap((group) =>
            group.links.map((link) => (
              <li key={link.to}>
                <a href={link.to} className={styles.place}>
                  {link.label} <span className={styles.group}>{group.title}</span>
                </a>
              </li>
            )),
          )}
        </ul>
        <div className={found.groups} data-palette-found />
      </div>
    </dialog>
  )
}
