import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keptPage } from '#app/area/kept-page.ts'
import { LedgerLines } from '#app/area/ledger-lines.tsx'
import { openMeta } from '#app/area/page-meta.ts'
import { readPublicJournal } from '#app/domain/impact/read-journal.server.ts'
import { paths } from '#app/paths.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { VerifyYourself } from './verify-yourself.tsx'

export const handle = { hydrate: false }
export const headers = keptPage
export const meta: MetaFunction = (args) =>
  openMeta(args, {
    title: 'The journal',
    description: 'Every movement of dollars and GPU-hours, to read, download and check by its hashes.',
  })

const pageSize = 30

export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const query = new URL(args.request.url).searchParams
  const account = query.get('account')?.replaceAll('\0', '').trim().slice(0, 120) || null
  const before = parseId('ent', query.get('before'))
  const page = await readPublicJournal(world.db, { account, before, size: pageSize })
  return { ...page, account, origin: world.lab.origin }
}

export default function PublicJournal() {
  const { lines, hasNewer, hasOlder, account, origin } = useLoaderData<typeof loader>()
  const first = account ? paths.impactLedgerOf(account) : paths.impactLedger()
  const last = lines.at(-1)
  return (
    <PublicPage
      title="The journal"
      breadcrumb={[{ to: paths.impact(), label: 'Impact' }]}
      lead={
        <p>
          Every movement of dollars and GPU-hours, newest first. Nobody is named here who did not ask to be: a gift is
          an amount from “a giver”.
        </p>
      }
      actions={
        <ButtonLink kind="quiet" to={paths.impactLedgerFile()} download="ledger.jsonl">
          Download the journal
        </ButtonLink>
      }
    >
      <Section
        look="public"
        title={account ? 'Entries of one account' : 'Entries'}
        note={
          account ? (
            <>
              <Mono>{account}</Mono> <a href={paths.impactLedger()}>Show every entry</a>
            </>
          ) : (
            'Open an entry to see its postings and its hash. Debits and credits of an entry are equal in dollars and in every GPU class.'
          )
        }
      >
        {lines.length > 0 ? (
          <LedgerLines lines={lines} accountTo={paths.impactLedgerOf} />
        ) : (
          <Empty
            title={
              account
                ? 'This account has no entries.'
                : 'The journal begins with the first gift or the first published hours.'
            }
          />
        )}
        <KeysetPager
          shown={lines.length}
          one="entry"
          many="entries"
          previousTo={hasNewer ? first : undefined}
          nextTo={hasOlder && last ? `${first}${account ? '&' : '?'}before=${last.id}` : undefined}
        />
      </Section>
      <VerifyYourself origin={origin} />
    </PublicPage>
  )
}
