-- A paper stays as it was issued, save that its words go once: when its giver had herself erased, and not before the day that was promised.
create function keep_paper() returns trigger language plpgsql as $$
declare
  was jsonb := to_jsonb(old);
  is_now jsonb := to_jsonb(new);
  giver text := coalesce(was ->> 'donor_id', (select donor_id from gift where id = was ->> 'gift_id'));
begin
  if old.removed_at is null and new.removed_at is not null and new.snapshot::jsonb ->> 'giver' = ''
    and is_now - array['snapshot', 'removed_at'] = was - array['snapshot', 'removed_at']
    and exists (select from erasure e where giver = any (e.donor_ids) and e.papers_until <= new.removed_at::date)
  then
    return new;
  end if;
  raise exception '% is append-only: correct it with a new row', tg_table_name using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
drop trigger receipt_append_only on receipt;
--> statement-breakpoint
create trigger receipt_append_only before delete or truncate on receipt for each statement execute function refuse_change();
--> statement-breakpoint
create trigger receipt_keeps before update on receipt for each row execute function keep_paper();
--> statement-breakpoint
drop trigger year_statement_append_only on year_statement;
--> statement-breakpoint
create trigger year_statement_append_only before delete or truncate on year_statement for each statement execute function refuse_change();
--> statement-breakpoint
create trigger year_statement_keeps before update on year_statement for each row execute function keep_paper();
--> statement-breakpoint
grant update (snapshot, removed_at) on receipt, year_statement to atom_portal;
--> statement-breakpoint
-- Whether the job with this key has failed for good and nobody has tried it again.
create function has_given_up(job_key text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from graphile_worker._private_jobs j where j.key = job_key and j.locked_at is null and j.attempts >= j.max_attempts)
$$;
--> statement-breakpoint
-- Removes it, for what it was to do is dropped. Answers whether it was there.
create function drop_given_up(job_key text) returns boolean language sql security definer set search_path = public, pg_temp as $$
  with gone as (
    delete from graphile_worker._private_jobs j where j.key = job_key and j.locked_at is null and j.attempts >= j.max_attempts returning 1
  )
  select exists (select from gone)
$$;
--> statement-breakpoint
revoke execute on function has_given_up(text), drop_given_up(text) from public;
--> statement-breakpoint
grant execute on function has_given_up(text), drop_given_up(text) to atom_portal;
--> statement-breakpoint
-- How a version divided a pledge is kept as it stood, like the version itself.
revoke update, delete on pledge_version_share from atom_portal;
--> statement-breakpoint
create trigger pledge_version_share_append_only before update or delete or truncate on pledge_version_share for each statement execute function refuse_change();
