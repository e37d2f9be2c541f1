CREATE TABLE "assignment_run" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"state" text NOT NULL,
	"step" text,
	"settings" jsonb NOT NULL,
	"proposal" jsonb,
	"fingerprint" text,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"confirmed_by" text,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "assignment_run_state_known" CHECK ("assignment_run"."state" in ('waiting', 'running', 'done', 'confirmed')),
	CONSTRAINT "assignment_run_done" CHECK (("assignment_run"."state" in ('done', 'confirmed')) = ("assignment_run"."proposal" is not null)),
	CONSTRAINT "assignment_run_confirmed" CHECK (("assignment_run"."state" = 'confirmed') = ("assignment_run"."confirmed_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "reviewer_expertise" (
	"person_id" text PRIMARY KEY NOT NULL,
	"topics" text[] NOT NULL,
	"words" text NOT NULL,
	"said_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "assignment_run" ADD CONSTRAINT "assignment_run_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_run" ADD CONSTRAINT "assignment_run_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_run" ADD CONSTRAINT "assignment_run_confirmed_by_person_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviewer_expertise" ADD CONSTRAINT "reviewer_expertise_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_run_newest" ON "assignment_run" USING btree ("call_id","id" DESC NULLS LAST);