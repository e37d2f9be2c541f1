import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { giftsTo, readGiftsAsk } from '#app/area/gifts-ask.ts'
import { mayEnterGifts } from '#app/domain/giving/policy.ts'
import { readFunds } from '#app/domain/giving/read-funds.server.ts'
import { countQuarantined, readGifts } from '#app/domain/giving/read-gifts.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { world } from '#app/world.server.ts'
import { GiftFilters } from './gift-filters.tsx'
import { giftColumns, giftRow } from './gift-rows.tsx'

export const meta: MetaFunction = () => [{ title: 'Gifts' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const url = new URL(args.request.url)
  const ask = readGiftsAsk(url)
  const [list, funds, quarantined] = await Promise.all([
    readGifts(world.db, person, ask),
    readFunds(world.db),
    countQuarantined(world.db),
  ])
  if (!list) return notFound()
  return {
    ...list,
    mayEnter: mayEnterGifts(person),
    typed: ask.typed,
    errors: ask.errors,
    csvTo: giftsTo(paths.admin.giftsCsv(), ask.typed),
    funds: funds.map(({ id, name }) => ({ id, name })),
    quarantined,
    zone: world.lab.timeZone,
  }
}

export default function Gifts() {
  const { gifts, hasNewer, hasOlder, typed, errors, funds, quarantined, csvTo, zone, mayEnter } =
    useLoaderData<typeof loader>()
  const to = (change: Record<string, string | null>) => giftsTo(paths.admin.gifts(), typed, change)
  const first = gifts[0]
  const last = gifts.at(-1)
  return (
    <StaffPage
      title="Gifts"
      lead="Every gift in the order it was written down, the last one first; also those that were begun and not paid."
      actions={
        <>
          <ButtonLink kind="quiet" size="small" to={paths.admin.property()}>
            Property
          </ButtonLink>
          {mayEnter && <Entering />}
        </>
      }
      notices={quarantined > 0 && <Quarantined count={quarantined} to={to({ state: 'quarantined' })} />}
    >
      <GiftFilters funds={funds} typed={typed} errors={errors} to={to} />
      <Table
        caption="Gifts"
        captionIs="hidden"
        columns={giftColumns}
        rows={gifts.map((gift) => giftRow(gift, zone))}
        empty={<NoGifts isFiltered={Object.keys(typed).length > 0} />}
      />
      <KeysetPager
        shown={gifts.length}
        one="gift"
        many="gifts"
        previousTo={hasNewer && first ? to({ after: first.id }) : undefined}
        nextTo={hasOlder && last ? to({ before: last.id }) : undefined}
        csvTo={gifts.length > 0 ? csvTo : undefined}
      />
    </StaffPage>
  )
}

/** Gifts that came without a card, and what goes by post. */
function Entering() {
  return (
    <>
      <ButtonLink kind="quiet" size="small" to={paths.admin.batches()}>
        Batches
      </ButtonLink>
      <ButtonLink kind="quiet" size="small" to={paths.admin.lettersToPost()}>
        Letters to post
      </ButtonLink>
      <ButtonLink size="small" to={paths.admin.newGift()}>
        Enter a gift
      </ButtonLink>
    </>
  )
}

function Quarantined({ count, to }: { count: number; to: string }) {
  return (
    <Notice
      tone="bad"
      title={`${count === 1 ? 'One gift was' : `${count} gifts were`} paid with another amount than asked`}
    >
      <p>
        Nothing of it is booked. <a href={to}>Look at them</a> and compare with Stripe.
      </p>
    </Notice>
  )
}

function NoGifts({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered) return <Empty title="Gifts will be here, from the first one." />
  return (
    <Empty
      title="No gift matches these filters."
      action={
        <ButtonLink kind="quiet" to={paths.admin.gifts()}>
          Show every gift
        </ButtonLink>
      }
    />
  )
}
