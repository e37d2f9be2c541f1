CREATE TABLE "submission_paper" (
	"application_id" text NOT NULL,
	"number" integer NOT NULL,
	"paper" text NOT NULL,
	"sha256" text NOT NULL,
	"sent_by" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submission_paper_application_id_number_pk" PRIMARY KEY("application_id","number"),
	CONSTRAINT "submission_paper_number" CHECK ("submission_paper"."number" > 0),
	CONSTRAINT "submission_paper_fingerprint" CHECK ("submission_paper"."sha256" = encode(sha256(convert_to("submission_paper"."paper", 'UTF8')), 'hex'))
);
--> statement-breakpoint
ALTER TABLE "application" ADD COLUMN "withdrawal_reason" text;--> statement-breakpoint
ALTER TABLE "submission_paper" ADD CONSTRAINT "submission_paper_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_paper" ADD CONSTRAINT "submission_paper_sent_by_person_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- by hand
create trigger submission_paper_append_only before update or delete or truncate on submission_paper for each statement execute function refuse_change();
