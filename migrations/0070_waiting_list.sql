CREATE TABLE "promotion" (
	"decision_id" text PRIMARY KEY NOT NULL,
	"place" integer NOT NULL,
	"promoted_at" timestamp with time zone NOT NULL,
	"reason_before" text NOT NULL,
	CONSTRAINT "promotion_place" CHECK ("promotion"."place" > 0)
);
--> statement-breakpoint
CREATE TABLE "waitlist_stop" (
	"call_id" text PRIMARY KEY NOT NULL,
	"stopped_by" text NOT NULL,
	"stopped_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_stop" ADD CONSTRAINT "waitlist_stop_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_stop" ADD CONSTRAINT "waitlist_stop_stopped_by_person_id_fk" FOREIGN KEY ("stopped_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- By class, the GPU-seconds that the releases of a call offered and that nobody holds any more. An offer from the waiting list is
-- made of these hours: it counts as held, never as offered anew.
create function hours_returned(text) returns table (gpu_class text, seconds bigint) language sql stable as $$
  select counted.gpu_class, sum(counted.seconds)::bigint from (
    select l.gpu_class, l.seconds from application a join decision d on d.application_id = a.id
      join decision_line l on l.decision_id = d.id
      where a.call_id = $1 and d.release_id is not null and not exists (select from promotion p where p.decision_id = d.id)
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
create trigger promotion_append_only before update or delete or truncate on promotion for each statement execute function refuse_change();
