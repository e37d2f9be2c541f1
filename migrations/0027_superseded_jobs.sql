-- A job that is added again while it runs takes the key: the queue sees to it that the running one is never tried again, and
-- when its worker was killed it stays behind for ever, neither done nor failed. Every job has a key from here on, so that one
-- without a key is one that another took the place of.
create or replace function enqueue_job(name text, payload json, run_at timestamptz, key text, attempts int, queue text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(name, payload => payload, queue_name => queue, run_at => coalesce(run_at, now()),
    max_attempts => attempts, job_key => coalesce(key, 'once:' || gen_random_uuid()), job_key_mode => 'preserve_run_at');
end $$;
--> statement-breakpoint
update graphile_worker._private_jobs set key = 'once:' || gen_random_uuid() where key is null and attempts < max_attempts;
--> statement-breakpoint
-- Adds a job unless one of this key runs or will be tried again; one that would rest for longer than a minute is tried now, and
-- keeps its attempts and its error. True when it was added or woken.
create function enqueue_lost_job(name text, payload json, key text, attempts int) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one record;
begin
  select j.id, j.locked_at, j.run_at into one from graphile_worker._private_jobs j
  where j.key = enqueue_lost_job.key and (j.locked_at is not null or j.attempts < j.max_attempts);
  if not found then
    perform enqueue_job(name, payload, null, key, attempts, null);
    return true;
  end if;
  if one.locked_at is not null or one.run_at <= now() + interval '1 minute' then return false; end if;
  perform graphile_worker.reschedule_jobs(array[one.id], run_at => now());
  return true;
end $$;
--> statement-breakpoint
create or replace function read_jobs(asked_state text, before_id bigint, most int) returns table (
  id bigint, name text, state text, payload json, attempts int, max_attempts int, last_error text,
  run_at timestamptz, created_at timestamptz, updated_at timestamptz
) language sql stable security definer set search_path = public, pg_temp as $$
  with job as (
    select j.id, t.identifier as name, j.payload, j.attempts::int, j.max_attempts::int, left(j.last_error, 2000) as last_error,
      j.run_at, j.created_at, j.updated_at,
      case when j.locked_at is not null then 'running'
        when j.attempts >= j.max_attempts then 'failed'
        when j.attempts > 0 then 'retrying'
        else 'waiting' end as state
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where (before_id is null or j.id < before_id) and (j.key is not null or j.locked_at is not null)
  )
  select id, name, state, payload, attempts, max_attempts, last_error, run_at, created_at, updated_at
  from job where asked_state is null or state = asked_state order by id desc limit least(most, 200)
$$;
--> statement-breakpoint
create or replace function count_jobs() returns table (state text, jobs bigint) language sql stable security definer set search_path = public, pg_temp as $$
  select case when locked_at is not null then 'running' when attempts >= max_attempts then 'failed'
    when attempts > 0 then 'retrying' else 'waiting' end, count(*)
  from graphile_worker._private_jobs where key is not null or locked_at is not null group by 1
$$;
--> statement-breakpoint
-- Removes jobs that another took the place of and nobody works on. Answers how many there were.
create function forget_superseded_jobs() returns bigint language sql security definer set search_path = public, pg_temp as $$
  with gone as (
    delete from graphile_worker._private_jobs where key is null and locked_at is null and attempts >= max_attempts returning 1
  )
  select count(*) from gone
$$;
--> statement-breakpoint
revoke execute on function enqueue_lost_job(text, json, text, int), forget_superseded_jobs() from public;
--> statement-breakpoint
grant execute on function enqueue_lost_job(text, json, text, int), forget_superseded_jobs() to atom_portal;
