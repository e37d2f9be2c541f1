-- The journal's promises, kept by the database: balanced entries, nothing edited, nothing in a closed month, one hash chain.

-- 1. Privileges. The application works as role atom_portal, which may add to the append-only tables and never change them.
do $$
begin
  if not exists (select from pg_roles where rolname = 'atom_portal') then
    create role atom_portal nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
do $$ begin execute format('grant atom_portal to %I', current_user); end $$;
--> statement-breakpoint
grant usage on schema public to atom_portal;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to atom_portal;
--> statement-breakpoint
grant usage, select on all sequences in schema public to atom_portal;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to atom_portal;
--> statement-breakpoint
alter default privileges in schema public grant usage, select on sequences to atom_portal;
--> statement-breakpoint
revoke update, delete on journal_entry, posting, receipt, happening, fund_draw from atom_portal;
--> statement-breakpoint
revoke insert, update, delete on journal_chain from atom_portal;
--> statement-breakpoint

-- 2. Append-only, also for the owner.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: correct it with a new row', tg_table_name using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger journal_entry_append_only before update or delete or truncate on journal_entry for each statement execute function refuse_change();
--> statement-breakpoint
create trigger posting_append_only before update or delete or truncate on posting for each statement execute function refuse_change();
--> statement-breakpoint
create trigger journal_chain_append_only before update or delete or truncate on journal_chain for each statement execute function refuse_change();
--> statement-breakpoint
create trigger receipt_append_only before update or delete or truncate on receipt for each statement execute function refuse_change();
--> statement-breakpoint
create trigger happening_append_only before update or delete or truncate on happening for each statement execute function refuse_change();
--> statement-breakpoint

-- 3. Nothing becomes effective in a closed month.
create function refuse_closed_period() returns trigger language plpgsql as $$
begin
  if exists (select from book_period where month = to_char(new.effective_on, 'YYYY-MM')) then
    raise exception 'the books of % are closed', to_char(new.effective_on, 'YYYY-MM') using errcode = 'check_violation', constraint = 'journal_entry_open_period';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger journal_entry_open_period before insert on journal_entry for each row execute function refuse_closed_period();
--> statement-breakpoint

-- 4. A posting is added only in the transaction that made its entry: an entry cannot grow afterwards.
create function refuse_late_posting() returns trigger language plpgsql as $$
begin
  if exists (select from journal_chain where entry_id = new.entry_id) then
    raise exception 'entry % is sealed', new.entry_id using errcode = 'check_violation', constraint = 'posting_entry_sealed';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger posting_entry_open before insert on posting for each row execute function refuse_late_posting();
--> statement-breakpoint

-- 5. The bytes that are hashed: one line for the entry, one for each posting, fields apart by a unit separator.
create function journal_body(entry text) returns text language sql stable as $$
  select concat_ws(E'\n',
    concat_ws(E'\x1f', e.id, e.kind, e.source_type, e.source_id, to_char(e.effective_on, 'YYYY-MM-DD'),
      to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor, e.memo, coalesce(e.reverses, '')),
    (select string_agg(concat_ws(E'\x1f', p.line, p.account, p.asset, p.amount), E'\n' order by p.line) from posting p where p.entry_id = e.id))
  from journal_entry e where e.id = entry
$$;
--> statement-breakpoint

-- 6. At commit: the entry balances in every asset, then joins the chain. The advisory lock is held only for the commit itself.
create function seal_journal_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
  return null;
end $$;
--> statement-breakpoint
create constraint trigger journal_entry_sealed after insert on journal_entry deferrable initially deferred for each row execute function seal_journal_entry();
