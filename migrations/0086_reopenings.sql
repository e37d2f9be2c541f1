CREATE TABLE "reopening" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"title" text NOT NULL,
	"answers" jsonb NOT NULL,
	"attachment_name" text,
	"attachment_key" text,
	"attachment_sha256" text,
	"attachment_bytes" integer,
	"end" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "reopening_ended_whole" CHECK (("reopening"."end" is null) = ("reopening"."ended_at" is null)),
	CONSTRAINT "reopening_end_known" CHECK ("reopening"."end" in ('sent', 'dropped', 'deadline', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "application" DROP CONSTRAINT "application_state_known";--> statement-breakpoint
ALTER TABLE "reopening" ADD CONSTRAINT "reopening_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopening" ADD CONSTRAINT "reopening_opened_by_person_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reopening_one_open" ON "reopening" USING btree ("application_id") WHERE "reopening"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_state_known" CHECK ("application"."state" in ('draft', 'submitted', 'reopened', 'ineligible', 'returned', 'in_review', 'in_discussion', 'recommended', 'decided', 'offered', 'waitlisted', 'declined', 'accepted', 'awarded', 'lapsed', 'withdrawn'));