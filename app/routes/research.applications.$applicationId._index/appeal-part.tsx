import type { Appeal } from '#app/domain/grants/appeals/read-appeal.server.ts'
import type { MyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { When } from '#app/ui/when.tsx'

type AppealPartProps = { application: MyApplication; appeal: Appeal | null; zone: string }

const stands = {
  open: 'An officer who had no hand in the decision reads it.',
  upheld: 'It was upheld: the application is discussed and decided anew.',
  declined: 'It was declined, with a reason. That is final.',
} as const

/** The appeal as it stands; or until when there may be one. */
export function AppealPart({ application: { id, appealUntil }, appeal, zone }: AppealPartProps) {
  const to = paths.research.appeal(id)
  if (appeal) {
    return (
      <Notice title="Your appeal" action={<ButtonLink to={to}>Read the appeal</ButtonLink>}>
        {stands[appeal.state]}
      </Notice>
    )
  }
  if (!appealUntil) return null
  return (
    <p>
      Something went wrong with the decision? <a href={to}>Appeal it</a> until <When at={appealUntil} zone={zone} />.
    </p>
  )
}
