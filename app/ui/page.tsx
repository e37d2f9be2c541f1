import type { ReactNode } from 'react'
import { Breadcrumb, type Crumb } from './breadcrumb.tsx'
import { classNames } from './class-names.ts'
import styles from './page.module.css'

type PageProps = {
  title: ReactNode
  /** One or two sentences under the title: what this is, what happens next. */
  lead?: ReactNode
  breadcrumb?: readonly Crumb[] | undefined
  /** Buttons that act on the whole page. */
  actions?: ReactNode
  /** Stands before everything, error summary and flash included, so it is read first. */
  notices?: ReactNode
  children?: ReactNode
}

type PublicPageProps = PageProps & {
  /** A short word over the title: what kind of thing this is. */
  kicker?: ReactNode
  /** The face of what the page is about, such as an Orbit; stands beside the title. */
  mark?: ReactNode
  /** statement is the largest heading, for a front page and a thank-you. */
  scale?: 'page' | 'statement' | undefined
  /** text keeps the page at reading width; wide uses the whole sheet. */
  width?: 'text' | 'wide' | undefined
}

/** A page for everyone: serif headings, generous space. Place it inside SiteFrame. */
export function PublicPage({ scale = 'page', width = 'wide', kicker, mark, ...page }: PublicPageProps) {
  return (
    <main id="main" tabIndex={-1} className={classNames(styles.public, width === 'text' && styles.text)}>
      {page.breadcrumb && <Breadcrumb crumbs={page.breadcrumb} />}
      {page.notices && <div className={styles.notices}>{page.notices}</div>}
      <header className={classNames(styles.publicHeader, mark !== undefined && styles.marked)}>
        {mark}
        <div>
          {kicker && <p className={styles.kicker}>{kicker}</p>}
          <h1 className={classNames(styles.serifTitle, scale === 'statement' && styles.statement)}>{page.title}</h1>
          {page.lead && <div className={styles.serifLead}>{page.lead}</div>}
          {page.actions && <div className={styles.actions}>{page.actions}</div>}
        </div>
      </header>
      <div className={styles.publicBody}>{page.children}</div>
    </main>
  )
}

type StaffPageProps = PageProps & {
  /** States, dates and ids that belong to the title. */
  meta?: ReactNode
}

/** A page to work on: sans headings, dense, the actions at hand. Place it inside StaffFrame. */
export function StaffPage({ meta, ...page }: StaffPageProps) {
  return (
    <main id="main" tabIndex={-1} className={styles.staff}>
      {page.breadcrumb && <Breadcrumb crumbs={page.breadcrumb} />}
      {page.notices && <div className={styles.notices}>{page.notices}</div>}
      <header className={styles.staffHeader}>
        <div className={styles.staffHeading}>
          <h1 className={styles.sansTitle}>{page.title}</h1>
          {meta && <div className={styles.meta}>{meta}</div>}
          {page.lead && <div className={styles.sansLead}>{page.lead}</div>}
        </div>
        {page.actions && <div className={styles.actions}>{page.actions}</div>}
      </header>
      <div className={styles.staffBody}>{page.children}</div>
    </main>
  )
}
