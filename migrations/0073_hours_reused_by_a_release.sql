CREATE TABLE "release_reuse" (
	"release_id" text NOT NULL,
	"gpu_class" text NOT NULL,
	"seconds" bigint NOT NULL,
	CONSTRAINT "release_reuse_release_id_gpu_class_pk" PRIMARY KEY("release_id","gpu_class"),
	CONSTRAINT "release_reuse_seconds" CHECK ("release_reuse"."seconds" > 0)
);
--> statement-breakpoint
ALTER TABLE "release_reuse" ADD CONSTRAINT "release_reuse_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- By class, the GPU-seconds that the releases of a call offered and that nobody holds any more, less what later releases offered
-- anew. An offer from the waiting list is made of these hours: it counts as held, never as offered anew; released once more after an
-- appeal it is an offer of that release.
create or replace function hours_returned(text) returns table (gpu_class text, seconds bigint) language sql stable as $$
  select counted.gpu_class, sum(counted.seconds)::bigint from (
    select l.gpu_class, l.seconds from application a join decision d on d.application_id = a.id
      join release r on r.id = d.release_id join decision_line l on l.decision_id = d.id
      where a.call_id = $1 and not exists (select from promotion p where p.decision_id = d.id and p.promoted_at >= r.released_at)
    union all
    select u.gpu_class, -u.seconds from release r join release_reuse u on u.release_id = r.id
      where r.call_id = $1
    union all
    select l.gpu_class, -l.seconds from application a join decision d on d.application_id = a.id
      join decision_line l on l.decision_id = d.id
      where a.call_id = $1 and d.release_id is not null and a.state in ('offered', 'accepted')
    union all
    select l.gpu_class, -l.seconds from application a join award w on w.application_id = a.id
      join award_line l on l.award_id = w.id
      where a.call_id = $1
  ) as counted group by counted.gpu_class
$$;
--> statement-breakpoint
create trigger release_reuse_append_only before update or delete or truncate on release_reuse for each statement execute function refuse_change();
