import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'

/** What became of one gift, counted. Once each is right; none and two are both wrong. */
export type GiftCount = {
  giftId: string
  state: string
  cents: number
  entries: number
  fees: number
  receipts: number
  letters: number
}

export type Books = {
  gifts(emails: readonly string[]): Promise<GiftCount[]>
  /** What nobody knows the end of: calls to Stripe, events, letters, jobs that gave up. */
  open(): Promise<{ operations: number; events: number; letters: number; failedJobs: number }>
  /** Leaves the last file of other books that was looked at as it is when its job has failed for good. Answers its id. */
  giveUpImport(): Promise<string>
  /** Lets every proof of a second step be as old as if its person had worked on for so many minutes. */
  ageSecondSteps(minutes: number): Promise<void>
  close(): Promise<void>
}

/**
 * Reads the tables of a portal's embedded Postgres from outside.
 * why: only the tables can say that something exists twice, or not at all.
 */
export async function openBooks(directory: string): Promise<Books> {
  const password = await readFile(join(directory, 'postgres/password'), 'utf8')
  const port = (await readFile(join(directory, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[3]
  const sql = postgres(`postgres://atom:${password}@127.0.0.1:${port}/atom`, { max: 1, onnotice: () => {} })
  return {
    gifts: (emails) => sql<GiftCount[]>`
      select gift.id as "giftId", state, gross::int as cents,
        (select count(*)::int from journal_entry e
          where e.source_type = 'gift' and e.source_id = gift.id and e.kind = 'gift-settled') as entries,
        (select count(*)::int from journal_entry e join stripe_balance_line l on l.id = e.source_id
          where e.kind = 'processing-fee' and l.gift_id = gift.id) as fees,
        (select count(*)::int from receipt r where r.gift_id = gift.id) as receipts,
        (select count(*)::int from letter l where l.subject_id = gift.id and l.sent_at is not null) as letters
      from gift where giver_email = any(${[...emails]}) order by gift.id`,
    open: async () => {
      const [row] = await sql<{ operations: number; events: number; letters: number; failedJobs: number }[]>`
        select (select count(*)::int from stripe_operation where state not in ('done', 'failed')) as operations,
          (select count(*)::int from stripe_event where processed_at is null) as events,
          (select count(*)::int from letter where sent_at is null and to_email is not null) as letters,
          (select coalesce(sum(jobs), 0)::int from count_jobs() where state = 'failed') as "failedJobs"`
      if (!row) throw new Error('the database answered nothing')
      return row
    },
    giveUpImport: () =>
      sql.begin(async (tx) => {
        const [file] = await tx<{ id: string }[]>`
          update giving_import set state = 'checking'
          where id = (select max(id) from giving_import where state = 'checked') returning id`
        if (!file) throw new Error('no file was looked at')
        const key = `import-giving:${file.id}`
        await tx`
          select graphile_worker.add_job('import-giving', json_build_object('importId', ${file.id}::text),
            job_key := ${key}::text, run_at := now() + interval '1 day')`
        await tx`update graphile_worker._private_jobs set attempts = max_attempts where key = ${key}`
        return file.id
      }),
    ageSecondSteps: async (minutes) => {
      await sql`update session set second_factor_at = second_factor_at - ${minutes} * interval '1 minute'`
    },
    close: () => sql.end(),
  }
}

/** How many letters the mailbox keeps for each address. */
export async function countMail(directory: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const name of await readdir(join(directory, 'mail'))) {
    if (!name.endsWith('.json')) continue
    const { to } = JSON.parse(await readFile(join(directory, 'mail', name), 'utf8')) as { to: string }
    counts.set(to, (counts.get(to) ?? 0) + 1)
  }
  return counts
}
