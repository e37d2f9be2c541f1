-- What a pledge promises, kept by the database: parts that add up, schedules that stay as they were, paid parts that stay paid.

-- 1. Every schedule, the present one and each that was, adds up to its pledge. Checked at commit, so that parts may change together.
create function check_pledge_adds_up() returns trigger language plpgsql as $$
declare
  of_pledge text := coalesce(to_jsonb(new) ->> 'pledge_id', to_jsonb(new) ->> 'id');
begin
  if exists (
    select from pledge p left join instalment i on i.pledge_id = p.id where p.id = of_pledge
    group by p.id, p.amount having sum(i.amount) is distinct from p.amount
  ) or exists (
    select from pledge_version v left join pledge_version_line l on l.pledge_id = v.pledge_id and l.version = v.version
    where v.pledge_id = of_pledge group by v.version, v.amount having sum(l.amount) is distinct from v.amount
  ) then
    raise exception 'the instalments of % do not add up to it', of_pledge using errcode = 'check_violation', constraint = 'pledge_adds_up';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger pledge_adds_up after insert or update on pledge deferrable initially deferred for each row execute function check_pledge_adds_up();
--> statement-breakpoint
create constraint trigger instalment_adds_up after insert or update on instalment deferrable initially deferred for each row execute function check_pledge_adds_up();
--> statement-breakpoint
create constraint trigger pledge_version_adds_up after insert on pledge_version deferrable initially deferred for each row execute function check_pledge_adds_up();
--> statement-breakpoint

-- 2. A part that is settled is frozen; one that is partly paid never becomes smaller than what was paid (a check of the table).
create function refuse_settled_change() returns trigger language plpgsql as $$
begin
  if old.state in ('paid', 'settled_offline', 'waived', 'written_off') and (old.amount, old.due_on, old.place) is distinct from (new.amount, new.due_on, new.place) then
    raise exception 'instalment % is settled and cannot be changed', old.id using errcode = 'check_violation', constraint = 'instalment_frozen';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger instalment_frozen before update on instalment for each row execute function refuse_settled_change();
--> statement-breakpoint

-- 3. Schedules that were, and what a gift paid of what, are only ever added.
revoke update, delete on pledge_version, pledge_version_line, instalment_payment from atom_portal;
--> statement-breakpoint
create trigger pledge_version_append_only before update or delete or truncate on pledge_version for each statement execute function refuse_change();
--> statement-breakpoint
create trigger pledge_version_line_append_only before update or delete or truncate on pledge_version_line for each statement execute function refuse_change();
--> statement-breakpoint
create trigger instalment_payment_append_only before update or delete or truncate on instalment_payment for each statement execute function refuse_change();
