import type { ReactNode } from 'react'
import { currentPage, type NavGroup } from './links.ts'
import { PersonMenu, type PersonMenuProps } from './person-menu.tsx'
import { ShortcutDialog } from './shortcuts.tsx'
import { SkipLink, Wordmark } from './site-nav.tsx'
import styles from './staff-nav.module.css'

type StaffFrameProps = {
  labName: string
  homeTo: string
  groups: readonly NavGroup[]
  person: PersonMenuProps
  /** The search box that `/` reaches. */
  search?: ReactNode
  /** Where the keys are listed and switched off; without it there are none. */
  shortcutsTo?: string | undefined
  hasShortcuts?: boolean | undefined
  /** The palette: closed until a script opens it. */
  dialogs?: ReactNode
  banner?: ReactNode
  children: ReactNode
}

/** What stands around every staff page: side nav, search, the person. On a narrow screen the nav folds away. */
export function StaffFrame({ labName, homeTo, groups, person, banner, children, ...frame }: StaffFrameProps) {
  const { search, shortcutsTo, hasShortcuts = true } = frame
  return (
    <div className={styles.frame} data-keys={shortcutsTo && (hasShortcuts ? 'on' : 'off')}>
      <SkipLink />
      {banner && (
        <aside aria-label="About this portal" className={styles.banner}>
          {banner}
        </aside>
      )}
      <header className={styles.top}>
        <Wordmark name={labName} to={homeTo} />
        {search && <div className={styles.search}>{search}</div>}
        <PersonMenu {...person} />
      </header>
      <nav aria-label="Staff" className={styles.side}>
        <StaffLinks groups={groups} />
        {shortcutsTo && (
          <p className={styles.keys}>
            <a href={shortcutsTo}>Keyboard shortcuts</a>
          </p>
        )}
      </nav>
      <details className={styles.folded}>
        <summary className={styles.toggle}>All staff pages</summary>
        <nav aria-label="All staff pages" className={styles.sheet}>
          <StaffLinks groups={groups} />
        </nav>
      </details>
      <div className={styles.content}>{children}</div>
      {frame.dialogs}
      {shortcutsTo && <ShortcutDialog settingTo={shortcutsTo} />}
    </div>
  )
}

function StaffLinks({ groups }: { groups: readonly NavGroup[] }) {
  return groups.map((group) => (
    <div key={group.title} className={styles.group}>
      <h2 className={styles.title}>{group.title}</h2>
      <ul>
        {group.links.map((link) => (
          <li key={link.to}>
            <a href={link.to} className={styles.link} aria-current={currentPage(link)}>
              {link.label}
              {link.count ? <span className={styles.count}>{link.count.toLocaleString('en-US')}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </div>
  ))
}
