CREATE TABLE "meta_review" (
	"assignment_id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"is_lead" boolean NOT NULL,
	"named_by" text NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"agreed" text DEFAULT '' NOT NULL,
	"for_applicant" text DEFAULT '' NOT NULL,
	"recommendation" text,
	"revision" integer DEFAULT 0 NOT NULL,
	"saved_at" timestamp with time zone,
	"handed_in_at" timestamp with time zone,
	CONSTRAINT "meta_review_recommendation" CHECK ("meta_review"."recommendation" in ('fund', 'part', 'not')),
	CONSTRAINT "meta_review_whole" CHECK ("meta_review"."handed_in_at" is null or ("meta_review"."recommendation" is not null and "meta_review"."summary" <> '' and "meta_review"."for_applicant" <> ''))
);
--> statement-breakpoint
ALTER TABLE "meta_review" ADD CONSTRAINT "meta_review_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meta_review" ADD CONSTRAINT "meta_review_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meta_review" ADD CONSTRAINT "meta_review_named_by_person_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "meta_review_one_lead" ON "meta_review" USING btree ("application_id") WHERE "meta_review"."is_lead";--> statement-breakpoint
CREATE INDEX "meta_review_by_application" ON "meta_review" USING btree ("application_id");