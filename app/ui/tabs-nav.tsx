import { currentPage, type NavLink } from './links.ts'
import styles from './tabs-nav.module.css'

/** The parts of one record or list, each at its own address. */
export function TabsNav({ label, tabs }: { label: string; tabs: readonly NavLink[] }) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      <ul className={styles.list}>
        {tabs.map((tab) => (
          <li key={tab.to}>
            <a href={tab.to} aria-current={currentPage(tab)} className={styles.tab}>
              {tab.label}
              {tab.count !== undefined && <span className={styles.count}> {tab.count.toLocaleString('en-US')}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
