CREATE TABLE "erasure" (
	"person_id" text PRIMARY KEY NOT NULL,
	"donor_ids" text[] NOT NULL,
	"papers_until" date,
	"erased_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;