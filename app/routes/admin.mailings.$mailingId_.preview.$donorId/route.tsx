import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { fillIn, mailingDonorWords } from '#app/domain/giving/mailings/mailing.ts'
import { readAddressee, readMailing } from '#app/domain/giving/mailings/read-mailings.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { Prose } from '#app/ui/layout.tsx'
import { LetterPreview } from '#app/ui/letter-preview.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'The letter as a donor reads it' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const mailingId = parseId('mlg', args.params.mailingId) ?? notFound()
  const donorId = parseId('dnr', args.params.donorId) ?? notFound()
  const mailing = (await readMailing(world.db, person, mailingId)) ?? notFound()
  const addressee = (await readAddressee(world.db, person, donorId)) ?? notFound()
  const { legalName, address, name } = world.lab
  return { id: mailingId, addressee, ...fillIn(mailing, addressee.name), from: name, foot: { legalName, address } }
}

export default function Preview() {
  const { id, addressee, subject, paragraphs, from, foot } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={`As ${addressee.name} reads it`}
      breadcrumb={[
        { to: paths.admin.mailings(), label: 'Letters to many' },
        { to: paths.admin.mailing(id), label: subject },
      ]}
      notices={
        addressee.state !== 'waiting' && (
          <Notice tone="warn" title="This donor would get no letter now">
            <p>Because: {mailingDonorWords[addressee.state]}.</p>
          </Notice>
        )
      }
    >
      <LetterPreview from={from} to={addressee.email ?? 'nobody: no e-mail address'} subject={subject}>
        <Prose>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <p>
            {foot.legalName}, {foot.address}. Stop letters of this kind.
          </p>
        </Prose>
      </LetterPreview>
    </StaffPage>
  )
}
