import { usePageFacts } from '#app/page-facts.ts'
import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorPage } from '#app/ui/error-page.tsx'
import type { Area } from './area.ts'
import { SiteArea } from './site-area.tsx'
import { StaffArea } from './staff-area.tsx'

/** An address that nobody answers, within the menu of whoever is signed in. */
export function NothingHere({ area, isStaffPage }: { area: Area; isStaffPage: boolean }) {
  const { requestId } = usePageFacts()
  const homeTo = isStaffPage ? paths.admin.home() : paths.home()
  const page = (
    <ErrorPage
      status={404}
      reference={requestId || undefined}
      actions={
        <ButtonLink kind="quiet" to={homeTo}>
          Go to the start
        </ButtonLink>
      }
    />
  )
  return isStaffPage ? <StaffArea area={area}>{page}</StaffArea> : <SiteArea area={area}>{page}</SiteArea>
}
