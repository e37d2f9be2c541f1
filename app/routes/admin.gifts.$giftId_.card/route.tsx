import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CardPaper } from '#app/area/card-paper.tsx'
import { readTributeFor } from '#app/domain/giving/tributes/read-tribute.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'The card of a dedication' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  return { tribute: (await readTributeFor(world, person, giftId)) ?? notFound() }
}

export default function GiftCard() {
  const { tribute } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={`The card to ${tribute.reader}`}
      lead={tribute.way === 'post' ? 'Print it, and post it to the address below.' : 'It goes by e-mail.'}
      meta={<Status of={tribute.state} />}
      breadcrumb={[
        { to: paths.admin.gifts(), label: 'Gifts' },
        { to: paths.admin.gift(tribute.giftId), label: 'Gift' },
      ]}
    >
      <Stack>
        <CardPaper tribute={tribute} />
        <Section title="Where it goes">
          {tribute.to.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Section>
      </Stack>
    </StaffPage>
  )
}
