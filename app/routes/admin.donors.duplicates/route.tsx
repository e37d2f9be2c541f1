import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { madeId } from '#app/area/typed-fields.ts'
import { type Likeness, readDuplicates } from '#app/domain/giving/donors/read-duplicates.server.ts'
import { tellApart } from '#app/domain/giving/donors/tell-apart.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Row } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Donors that may be the same' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  return { pairs: await readDuplicates(world.db, staff) }
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const form = await readForm(args.request, z.object({ one: madeId('dnr'), other: madeId('dnr') }))
  const { one, other } = form.ok ? form.value : notFound()
  const outcome = await tellApart(world, staff, { pair: [one, other], requestId: requestIdOf(args) })
  if (!outcome.ok) return notFound()
  return redirectWithFlash(args.request, paths.admin.duplicates(), {
    tone: 'good',
    text: 'These two are not suggested again.',
  })
}

const reasons: Record<Likeness, string> = {
  mailbox: 'One mailbox, written two ways',
  'postal-code': 'Same name and postal code',
  state: 'Same name and state',
  'no-address': 'Same name, one without e-mail',
}

export default function Duplicates() {
  const { pairs } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Donors that may be the same"
      lead="The surest first, 50 at a time. Nothing is made one until you say so."
      breadcrumb={[{ to: paths.admin.donors(), label: 'Donors' }]}
    >
      <Table
        caption="Pairs of donors"
        captionIs="hidden"
        columns={[
          { name: 'one', label: 'Donor', isRowHeading: true },
          { name: 'other', label: 'Perhaps the same' },
          { name: 'because', label: 'Because' },
          { name: 'act', label: 'Decide' },
        ]}
        rows={pairs.map(({ one, other, because }) => ({
          id: `${one.id} ${other.id}`,
          cells: {
            one: <Twin {...one} />,
            other: <Twin {...other} />,
            because: reasons[because],
            act: <Decide one={one.id} other={other.id} />,
          },
        }))}
        empty={<Empty title="No two donors look like the same one." />}
      />
    </StaffPage>
  )
}

function Twin({ id, name, email, place }: { id: string; name: string; email: string | null; place: string | null }) {
  return (
    <>
      <a href={paths.admin.donor(id)}>{name}</a>
      <br />
      {[email ?? 'No e-mail address', place].filter(Boolean).join(', ')}
    </>
  )
}

function Decide({ one, other }: { one: string; other: string }) {
  return (
    <Row>
      <ButtonLink kind="quiet" size="small" to={paths.admin.donorMerge(one, other)}>
        Compare
      </ButtonLink>
      <form method="post">
        <input type="hidden" name="one" value={one} />
        <input type="hidden" name="other" value={other} />
        <Button kind="quiet" size="small">
          Not the same
        </Button>
      </form>
    </Row>
  )
}
