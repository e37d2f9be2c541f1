-- A job says how soon it is due beside others: below nought before them, above nought behind. So a letter that somebody waits for
-- is not held up by a mailing of thousands.
drop function enqueue_job(text, json, timestamptz, text, int, text);
--> statement-breakpoint
create function enqueue_job(name text, payload json, run_at timestamptz, key text, attempts int, queue text, priority int default 0) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(name, payload => payload, queue_name => queue, run_at => coalesce(run_at, now()),
    max_attempts => attempts, job_key => coalesce(key, 'once:' || gen_random_uuid()), job_key_mode => 'preserve_run_at',
    priority => enqueue_job.priority);
end $$;
--> statement-breakpoint
-- Every letter waits with its kind's priority, also those that were queued before.
update graphile_worker._private_jobs job set priority = case letter.kind when 'donor-letter' then 10 when 'year-statement' then 10 else -10 end
from letter where job.payload ->> 'letterId' = letter.id and letter.kind in ('sign-in-link', 'signature-to-confirm', 'donor-letter', 'year-statement');
--> statement-breakpoint
revoke execute on function enqueue_job(text, json, timestamptz, text, int, text, int) from public;
--> statement-breakpoint
grant execute on function enqueue_job(text, json, timestamptz, text, int, text, int) to atom_portal;
