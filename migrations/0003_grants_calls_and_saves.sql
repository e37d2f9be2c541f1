CREATE TABLE "application_number" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "review" ALTER COLUMN "confidence" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "application_save" ADD COLUMN "section" text NOT NULL;--> statement-breakpoint
ALTER TABLE "application" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "call" ADD COLUMN "offer_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "offer_until" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "application_member_by_email" ON "application_member" USING btree ("email");--> statement-breakpoint
CREATE INDEX "application_save_by_section" ON "application_save" USING btree ("application_id","section","revision" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "application_one_draft" ON "application" USING btree ("call_id","applicant_id") WHERE "application"."state" = 'draft';--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_state_known" CHECK ("application"."state" in ('draft', 'submitted', 'ineligible', 'returned', 'in_review', 'in_discussion', 'recommended', 'decided', 'offered', 'waitlisted', 'declined', 'accepted', 'awarded', 'lapsed', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_opens_before_it_closes" CHECK ("call"."opens_at" < "call"."closes_at");--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_grace" CHECK ("call"."grace_minutes" between 0 and 2880);--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_window" CHECK ("call"."first_month" <= "call"."last_month");--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_offers_something" CHECK (cardinality("call"."gpu_classes") > 0);--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_offer_days" CHECK ("call"."offer_days" between 1 and 365);