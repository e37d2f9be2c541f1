CREATE TABLE "assignment_reviewer" (
	"assignment_id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"reviewer_id" text NOT NULL,
	"alias" text NOT NULL,
	CONSTRAINT "assignment_reviewer_once" UNIQUE("application_id","reviewer_id"),
	CONSTRAINT "assignment_alias_once" UNIQUE("application_id","alias"),
	CONSTRAINT "assignment_alias_shape" CHECK ("assignment_reviewer"."alias" ~ '^[A-Z]+$')
);
--> statement-breakpoint
-- Aliases for what there is: letters in an order the ids do not tell, two letters from the 27th reviewer on.
INSERT INTO "assignment_reviewer" ("assignment_id", "application_id", "reviewer_id", "alias")
SELECT "id", "application_id", "reviewer_id",
	CASE WHEN "lot" > 26 THEN chr((64 + ("lot" - 1) / 26)::int) ELSE '' END || chr((65 + ("lot" - 1) % 26)::int)
FROM (SELECT *, row_number() OVER (PARTITION BY "application_id" ORDER BY md5("id")) AS "lot" FROM "assignment") AS "drawn";
--> statement-breakpoint
ALTER TABLE "assignment" DROP CONSTRAINT "assignment_once";--> statement-breakpoint
ALTER TABLE "assignment" DROP CONSTRAINT "assignment_reviewer_id_person_id_fk";
--> statement-breakpoint
DROP INDEX "assignment_by_reviewer";--> statement-breakpoint
ALTER TABLE "assignment_reviewer" ADD CONSTRAINT "assignment_reviewer_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_reviewer" ADD CONSTRAINT "assignment_reviewer_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_reviewer" ADD CONSTRAINT "assignment_reviewer_reviewer_id_person_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_by_reviewer" ON "assignment_reviewer" USING btree ("reviewer_id","assignment_id");--> statement-breakpoint
CREATE INDEX "assignment_by_application" ON "assignment" USING btree ("application_id","state");--> statement-breakpoint
CREATE INDEX "conflict_by_reviewer" ON "conflict" USING btree ("reviewer_id");--> statement-breakpoint
ALTER TABLE "assignment" DROP COLUMN "reviewer_id";
