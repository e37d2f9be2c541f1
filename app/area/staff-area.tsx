import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { Flash } from '#app/ui/flash.tsx'
import { Palette } from '#app/ui/palette.tsx'
import { SearchBox } from '#app/ui/search-box.tsx'
import { StaffFrame } from '#app/ui/staff-nav.tsx'
import styles from './area.module.css'
import type { Area } from './area.ts'
import { demoWords, personMenu, useCurrent } from './site-area.tsx'

/** The staff pages stand in this: the side nav shows what the person may open. */
export function StaffArea({ area, children }: { area: Area; children: ReactNode }) {
  const mark = useCurrent()
  const person = personMenu(area, mark) ?? { name: 'Signed out', links: [] }
  return (
    <StaffFrame
      labName={area.labName}
      homeTo={paths.home()}
      groups={area.staffGroups.map((group) => ({ title: group.title, links: group.links.map(mark) }))}
      person={person}
      search={<SearchBox action={paths.admin.search()} label="Search anything" shortcut="/" />}
      hasShortcuts={area.hasShortcuts}
      shortcutsTo={paths.accountShortcuts()}
      dialogs={<Palette action={paths.admin.search()} groups={area.staffGroups} />}
      banner={area.isDemo ? demoWords : undefined}
    >
      {area.flash && (
        <div className={styles.staffFlash}>
          <Flash tone={area.flash.tone}>{area.flash.text}</Flash>
        </div>
      )}
      {children}
    </StaffFrame>
  )
}
