import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { env } from '#app/platform/env.server.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { readMailbox } from '#app/platform/mailbox.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'Letters sent' }]

/** Every letter of the demonstration, the newest first. Outside it this page does not exist. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  if (!world.lab.isDemo) return notFound()
  const letters = await readMailbox(env().directory)
  return { letters: letters.map(({ id, at, to, subject }) => ({ id, at: new Date(at), to, subject })) }
}

export default function Mailbox() {
  const { letters } = useLoaderData<typeof loader>()
  return (
    <PublicPage title="Letters sent" lead="In the demonstration no letter leaves this machine; here they are.">
      <Table
        caption="Letters, the newest first"
        columns={[
          { name: 'subject', label: 'Subject', isRowHeading: true },
          { name: 'to', label: 'To' },
          { name: 'at', label: 'Sent' },
        ]}
        rows={letters.map((letter) => ({
          id: letter.id,
          to: paths.dev.letter(letter.id),
          cells: { subject: letter.subject, to: letter.to, at: <When at={letter.at} /> },
        }))}
        empty={<Empty title="Letters will be here as soon as one is sent." />}
      />
    </PublicPage>
  )
}
