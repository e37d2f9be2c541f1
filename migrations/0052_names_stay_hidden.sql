-- Whoever has begun an application was told whether reviewers see names: where they were to see none, they see none to the end.
create function refuse_names_in_begun_call() returns trigger language plpgsql as $$
begin
  if new.blindness = 'single' and exists (select from application where call_id = new.call_id)
    and (select blindness from rubric_version where call_id = new.call_id order by number desc limit 1) = 'double' then
    raise exception 'call % has begun: its review sees no names', new.call_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger rubric_version_keeps_names_hidden before insert on rubric_version for each row execute function refuse_names_in_begun_call();
