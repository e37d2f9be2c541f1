-- A job is added in the same transaction as the change it follows from. The queue's own tables are closed to the
-- application's role, so this function adds the job with its owner's rights.
create function enqueue_job(name text, payload json, run_at timestamptz, key text, attempts int, queue text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(name, payload => payload, queue_name => queue, run_at => coalesce(run_at, now()),
    max_attempts => attempts, job_key => key, job_key_mode => case when key is null then null else 'preserve_run_at' end);
end $$;
