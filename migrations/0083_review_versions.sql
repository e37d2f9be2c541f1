CREATE TABLE "review_version" (
	"assignment_id" text NOT NULL,
	"number" integer NOT NULL,
	"scores" jsonb NOT NULL,
	"confidence" integer NOT NULL,
	"for_committee" text NOT NULL,
	"for_applicant" text NOT NULL,
	"handed_in_at" timestamp with time zone NOT NULL,
	CONSTRAINT "review_version_assignment_id_number_pk" PRIMARY KEY("assignment_id","number"),
	CONSTRAINT "review_version_number" CHECK ("review_version"."number" >= 1),
	CONSTRAINT "review_version_confidence" CHECK ("review_version"."confidence" between 1 and 5)
);
--> statement-breakpoint
ALTER TABLE "review_version" ADD CONSTRAINT "review_version_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Reviews that are in already are their own first version.
INSERT INTO "review_version" ("assignment_id", "number", "scores", "confidence", "for_committee", "for_applicant", "handed_in_at")
SELECT "assignment_id", 1, "scores", "confidence", "for_committee", "for_applicant", "submitted_at" FROM "review"
WHERE "submitted_at" IS NOT NULL;
--> statement-breakpoint
create trigger review_version_append_only before update or delete or truncate on review_version for each statement execute function refuse_change();
