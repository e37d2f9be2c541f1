import type { ReactNode } from 'react'
import type { NavGroup } from './links.ts'
import styles from './site-footer.module.css'

type SiteFooterProps = { groups: readonly NavGroup[]; legal: ReactNode; books?: ReactNode; labName: string }

/** Where else to go, how the books stand, and who we are in law. */
export function SiteFooter({ groups, legal, books, labName }: SiteFooterProps) {
  return (
    <footer className={styles.footer}>
      <div className={styles.footerInner}>
        <nav aria-label={`More from ${labName}`} className={styles.groups}>
          {groups.map((group) => (
            <div key={group.title}>
              <h2 className={styles.groupTitle}>{group.title}</h2>
              <ul className={styles.groupList}>
                {group.links.map((link) => (
                  <li key={link.to}>
                    <a href={link.to}>{link.label}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div className={styles.legal}>
          {books && <div>{books}</div>}
          <div>{legal}</div>
        </div>
      </div>
    </footer>
  )
}
