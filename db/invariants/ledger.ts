import type { Invariant } from './invariant.ts'

export const ledgerInvariants: Invariant[] = [
  {
    name: 'entries balance per asset',
    because: 'value is moved, never made or lost',
    finds: 'select entry_id, asset, sum(amount) as rest from posting group by entry_id, asset having sum(amount) <> 0',
  },
  {
    name: 'guarded balances equal their postings',
    because: 'the figure that guards the last hours and dollars must be the journal itself',
    finds: `select g.key, g.asset, g.balance, coalesce(p.total, 0) as postings from guarded_balance g
      left join (select a.guard_key as key, a.asset,
          sum(case when a.kind in ('gifts', 'property-gains', 'supply-purchases') then -p.amount else p.amount end) as total
        from posting p join account a on a.name = p.account and a.asset = p.asset where a.guard_key is not null
        group by a.guard_key, a.asset) p on p.key = g.key and p.asset = g.asset
      where g.balance <> coalesce(p.total, 0)`,
  },
  {
    name: 'guarded balances respect their floors',
    because: 'only a fact that could not be refused may go below',
    finds: 'select key, asset, balance from guarded_balance where balance < floor - excused',
  },
  {
    name: 'every entry is sealed in the chain',
    because: 'an entry outside the chain could be changed unseen',
    finds: 'select e.id from journal_entry e left join journal_chain c on c.entry_id = e.id where c.entry_id is null',
  },
  {
    name: 'hours of a class and month add up to their supply',
    because: 'no GPU-hour appears from nowhere or is promised twice',
    finds: `select a.gpu_class, a.month, sum(p.amount) as rest from posting p join account a on a.name = p.account and a.asset = p.asset
      where a.asset like 'GPU:%' group by a.gpu_class, a.month having sum(p.amount) <> 0`,
  },
  {
    name: 'account totals equal their postings',
    because: 'the totals on public pages are the journal and nothing else',
    finds: `select coalesce(t.account, p.account) as account, coalesce(t.asset, p.asset) as asset, t.debits, p.debits as posted
      from account_total t full join (select account, asset, coalesce(sum(amount) filter (where amount > 0), 0) as debits,
        coalesce(-sum(amount) filter (where amount < 0), 0) as credits, count(*) as postings from posting group by account, asset) p
        on p.account = t.account and p.asset = t.asset
      where t.debits is distinct from p.debits or t.credits is distinct from p.credits or t.postings is distinct from p.postings`,
  },
  {
    name: 'the chain links every entry to the one before it',
    because: 'an entry put in or taken out breaks the link',
    finds: `select place from (select place, previous_hash, lag(hash, 1, repeat('0', 64)) over (order by place) as before from journal_chain) link
      where previous_hash <> before`,
  },
]
