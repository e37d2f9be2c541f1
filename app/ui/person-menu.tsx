import type { ReactNode } from 'react'
import { currentPage, type NavLink } from './links.ts'
import styles from './person-menu.module.css'

export type PersonMenuProps = {
  name: string
  /** Roles or e-mail address, under the name. */
  detail?: string | undefined
  links: readonly NavLink[]
  /** The sign-out form: a Button inside a post form, made by the route. */
  signOut?: ReactNode
}

/** Who is signed in, and where that person can go. Opens without script. */
export function PersonMenu({ name, detail, links, signOut }: PersonMenuProps) {
  return (
    <details className={styles.menu} data-menu>
      <summary className={styles.summary}>
        <span aria-hidden="true" className={styles.initials}>
          {initials(name)}
        </span>
        <span className={styles.name}>{name}</span>
      </summary>
      <div className={styles.sheet}>
        <p className={styles.who}>
          {name}
          {detail && <span className={styles.detail}>{detail}</span>}
        </p>
        <ul>
          {links.map((link) => (
            <li key={link.to}>
              <a href={link.to} className={styles.link} aria-current={currentPage(link)}>
                {link.label}
              </a>
            </li>
          ))}
        </ul>
        {signOut && <div className={styles.out}>{signOut}</div>}
      </div>
    </details>
  )
}

/** AL for Ada Lovelace: the first letters of the first and last word. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase()
}
