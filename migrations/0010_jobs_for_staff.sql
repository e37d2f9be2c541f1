-- The queue's tables and the list of migrations belong to their owner. The application may see what staff must see, and
-- ask a job to be tried again, and nothing else.
create function read_jobs(asked_state text, before_id bigint, most int) returns table (
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
    where before_id is null or j.id < before_id
  )
  select id, name, state, payload, attempts, max_attempts, last_error, run_at, created_at, updated_at
  from job where asked_state is null or state = asked_state order by id desc limit least(most, 200)
$$;
--> statement-breakpoint
create function count_jobs() returns table (state text, jobs bigint) language sql stable security definer set search_path = public, pg_temp as $$
  select case when locked_at is not null then 'running' when attempts >= max_attempts then 'failed'
    when attempts > 0 then 'retrying' else 'waiting' end, count(*)
  from graphile_worker._private_jobs group by 1
$$;
--> statement-breakpoint
-- True when there was such a job and nobody was working on it.
create function retry_job(job_id bigint) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from graphile_worker.reschedule_jobs(array[job_id], run_at => now(), attempts => 0);
  return found;
end $$;
--> statement-breakpoint
revoke execute on function read_jobs(text, bigint, int), count_jobs(), retry_job(bigint) from public;
--> statement-breakpoint
grant execute on function read_jobs(text, bigint, int), count_jobs(), retry_job(bigint) to atom_portal;
--> statement-breakpoint
grant usage on schema drizzle to atom_portal;
--> statement-breakpoint
grant select on drizzle.__drizzle_migrations to atom_portal;
