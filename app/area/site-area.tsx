import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Flash } from '#app/ui/flash.tsx'
import type { NavLink } from '#app/ui/links.ts'
import { SiteFrame } from '#app/ui/site-nav.tsx'
import styles from './area.module.css'
import type { Area, AreaLink } from './area.ts'
import { footerGroups, publicLinks } from './places.ts'

type SiteAreaProps = {
  area: Area
  /** The pages of this audience; the public ones without. */
  links?: readonly AreaLink[]
  children: ReactNode
}

/** Public, backer, research, review and account pages stand in this. */
export function SiteArea({ area, links = publicLinks(), children }: SiteAreaProps) {
  const mark = useCurrent()
  return (
    <SiteFrame
      labName={area.labName}
      homeTo={paths.home()}
      links={links.map(mark)}
      ask={mark({ to: paths.give(), label: 'Give' })}
      person={personMenu(area, mark)}
      signIn={mark({ to: paths.signIn(), label: 'Sign in' })}
      footer={footerGroups}
      legal={area.legal}
      banner={area.isDemo ? demoWords : undefined}
    >
      {area.flash && (
        <div className={styles.flash}>
          <Flash tone={area.flash.tone}>{area.flash.text}</Flash>
        </div>
      )}
      {children}
    </SiteFrame>
  )
}

export const demoWords = 'A demonstration: invented people, test cards, no real money.'

/** The menu behind a person's name; nothing for a visitor. */
export function personMenu(area: Area, mark: (link: AreaLink) => NavLink) {
  if (!area.person) return undefined
  return {
    name: area.person.name,
    detail: area.person.detail,
    links: area.places.map(mark),
    signOut: (
      <form method="post" action={paths.signOut()} data-forgets="">
        <Button kind="quiet" size="small">
          Sign out
        </Button>
      </form>
    ),
  }
}

/** Marks the link that leads to the page being read, or to what it belongs to. */
export function useCurrent(): (link: AreaLink) => NavLink {
  const { pathname } = useLocation()
  return (link) => ({
    ...link,
    isCurrent: pathname === link.to || (depth(link.to) > 1 && pathname.startsWith(`${link.to}/`)),
  })
}

function depth(path: string): number {
  return path.split('/').filter(Boolean).length
}
