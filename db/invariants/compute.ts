import type { Invariant } from './invariant.ts'

export const computeInvariants: Invariant[] = [
  {
    name: 'what an allocation was granted is what the journal gave it',
    because: 'the grant stands beside the journal and may not drift from it',
    finds: `select a.id, a.granted, coalesce(j.seconds, 0) as journal from allocation a left join (
        select ac.owner_id, sum(p.amount) as seconds from account ac join posting p on p.account = ac.name and p.asset = ac.asset
        join journal_entry e on e.id = p.entry_id
        where ac.kind = 'allocation' and e.kind in ('hours-allocated', 'hours-added', 'hours-returned') group by ac.owner_id) j on j.owner_id = a.id
      where a.granted <> coalesce(j.seconds, 0)`,
  },
  {
    name: 'an allocation’s plan adds up to its grant',
    because: 'every granted hour is planned in one month',
    finds: `select a.id, a.granted, coalesce(sum(m.planned), 0) as planned from allocation a left join allocation_month m on m.allocation_id = a.id
      group by a.id, a.granted having a.granted <> coalesce(sum(m.planned), 0)`,
  },
  {
    name: 'used, running and unattributed hours are the runs’ own',
    because: 'every charged second can be followed to a run, and no run is charged twice or not at all',
    finds: `select coalesce(told.kind, j.kind) as kind, coalesce(told.owner, j.owner) as owner, coalesce(told.gpu_class, j.gpu_class) as gpu_class,
        coalesce(told.month, j.month) as month, told.seconds as runs, j.seconds as journal
      from (select case when allocation_id is null then 'unattributed' when is_provisional then 'running' else 'used' end as kind,
          coalesce(allocation_id, '') as owner, gpu_class, month, sum(seconds) as seconds from run_part group by 1, 2, 3, 4) told
      full join (select ac.kind, coalesce(ac.owner_id, '') as owner, ac.gpu_class, ac.month, sum(p.amount) as seconds
          from account ac join posting p on p.account = ac.name and p.asset = ac.asset
          where ac.kind in ('used', 'running', 'unattributed') group by 1, 2, 3, 4) j
        on j.kind = told.kind and j.owner = told.owner and j.gpu_class = told.gpu_class and j.month = told.month
      where coalesce(told.seconds, 0) <> coalesce(j.seconds, 0)`,
  },
  {
    name: 'a run’s parts add up to the run',
    because: 'months and classes share a run’s seconds, none lost between them',
    finds: `select r.cluster, r.job_id_raw, r.gpu_seconds, p.seconds from run r
      left join (select cluster, job_id_raw, submitted_at, started_at, sum(seconds) as seconds from run_part group by 1, 2, 3, 4) p
        using (cluster, job_id_raw, submitted_at, started_at)
      where (r.held_because is null or r.held_because = 'unknown-account') and coalesce(p.seconds, 0) <> r.gpu_seconds`,
  },
  {
    name: 'a run waits for its account exactly when it is charged to nobody',
    because: 'unattributed hours must stand in the staff queue, and the queue must hold nothing else',
    finds: `select r.cluster, r.job_id_raw, r.held_because, p.allocation_id from run r join run_part p using (cluster, job_id_raw, submitted_at, started_at)
      where (r.held_because is not distinct from 'unknown-account') <> (p.allocation_id is null)`,
  },
  {
    name: 'runs and their parts name what is there',
    because:
      'a run without its import, class or allocation could be followed nowhere; foreign keys would say so at a price',
    finds: `select 'import' as missing, run.import_id as named from (select distinct import_id from run) run
        where not exists (select from usage_import i where i.id = run.import_id)
      union all select 'class', part.gpu_class from (select distinct gpu_class from run_part) part
        where not exists (select from gpu_class c where c.code = part.gpu_class)
      union all select 'allocation', part.allocation_id from (select distinct allocation_id from run_part) part
        where part.allocation_id is not null and not exists (select from allocation a where a.id = part.allocation_id)`,
  },
  {
    name: 'a supply lot’s hours are what its entry put in the pool',
    because: 'a lot is the source the trace follows hours back to',
    finds: `select l.id, l.seconds, coalesce(j.seconds, 0) as journal from supply_lot l left join (
        select p.entry_id, sum(p.amount) as seconds from posting p join account a on a.name = p.account and a.asset = p.asset
        where a.kind = 'pool' group by p.entry_id) j on j.entry_id = l.entry_id
      where l.seconds <> coalesce(j.seconds, 0)`,
  },
]
