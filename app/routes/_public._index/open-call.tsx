import { paths } from '#app/paths.ts'
import { CallDeadline } from '#app/proposal/call-deadline.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { When } from '#app/ui/when.tsx'

type Call = {
  slug: string
  title: string
  summary: string
  opensAt: Date
  deadline: Date | null
  timeZone: string
  stage: 'upcoming' | 'open' | 'closed'
}

/** The call that can be answered now, or the next one. */
export function OpenCall({ call, readerZone }: { call: Call | null; readerZone: string | null }) {
  return (
    <Section look="public" title="Ask for hours" note={<a href={paths.calls()}>All calls for proposals</a>}>
      {call ? (
        <Card
          title={call.title}
          to={paths.call(call.slug)}
          kicker={<Status of={call.stage} />}
          footer={
            call.stage === 'open' ? (
              <>
                Closes <CallDeadline call={call} readerZone={readerZone ?? undefined} />
              </>
            ) : (
              <>
                Opens <When at={call.opensAt} zone={call.timeZone} />
              </>
            )
          }
          action={
            call.stage === 'open' && (
              <ButtonLink size="small" to={paths.call(call.slug)}>
                Apply
              </ButtonLink>
            )
          }
        >
          <p>{call.summary}</p>
        </Card>
      ) : (
        <Empty title="No call for proposals is open. The next one will be announced here." />
      )}
    </Section>
  )
}
