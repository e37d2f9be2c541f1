import { intervalWords, isRunning } from '#app/domain/giving/recurring/plan.ts'
import type { PlanLine } from '#app/domain/giving/recurring/read-plans.server.ts'
import { paths } from '#app/paths.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/layout.tsx'

type PlanActsProps = {
  plan: PlanLine
  /** The key of the letter's link, when the reader came by it. */
  linkKey?: string | null | undefined
  /** The sum is changed by the donor herself, signed in. */
  maySetAmount?: boolean | undefined
  /** A card is given by whoever has it, not by staff. */
  maySetCard?: boolean | undefined
}

type Act = Parameters<typeof paths.planAct>[1]

/** What can be done to a gift that repeats as it stands. Each is a form of its own and works without script. */
export function PlanActs({ plan, linkKey = null, maySetAmount, maySetCard = true }: PlanActsProps) {
  const to = (act: Act) => paths.planAct(plan.id, act, linkKey)
  if (plan.state === 'cancelling') return <Kept to={to('keep')} />
  if (!isRunning(plan.state)) return <Over />
  return (
    <Stack>
      {plan.state === 'paused' && <Resume to={to('resume')} />}
      {maySetCard && <ChangeCard to={to('card')} isDue={plan.state === 'past_due'} />}
      {maySetAmount && (
        <Card title="Change the amount" headingLevel={2}>
          <p>From the next charge on; nothing is charged now.</p>
          <ButtonLink kind="quiet" to={paths.backer.planAmount(plan.id)}>
            Change the amount
          </ButtonLink>
        </Card>
      )}
      {plan.state === 'active' && <Pause to={to('pause')} plan={plan} />}
      <Stop to={to('stop')} />
    </Stack>
  )
}

function Kept({ to }: { to: string }) {
  return (
    <Card title="It is stopped" headingLevel={2}>
      <p>Nothing more is charged. Until the period that was paid for ends, you can take it up again.</p>
      <form method="post" action={to}>
        <Button>Take it up again</Button>
      </form>
    </Card>
  )
}

function Over() {
  return (
    <Card title="It is over" headingLevel={2}>
      <p>Nothing more is charged.</p>
      <ButtonLink to={`${paths.give()}?frequency=month`}>Begin a new one</ButtonLink>
    </Card>
  )
}

function Resume({ to }: { to: string }) {
  return (
    <Card title="End the pause" headingLevel={2}>
      <p>What was left out is not charged; the next charge is on its usual day.</p>
      <form method="post" action={to}>
        <Button>Go on now</Button>
      </form>
    </Card>
  )
}

function ChangeCard({ to, isDue }: { to: string; isDue: boolean }) {
  return (
    <Card title="Change the card" headingLevel={2}>
      <p>
        {isDue
          ? 'The last charge did not go through. It is tried at once with the new card.'
          : 'On a page of Stripe’s; we never see its number.'}
      </p>
      <form method="post" action={to}>
        <Button kind={isDue ? 'primary' : 'quiet'}>Give another card</Button>
      </form>
    </Card>
  )
}

function Pause({ to, plan }: { to: string; plan: PlanLine }) {
  const { noun } = intervalWords[plan.interval]
  if (plan.interval === 'year') {
    return (
      <Card title="Skip a year" headingLevel={2}>
        <form method="post" action={to}>
          <input type="hidden" name="skips" value="1" />
          <Button kind="quiet">Skip the next {noun}</Button>
        </form>
      </Card>
    )
  }
  const months = Array.from({ length: 12 }, (_, index) => index + 1)
  return (
    <Card title="Skip or pause" headingLevel={2}>
      <form method="post" action={to}>
        <Stack>
          <SelectField
            name="skips"
            label="Leave out"
            hint="Then it goes on by itself, on its usual day."
            options={months.map((count) => ({
              value: String(count),
              label: count === 1 ? 'The next month' : `The next ${count} months`,
            }))}
            defaultValue="1"
          />
          <Button kind="quiet">Leave them out</Button>
        </Stack>
      </form>
    </Card>
  )
}

function Stop({ to }: { to: string }) {
  return (
    <Card title="Stop" headingLevel={2}>
      <p>Nothing more is charged, from now on. You can change your mind until the paid period ends.</p>
      <form method="post" action={to}>
        <Button kind="danger">Stop this gift</Button>
      </form>
    </Card>
  )
}
