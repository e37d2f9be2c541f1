CREATE TABLE "review_decline" (
	"assignment_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"instead" text NOT NULL,
	"declined_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reviewer_expertise" ADD COLUMN "institution" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "review_decline" ADD CONSTRAINT "review_decline_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;