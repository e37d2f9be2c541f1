import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { isBooked } from '#app/domain/giving/gift.ts'
import { readOwnGifts } from '#app/domain/giving/read-own-gifts.server.ts'
import { readOwnReceipts } from '#app/domain/giving/read-receipts.server.ts'
import { readTrace } from '#app/domain/impact/read-trace.server.ts'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { cents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'
import { becameOf } from './became.ts'
import { OwnGifts } from './own-gifts.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'My giving' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  await claimDonors(world, person)
  const [gifts, receipts] = await Promise.all([readOwnGifts(world.db, person), readOwnReceipts(world.db, person)])
  const shown = await Promise.all(
    gifts.map(async (gift, index) => ({
      ...gift,
      became: isBooked(gift.state) && index < 50 ? becameOf(await readTrace(world.db, { giftId: gift.id })) : [],
    })),
  )
  const kept = gifts.filter((gift) => isBooked(gift.state))
  const total = cents(kept.reduce((sum, gift) => sum + gift.gross - gift.refunded, 0n))
  return { gifts: shown, total, receipts: receipts.length, zone: person.timeZone }
}

export default function Backer() {
  const { gifts, total, receipts, zone } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      title="My giving"
      lead={<p>Each gift, its receipt, and the GPU-hours it became.</p>}
      actions={
        <>
          <ButtonLink to={paths.give()}>Give again</ButtonLink>
          {receipts > 0 && (
            <ButtonLink kind="quiet" to={paths.backer.receipts()}>
              Receipts
            </ButtonLink>
          )}
        </>
      }
    >
      <OwnGifts gifts={gifts} total={total} zone={zone} />
    </PublicPage>
  )
}
