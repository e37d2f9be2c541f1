import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import type { Book } from './sacct/name-classes.ts'

/** What a file is read against: the classes staff run, and the accounts whose project was granted exactly one class. */
export async function readBook(tx: Tx): Promise<Book> {
  const classes = await tx.execute<{ code: string }>(
    sql`select code from gpu_class where state <> 'seen' order by code`,
  )
  const accounts = await tx.execute<{ account: string; gpu_class: string }>(sql`
    select claimed.account, min(a.gpu_class) as gpu_class
    from (select slurm_account as account, id as project_id from project where slurm_account is not null
      union select account, project_id from mapped_account) claimed
    join allocation a on a.project_id = claimed.project_id and a.origin = 'granted'
    group by claimed.account having count(distinct a.gpu_class) = 1`)
  return {
    classes: classes.map((row) => row.code),
    onlyClassOf: new Map(accounts.map((row) => [row.account, row.gpu_class])),
  }
}
