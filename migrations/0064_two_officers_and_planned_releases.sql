CREATE TABLE "draft_answer" (
	"decision_id" text NOT NULL,
	"draft" integer NOT NULL,
	"stance" text NOT NULL,
	"words" text NOT NULL,
	"answered_by" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_answer_decision_id_draft_pk" PRIMARY KEY("decision_id","draft"),
	CONSTRAINT "draft_answer_stance" CHECK ("draft_answer"."stance" in ('agreed', 'sent_back')),
	CONSTRAINT "draft_answer_says_why" CHECK ("draft_answer"."stance" = 'agreed' or "draft_answer"."words" <> '')
);
--> statement-breakpoint
CREATE TABLE "planned_draft" (
	"plan_id" text NOT NULL,
	"decision_id" text NOT NULL,
	"draft" integer NOT NULL,
	CONSTRAINT "planned_draft_plan_id_decision_id_pk" PRIMARY KEY("plan_id","decision_id")
);
--> statement-breakpoint
CREATE TABLE "release_plan" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"release_at" timestamp with time zone NOT NULL,
	"planned_by" text NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"ended_at" timestamp with time zone,
	"refusal" text,
	"release_id" text,
	CONSTRAINT "release_plan_release_id_unique" UNIQUE("release_id"),
	CONSTRAINT "release_plan_state" CHECK ("release_plan"."state" in ('waiting', 'cancelled', 'released', 'refused')),
	CONSTRAINT "release_plan_ended" CHECK (("release_plan"."state" = 'waiting') = ("release_plan"."ended_at" is null)),
	CONSTRAINT "release_plan_released" CHECK (("release_plan"."state" = 'released') = ("release_plan"."release_id" is not null)),
	CONSTRAINT "release_plan_says_why" CHECK (("release_plan"."state" = 'refused') = ("release_plan"."refusal" is not null))
);
--> statement-breakpoint
CREATE TABLE "release_rule" (
	"release_id" text PRIMARY KEY NOT NULL,
	"second_from" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "second_rule" (
	"call_id" text PRIMARY KEY NOT NULL,
	"from_seconds" bigint NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "second_rule_from" CHECK ("second_rule"."from_seconds" > 0)
);
--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "draft" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "draft_answer" ADD CONSTRAINT "draft_answer_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_answer" ADD CONSTRAINT "draft_answer_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_draft" ADD CONSTRAINT "planned_draft_plan_id_release_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."release_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_draft" ADD CONSTRAINT "planned_draft_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_plan" ADD CONSTRAINT "release_plan_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_plan" ADD CONSTRAINT "release_plan_planned_by_person_id_fk" FOREIGN KEY ("planned_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_plan" ADD CONSTRAINT "release_plan_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_rule" ADD CONSTRAINT "release_rule_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_rule" ADD CONSTRAINT "second_rule_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_rule" ADD CONSTRAINT "second_rule_set_by_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "release_plan_one" ON "release_plan" USING btree ("call_id") WHERE "release_plan"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "release_plan_due" ON "release_plan" USING btree ("release_at") WHERE "release_plan"."state" = 'waiting';--> statement-breakpoint
-- The GPU-seconds a decision may come to, over all classes: those it grants, or of a place on the waiting list those asked for,
-- since hours that return are offered to it without another decision.
create function decision_reach(text) returns bigint language sql stable as $$
  select coalesce(case when d.outcome = 'waitlisted'
    then (select sum(l.seconds_asked) from request_line l where l.application_id = d.application_id)
    else (select sum(l.seconds) from decision_line l where l.decision_id = d.id) end, 0)::bigint
  from decision d where d.id = $1
$$;
--> statement-breakpoint
create function refuse_release_by_one() returns trigger language plpgsql as $$
begin
  if exists (select from release_rule r where r.release_id = new.release_id and decision_reach(new.id) >= r.second_from)
    and not exists (select from draft_answer a where a.decision_id = new.id and a.draft = new.draft and a.stance = 'agreed')
  then
    raise exception 'decision % needs a second officer before its release', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger decision_released_by_two before update of release_id on decision for each row
  when (old.release_id is null and new.release_id is not null) execute function refuse_release_by_one();
--> statement-breakpoint
create function refuse_own_answer() returns trigger language plpgsql as $$
begin
  if exists (select from decision d where d.id = new.decision_id
    and (d.decided_by = new.answered_by or d.draft <> new.draft or d.release_id is not null))
  then
    raise exception 'the draft of decision % is not for % to answer', new.decision_id, new.answered_by using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger draft_answer_by_another before insert on draft_answer for each row execute function refuse_own_answer();
--> statement-breakpoint
create trigger draft_answer_append_only before update or delete or truncate on draft_answer for each statement execute function refuse_change();
--> statement-breakpoint
create trigger release_rule_append_only before update or delete or truncate on release_rule for each statement execute function refuse_change();
--> statement-breakpoint
create trigger planned_draft_append_only before update or delete or truncate on planned_draft for each statement execute function refuse_change();
