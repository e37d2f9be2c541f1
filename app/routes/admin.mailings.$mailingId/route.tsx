import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { filterOf } from '#app/area/donors-ask.ts'
import { fillIn } from '#app/domain/giving/mailings/mailing.ts'
import { readGot, readMailing, readProgress, readWouldGet } from '#app/domain/giving/mailings/read-mailings.server.ts'
import { mayHelpDonors } from '#app/domain/giving/policy.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { Prose } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { parseId } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { AddresseeTable } from './addressee-table.tsx'
import { Progress } from './progress.tsx'
import { SendForm } from './send-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Letter: ${page.mailing.subject}` : 'Letter' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const mailingId = parseId('mlg', args.params.mailingId) ?? notFound()
  const mailing = (await readMailing(world.db, person, mailingId)) ?? notFound()
  const after = parseId('dnr', new URL(args.request.url).searchParams.get('after')) ?? undefined
  const page = { after, size: 50 }
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const isDraft = mailing.state === 'draft'
  const [addressees, progress] = await Promise.all([
    isDraft
      ? readWouldGet(world.db, person, { filter: filterOf(mailing.query), today, page })
      : readGot(world.db, person, { mailingId, page }),
    isDraft ? null : readProgress(world.db, mailingId),
  ])
  return { mailing, addressees, progress, maySend: isDraft && mayHelpDonors(person) }
}

export default function Mailing() {
  const { mailing, addressees, progress, maySend } = useLoaderData<typeof loader>()
  const last = addressees.shown.at(-1)
  const next = addressees.hasMore && last ? `${paths.admin.mailing(mailing.id)}?after=${last.id}` : undefined
  const segmentTo = mailing.query ? `${paths.admin.donors()}?${mailing.query}` : paths.admin.donors()
  return (
    <StaffPage
      title={mailing.subject}
      meta={
        <>
          <Status of={mailing.state} /> <a href={segmentTo}>The segment</a> Written by {mailing.by}
        </>
      }
      breadcrumb={[
        { to: paths.admin.donors(), label: 'Donors' },
        { to: paths.admin.mailings(), label: 'Letters to many' },
      ]}
      actions={
        maySend && (
          <ButtonLink kind="quiet" size="small" to={paths.admin.mailingAct(mailing.id, 'edit')}>
            Change the letter
          </ButtonLink>
        )
      }
    >
      {progress && <Progress counts={progress} />}
      <Section title="The letter">
        <Prose>
          {fillIn(mailing, '{name}').paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </Prose>
      </Section>
      {maySend && <SendForm mailingId={mailing.id} total={addressees.total} />}
      <Section title={progress ? 'Whom it went to' : 'Whom it would go to'}>
        <AddresseeTable mailingId={mailing.id} addressees={addressees.shown} />
        <KeysetPager
          shown={addressees.shown.length}
          of={addressees.total.toLocaleString('en-US')}
          one="donor"
          many="donors"
          nextTo={next}
        />
      </Section>
    </StaffPage>
  )
}
