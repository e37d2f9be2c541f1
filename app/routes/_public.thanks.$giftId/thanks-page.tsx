import type { ReactNode } from 'react'
import { rateWords } from '#app/domain/giving/euros/euros.ts'
import { dedicationWords } from '#app/domain/giving/gift.ts'
import type { Progress, Thanks } from '#app/domain/giving/read-thanks.server.ts'
import type { Tribute } from '#app/domain/giving/tributes/read-tribute.server.ts'
import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { formatEuros } from '#app/units/euros.ts'

type ThanksPageProps = {
  giftId: string
  thanks: Thanks
  tribute: Pick<Tribute, 'giftId' | 'reader' | 'state' | 'way'> | null
  labName: string
  labEmail: string
}

const titles: Record<Progress, string> = {
  paid: 'Thank you',
  at_bank: 'Thank you. Your bank is at work',
  processing: 'Your payment is on its way',
  waiting: 'This gift is not paid yet',
  failed: 'The payment did not go through',
  expired: 'The time to pay has passed',
  refunded: 'This gift was returned',
}

/** How a gift stands, from its state and from nothing in the address. A stranger sees no name. */
export function ThanksPage({ giftId, thanks, tribute, labName, labEmail }: ThanksPageProps) {
  const { progress, amount, euros, own } = thanks
  return (
    <PublicPage
      scale="statement"
      width="text"
      title={titles[progress]}
      lead={<p>{leadOf(thanks, labName, labEmail)}</p>}
    >
      <Stack gap="wide">
        {amount !== null && (
          <Stat
            label={labels[progress]}
            value={euros && euros.rate === null ? formatEuros(euros.sum) : <Money of={amount} />}
            kind={progress === 'paid' ? 'money' : undefined}
            size="large"
          />
        )}
        {euros?.rate && <p>Given as {rateWords(euros.sum, euros.rate)}, on the day it arrived.</p>}
        {own && progress === 'paid' && <Details own={own} />}
        {own && tribute && <CardNote tribute={tribute} />}
        {own && amount !== null && progress === 'paid' && (
          <p>
            Does your employer add to what its people give?{' '}
            <a href={paths.thanksEmployer(giftId)}>Get what its form asks for</a>
          </p>
        )}
        {own && progress === 'paid' && (
          <p>
            It waits in its fund, in line, until the fund buys GPU-hours.{' '}
            {own.isSignedIn
              ? 'What it becomes stands under My giving.'
              : 'To see what it becomes, sign in with the address the receipt went to; no password is needed.'}
          </p>
        )}
        <Row>{nextOf(thanks)}</Row>
      </Stack>
    </PublicPage>
  )
}

function leadOf({ progress, amount, euros, own }: Thanks, labName: string, labEmail: string): string {
  switch (progress) {
    case 'paid':
      return own
        ? `Your gift has arrived, ${own.giverName}. The receipt is on its way to ${own.giverEmail ?? 'you by post'}.`
        : `This gift to ${labName} has arrived.`
    case 'processing':
      return 'It has not been confirmed yet. This page looks again by itself; you can also close it, the receipt comes by e-mail. Please do not pay a second time.'
    case 'at_bank':
      if (euros)
        return 'The debit has begun; between banks in Europe it takes five to fourteen working days. It is no gift yet: how many dollars your euros bring is known when they are here. The receipt comes by e-mail then, and this page says so too. Please do not pay a second time.'
      return 'The debit has begun; banks take up to four working days. It is no gift yet: the receipt comes by e-mail when the money is here, and this page says so too. Please do not pay a second time.'
    case 'waiting':
      return 'Nothing was charged so far. The payment page keeps it for half an hour.'
    case 'failed':
      return `Nothing was charged. You can try again, or write to ${labEmail}.`
    case 'expired':
      return 'The payment page was open for half an hour and was not used. Nothing was charged.'
    case 'refunded':
      return `${amount === null ? 'It' : 'The money'} went back to its giver. Questions: ${labEmail}.`
  }
}

/** Only money that is here is called given, and only it has the colour of money. */
const labels: Record<Progress, string> = {
  paid: 'given',
  at_bank: 'on its way from your bank',
  processing: 'on its way',
  waiting: 'to be given',
  failed: 'not charged',
  expired: 'not charged',
  refunded: 'given and returned',
}

function Details({ own }: { own: NonNullable<Thanks['own']> }) {
  const rows = [
    ...(own.property ? [{ term: 'What you gave', value: own.property }] : []),
    { term: 'For', value: own.fundNames },
    ...(own.feeCover > 0n ? [{ term: 'Of it for the fee', value: <Money of={own.feeCover} /> }] : []),
    ...(own.dedication
      ? [{ term: 'Dedicated', value: `${dedicationWords[own.dedication.kind]} ${own.dedication.name}` }]
      : []),
    ...(own.match
      ? [
          {
            term: 'Matched',
            value: (
              <>
                <Money of={own.match.amount} look="coloured" /> more from{' '}
                {own.match.by ?? 'a giver who stays anonymous'}
              </>
            ),
          },
        ]
      : []),
    ...(own.receiptNumber
      ? [
          {
            term: 'Receipt',
            value: (
              <>
                <a href={paths.backer.receiptPdf(own.receiptNumber)}>{own.receiptNumber} (PDF)</a>
                {!own.isSignedIn && ', after signing in'}
              </>
            ),
          },
        ]
      : []),
  ]
  return <SummaryList rows={rows} />
}

const standings: Record<Tribute['state'], string> = {
  asked: 'is not sent yet: it goes a day after your gift has arrived, so that you can still take it back.',
  sent: 'is on its way.',
  withdrawn: 'is not sent.',
}

function CardNote({ tribute }: { tribute: NonNullable<ThanksPageProps['tribute']> }) {
  return (
    <p>
      Your card to {tribute.reader} {standings[tribute.state]}{' '}
      <a href={paths.thanksCard(tribute.giftId)}>Read it as it goes</a>
    </p>
  )
}

function nextOf({ progress, payUrl, euros }: Thanks): ReactNode {
  if (progress === 'paid') {
    return (
      <>
        <ButtonLink to={paths.backer.home()}>Follow your gift</ButtonLink>
        <ButtonLink kind="quiet" to={paths.impact()}>
          See what all gifts became
        </ButtonLink>
      </>
    )
  }
  if (progress === 'waiting' && payUrl) return <ButtonLink to={payUrl}>Go on to the payment page</ButtonLink>
  if (progress === 'processing' || progress === 'at_bank' || progress === 'refunded') {
    return (
      <ButtonLink kind="quiet" to={paths.impact()}>
        See what gifts become
      </ButtonLink>
    )
  }
  return <ButtonLink to={euros ? paths.giveInEuros() : paths.give()}>Give again</ButtonLink>
}
