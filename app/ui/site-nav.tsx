import type { ReactNode } from 'react'
import { currentPage, type NavGroup, type NavLink } from './links.ts'
import { Orbit } from './orbit.tsx'
import { PersonMenu, type PersonMenuProps } from './person-menu.tsx'
import { SiteFooter } from './site-footer.tsx'
import styles from './site-nav.module.css'

export type SiteFrameProps = {
  labName: string
  homeTo: string
  links: readonly NavLink[]
  /** The one thing we ask for in the header: Give. */
  ask?: NavLink | undefined
  /** Who is signed in; without it signIn is offered. */
  person?: PersonMenuProps | undefined
  signIn?: NavLink | undefined
  footer: readonly NavGroup[]
  /** The legal line: name, EIN, address. */
  legal: ReactNode
  /** How the books stand, such as "Ledger checked 3 March 2026". */
  books?: ReactNode
  /** Says that this is a demonstration, above everything. */
  banner?: ReactNode
  children: ReactNode
}

/** What stands around every page for the public, backers, researchers and reviewers. */
export function SiteFrame(props: SiteFrameProps) {
  return (
    <div className={styles.frame}>
      <SkipLink />
      {props.banner && (
        <aside aria-label="About this portal" className={styles.banner}>
          {props.banner}
        </aside>
      )}
      <SiteHeader {...props} />
      {props.children}
      <SiteFooter groups={props.footer} legal={props.legal} books={props.books} labName={props.labName} />
    </div>
  )
}

/** The first stop of the Tab key on every page. */
export function SkipLink() {
  return (
    <a href="#main" className={styles.skip}>
      Skip to the main part
    </a>
  )
}

function SiteHeader(props: Omit<SiteFrameProps, 'footer' | 'legal' | 'children'>) {
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Wordmark name={props.labName} to={props.homeTo} />
        <nav aria-label="Main" className={styles.wide}>
          <NavList links={props.links} />
        </nav>
        <div className={styles.tools}>
          {props.ask && (
            <a href={props.ask.to} className={styles.ask} aria-current={currentPage(props.ask)}>
              {props.ask.label}
            </a>
          )}
          {props.person && <PersonMenu {...props.person} />}
          {!props.person && props.signIn && (
            <a href={props.signIn.to} className={styles.signIn} aria-current={currentPage(props.signIn)}>
              {props.signIn.label}
            </a>
          )}
        </div>
        <details className={styles.narrow}>
          <summary className={styles.toggle}>Menu</summary>
          <nav aria-label="Main menu" className={styles.sheet}>
            <NavList links={props.signIn && !props.person ? [...props.links, props.signIn] : props.links} />
          </nav>
        </details>
      </div>
    </header>
  )
}

/** The lab's mark and name. */
export function Wordmark({ name, to }: { name: string; to: string }) {
  return (
    <a href={to} className={styles.wordmark}>
      <Orbit id="atom" size={28} />
      <span>{name}</span>
    </a>
  )
}

function NavList({ links }: { links: readonly NavLink[] }) {
  return (
    <ul className={styles.list}>
      {links.map((link) => (
        <li key={link.to}>
          <a href={link.to} className={styles.link} aria-current={currentPage(link)}>
            {link.label}
          </a>
        </li>
      ))}
    </ul>
  )
}
