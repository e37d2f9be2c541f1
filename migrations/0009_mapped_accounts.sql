CREATE TABLE "mapped_account" (
	"account" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"mapped_by" text,
	"mapped_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mapped_account" ADD CONSTRAINT "mapped_account_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mapped_account" ADD CONSTRAINT "mapped_account_mapped_by_person_id_fk" FOREIGN KEY ("mapped_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mapped_account_by_project" ON "mapped_account" USING btree ("project_id");