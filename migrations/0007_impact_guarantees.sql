-- 1. Draws are append-only, also for the owner of the tables.
create trigger fund_draw_append_only before update or delete or truncate on fund_draw for each statement execute function refuse_change();
--> statement-breakpoint

-- 2. What each gift brought to each fund, and what of it is still here. A refund is shared over the gift's funds by running
-- totals, so the parts always add up to what went back; money lost in a dispute went back whole.
create view gift_money as
  select shared.gift_id, shared.fund_id, shared.settled_at, shared.amount as received,
    case when shared.state in ('refunded', 'lost') then 0::bigint
      else shared.amount - (div(shared.refunded * shared.upto, shared.total) - div(shared.refunded * (shared.upto - shared.amount), shared.total))::bigint
    end as available
  from (
    select g.id as gift_id, s.fund_id, g.settled_at, g.state, s.amount, g.refunded::numeric,
      sum(s.amount) over (partition by g.id order by s.fund_id) as upto, sum(s.amount) over (partition by g.id) as total
    from gift g join gift_split s on s.gift_id = g.id
    where g.state in ('settled', 'partly_refunded', 'refunded', 'disputed', 'lost') and g.settled_at is not null
  ) shared;
--> statement-breakpoint
grant select on gift_money to atom_portal;
--> statement-breakpoint

-- 3. Totals by account are kept where entries are sealed: commits pass there one at a time, so no two ever wait for each other in a ring.
revoke insert, update, delete on account_total from atom_portal;
--> statement-breakpoint
alter table account_total set (fillfactor = 50);
--> statement-breakpoint
create or replace function seal_journal_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  unbalanced record;
  lines int;
  previous text;
  sealed_body text;
begin
  select count(*) into lines from posting where entry_id = new.id;
  if lines < 2 then
    raise exception 'entry % has % postings, needs at least two', new.id, lines using errcode = 'check_violation', constraint = 'journal_entry_balances';
  end if;
  select asset, sum(amount) as rest into unbalanced from posting where entry_id = new.id group by asset having sum(amount) <> 0 limit 1;
  if found then
    raise exception 'entry % is out of balance by % %', new.id, unbalanced.rest, unbalanced.asset using errcode = 'check_violation', constraint = 'journal_entry_balances';
  end if;
  perform pg_advisory_xact_lock(hashtext('journal_chain'));
  select hash into previous from journal_chain order by place desc limit 1;
  previous := coalesce(previous, repeat('0', 64));
  sealed_body := journal_body(new.id);
  insert into journal_chain (entry_id, body, previous_hash, hash)
  values (new.id, sealed_body, previous, encode(sha256(convert_to(previous || E'\n' || sealed_body, 'UTF8')), 'hex'));
  insert into account_total as total (account, asset, debits, credits, postings)
  select account, asset, coalesce(sum(amount) filter (where amount > 0), 0), coalesce(-sum(amount) filter (where amount < 0), 0), count(*)
  from posting where entry_id = new.id group by account, asset
  on conflict (account, asset) do update set debits = total.debits + excluded.debits,
    credits = total.credits + excluded.credits, postings = total.postings + excluded.postings;
  return null;
end $$;
--> statement-breakpoint
insert into account_total (account, asset, debits, credits, postings)
select account, asset, coalesce(sum(amount) filter (where amount > 0), 0), coalesce(-sum(amount) filter (where amount < 0), 0), count(*)
from posting group by account, asset;
