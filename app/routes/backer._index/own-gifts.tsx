import { GiftSum } from '#app/area/gift-sum.tsx'
import { rateWords } from '#app/domain/giving/euros/euros.ts'
import { keptStates } from '#app/domain/giving/gift.ts'
import type { OwnGift } from '#app/domain/giving/read-own-gifts.server.ts'
import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { OnDay, When } from '#app/ui/when.tsx'
import type { Became } from './became.ts'

type Shown = OwnGift & { became: Became[] }
type OwnGiftsProps = {
  gifts: readonly Shown[]
  /** How many there are over all pages. */
  of: number
  hasNewer: boolean
  hasOlder: boolean
  zone: string
}

/** Each gift with its receipt and what it became. */
export function OwnGifts({ gifts, of, hasNewer, hasOlder, zone }: OwnGiftsProps) {
  if (of === 0) {
    return (
      <Empty title="Your gifts will be here." action={<ButtonLink to={paths.give()}>Make the first one</ButtonLink>}>
        <p>Gifts made with this e-mail address appear by themselves, also those from before you signed in.</p>
      </Empty>
    )
  }
  const first = gifts[0]
  const last = gifts.at(-1)
  return (
    <Section id="gifts" title="Gifts" look="public" note="What it became can still change while a month runs.">
      <Stack>
        {gifts.map((gift) => (
          <GiftCard key={gift.id} gift={gift} zone={zone} />
        ))}
      </Stack>
      {(hasNewer || hasOlder) && (
        <KeysetPager
          shown={gifts.length}
          of={of.toLocaleString('en-US')}
          one="gift"
          many="gifts"
          previousTo={hasNewer && first ? paths.backer.giftsAfter(first.id) : undefined}
          nextTo={hasOlder && last ? paths.backer.giftsBefore(last.id) : undefined}
        />
      )}
    </Section>
  )
}

function GiftCard({ gift, zone }: { gift: Shown; zone: string }) {
  const date = gift.giftDate ? <OnDay on={gift.giftDate} /> : <When at={gift.createdAt} zone={zone} />
  const { receiptNumber } = gift
  return (
    <Card
      title={gift.property?.words ?? <GiftSum of={gift} look="coloured" />}
      kicker={date}
      action={<Status of={statusOf(gift)} />}
      footer={
        receiptNumber ? (
          <>
            <a href={paths.backer.receiptPdf(receiptNumber)}>
              {gift.isGrant ? 'Acknowledgement' : 'Receipt'} {receiptNumber} (PDF)
            </a>
            {keptStates.includes(gift.state) && !gift.property && !gift.isGrant && (
              <>
                {' · '}
                <a href={paths.thanksEmployer(gift.id)}>My employer may add to it</a>
              </>
            )}
          </>
        ) : (
          <a href={paths.thanks(gift.id)}>See how the payment stands</a>
        )
      }
    >
      <SummaryList
        rows={[
          { term: 'For', value: gift.fundNames },
          ...(gift.euros !== null && gift.euroRate
            ? [{ term: 'Given as', value: rateWords(gift.euros, gift.euroRate) }]
            : []),
          ...(gift.campaignName ? [{ term: 'Campaign', value: gift.campaignName }] : []),
          ...(gift.matched > 0n
            ? [
                {
                  term: 'Matched',
                  value: (
                    <>
                      <Money of={gift.matched} look="coloured" /> more, by a challenge
                    </>
                  ),
                },
              ]
            : []),
          ...(gift.refunded > 0n && !gift.property ? [{ term: 'Returned', value: <Money of={gift.refunded} /> }] : []),
          ...(standing[gift.state] ? [{ term: 'How it stands', value: standing[gift.state] }] : []),
          { term: 'Shown as', value: shownAs(gift), changeTo: paths.backer.giftShown(gift.id) },
          ...(keptStates.includes(gift.state) ? [{ term: 'What it became', value: <BecameOf gift={gift} /> }] : []),
        ]}
      />
    </Card>
  )
}

function statusOf({ state, property }: OwnGift): string {
  if (state !== 'settled') return state
  return property ? 'received' : 'paid'
}

function BecameOf({ gift }: { gift: Shown }) {
  if (gift.property && !gift.property.isSold) return <>The lab has it and has not sold it yet.</>
  return <BecameList became={gift.became} />
}

/** Where a state's word alone would leave its giver wondering. */
const standing: Partial<Record<OwnGift['state'], string>> = {
  pending: 'On its way. It is no gift yet: the receipt comes when the money is here.',
  disputed: 'The payment is disputed at your bank, which holds the money until it has decided.',
  lost: 'Your bank took the money back. The receipt above says so.',
}

function shownAs(gift: OwnGift): string {
  if (gift.isAnonymous) return 'Anonymous'
  return gift.publicName ?? 'Not shown in public'
}

const fates = { used: 'used', waiting: 'waiting to be used', unused: 'not used before their month ended' } as const

function BecameList({ became }: { became: readonly Became[] }) {
  if (became.length === 0) return <>Not spent yet: it waits in its fund, in line.</>
  return (
    <ul>
      {became.map((line) => (
        <li key={line.id}>
          <GpuHours of={line.seconds} gpuClass={line.gpuClass} look="coloured" /> {fates[line.fate]}
          {line.project && (
            <>
              {' '}
              by <a href={paths.project(line.project.slug)}>{line.project.title}</a>
            </>
          )}
          {line.releases.length > 0 && <>, which released {line.releases.map((release) => release.title).join(', ')}</>}
        </li>
      ))}
    </ul>
  )
}
