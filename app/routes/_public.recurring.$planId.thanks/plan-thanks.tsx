import type { ReactNode } from 'react'
import { type Interval, intervalWords, type PlanState } from '#app/domain/giving/recurring/plan.ts'
import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { When } from '#app/ui/when.tsx'
import type { Cents } from '#app/units/money.ts'

export type Thanks = {
  state: PlanState | 'unconfirmed'
  isRunning: boolean
  gross: Cents
  interval: Interval
  nextChargeAt: Date | null
  zone: string
  labEmail: string
  payUrl: string | null
  /** Everything with a name in it: for the giver only. */
  own: { name: string; email: string; fundName: string; isSignedIn: boolean; cardGiftId: string | null } | null
  planId: string
}

/** How the beginning of a gift that repeats went, from its state and from nothing in the address. */
export function PlanThanks({ thanks }: { thanks: Thanks }) {
  const { noun } = intervalWords[thanks.interval]
  return (
    <PublicPage scale="statement" width="text" title={titleOf(thanks)} lead={<p>{leadOf(thanks)}</p>}>
      <Stack gap="wide">
        <Stat
          label={thanks.isRunning ? `given ${intervalWords[thanks.interval].every}` : `to be given each ${noun}`}
          value={<Money of={thanks.gross} />}
          kind="money"
          size="large"
        />
        {thanks.isRunning && thanks.own && <Facts thanks={thanks} fundName={thanks.own.fundName} />}
        {thanks.own?.cardGiftId && (
          <p>
            Your card goes once, a day after this first gift, so that you can still take it back.{' '}
            <a href={paths.thanksCard(thanks.own.cardGiftId)}>Read it as it goes</a>
          </p>
        )}
        <Row>{nextOf(thanks)}</Row>
      </Stack>
    </PublicPage>
  )
}

function titleOf({ state, isRunning }: Thanks): string {
  if (isRunning) return 'Thank you'
  if (state === 'unconfirmed') return 'Your payment is on its way'
  if (state === 'started') return 'This gift has not begun yet'
  return state === 'expired' ? 'The time to begin has passed' : 'The gift did not begin'
}

function leadOf({ state, isRunning, own, labEmail }: Thanks): string {
  if (isRunning && own) {
    return `Your first gift has arrived, ${own.name}. Its receipt is on its way to ${own.email}, and so will be each one after it.`
  }
  if (isRunning) return 'The first gift has arrived.'
  if (state === 'unconfirmed') {
    return 'It has not been confirmed yet. This page looks again by itself; you can also close it, the receipt comes by e-mail. Please do not begin a second time.'
  }
  if (state === 'started') return 'Nothing was charged so far. The payment page keeps it for half an hour.'
  if (state === 'expired') return 'The payment page was closed before it was used. Nothing was charged.'
  return `Nothing was charged. You can try again, or write to ${labEmail}.`
}

function Facts({ thanks, fundName }: { thanks: Thanks; fundName: string }) {
  return (
    <SummaryList
      rows={[
        { term: 'For', value: fundName },
        ...(thanks.nextChargeAt
          ? [{ term: 'Next charge', value: <When at={thanks.nextChargeAt} zone={thanks.zone} precision="day" /> }]
          : []),
        {
          term: 'To change it',
          value: 'Every receipt has a link to change, pause or stop it in two clicks. No password is needed.',
        },
      ]}
    />
  )
}

function nextOf({ isRunning, own, payUrl, state, planId }: Thanks): ReactNode {
  if (isRunning) {
    return (
      <>
        {own?.isSignedIn && <ButtonLink to={paths.backer.plan(planId)}>See this gift</ButtonLink>}
        <ButtonLink kind="quiet" to={paths.impact()}>
          See what all gifts became
        </ButtonLink>
      </>
    )
  }
  if (payUrl) return <ButtonLink to={payUrl}>Go on to the payment page</ButtonLink>
  if (state === 'unconfirmed') {
    return (
      <ButtonLink kind="quiet" to={paths.impact()}>
        See what gifts become
      </ButtonLink>
    )
  }
  return <ButtonLink to={paths.give()}>Give again</ButtonLink>
}
