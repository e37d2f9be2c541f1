CREATE TABLE "distinct_donors" (
	"one_id" text NOT NULL,
	"other_id" text NOT NULL,
	"said_by" text NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	CONSTRAINT "distinct_donors_one_id_other_id_pk" PRIMARY KEY("one_id","other_id"),
	CONSTRAINT "distinct_donors_order" CHECK ("distinct_donors"."one_id" < "distinct_donors"."other_id")
);
--> statement-breakpoint
CREATE TABLE "donor_contact" (
	"id" text PRIMARY KEY NOT NULL,
	"donor_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"role" text NOT NULL,
	"is_primary" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "donor_merge_row" (
	"merge_id" text NOT NULL,
	"table_name" text NOT NULL,
	"row_id" text NOT NULL,
	CONSTRAINT "donor_merge_row_merge_id_table_name_row_id_pk" PRIMARY KEY("merge_id","table_name","row_id")
);
--> statement-breakpoint
CREATE TABLE "donor_merge" (
	"id" text PRIMARY KEY NOT NULL,
	"kept_id" text NOT NULL,
	"merged_id" text NOT NULL,
	"merged_by" text NOT NULL,
	"merged_at" timestamp with time zone NOT NULL,
	"took_email" boolean NOT NULL,
	"took_person" boolean NOT NULL,
	"second_contact" text,
	"undone_by" text,
	"undone_at" timestamp with time zone,
	CONSTRAINT "donor_merge_undone" CHECK (("donor_merge"."undone_at" is null) = ("donor_merge"."undone_by" is null))
);
--> statement-breakpoint
CREATE TABLE "donor_note" (
	"id" text PRIMARY KEY NOT NULL,
	"donor_id" text NOT NULL,
	"words" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "donor_task" (
	"id" text PRIMARY KEY NOT NULL,
	"donor_id" text NOT NULL,
	"words" text NOT NULL,
	"due_on" date NOT NULL,
	"assignee_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" text,
	CONSTRAINT "donor_task_done" CHECK (("donor_task"."done_at" is null) = ("donor_task"."done_by" is null))
);
--> statement-breakpoint
CREATE TABLE "soft_credit" (
	"id" text PRIMARY KEY NOT NULL,
	"gift_id" text NOT NULL,
	"donor_id" text NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"credited_by" text NOT NULL,
	"credited_at" timestamp with time zone NOT NULL,
	CONSTRAINT "soft_credit_is_something" CHECK ("soft_credit"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "donor" ADD COLUMN "street" text;--> statement-breakpoint
ALTER TABLE "donor" ADD COLUMN "city" text;--> statement-breakpoint
ALTER TABLE "donor" ADD COLUMN "state" text;--> statement-breakpoint
ALTER TABLE "donor" ADD COLUMN "postal_code" text;--> statement-breakpoint
ALTER TABLE "donor" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "donor" ADD COLUMN "owner_id" text;--> statement-breakpoint
ALTER TABLE "donor" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "distinct_donors" ADD CONSTRAINT "distinct_donors_one_id_donor_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_donors" ADD CONSTRAINT "distinct_donors_other_id_donor_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_donors" ADD CONSTRAINT "distinct_donors_said_by_person_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_contact" ADD CONSTRAINT "donor_contact_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_merge_row" ADD CONSTRAINT "donor_merge_row_merge_id_donor_merge_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."donor_merge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_merge" ADD CONSTRAINT "donor_merge_kept_id_donor_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_merge" ADD CONSTRAINT "donor_merge_merged_id_donor_id_fk" FOREIGN KEY ("merged_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_merge" ADD CONSTRAINT "donor_merge_merged_by_person_id_fk" FOREIGN KEY ("merged_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_merge" ADD CONSTRAINT "donor_merge_undone_by_person_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_note" ADD CONSTRAINT "donor_note_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_note" ADD CONSTRAINT "donor_note_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_task" ADD CONSTRAINT "donor_task_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_task" ADD CONSTRAINT "donor_task_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_task" ADD CONSTRAINT "donor_task_done_by_person_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "soft_credit" ADD CONSTRAINT "soft_credit_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "soft_credit" ADD CONSTRAINT "soft_credit_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "soft_credit" ADD CONSTRAINT "soft_credit_credited_by_person_id_fk" FOREIGN KEY ("credited_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "donor_contact_one_primary" ON "donor_contact" USING btree ("donor_id") WHERE "donor_contact"."is_primary";--> statement-breakpoint
CREATE INDEX "donor_contact_by_donor" ON "donor_contact" USING btree ("donor_id","id");--> statement-breakpoint
CREATE INDEX "donor_contact_by_email" ON "donor_contact" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "donor_merge_row_by_row" ON "donor_merge_row" USING btree ("row_id");--> statement-breakpoint
CREATE UNIQUE INDEX "donor_merge_stands" ON "donor_merge" USING btree ("merged_id") WHERE "donor_merge"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "donor_merge_by_kept" ON "donor_merge" USING btree ("kept_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "donor_note_by_donor" ON "donor_note" USING btree ("donor_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "donor_task_by_donor" ON "donor_task" USING btree ("donor_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "donor_task_open" ON "donor_task" USING btree ("assignee_id","due_on") WHERE "donor_task"."done_at" is null;--> statement-breakpoint
CREATE INDEX "soft_credit_by_gift" ON "soft_credit" USING btree ("gift_id");--> statement-breakpoint
CREATE INDEX "soft_credit_by_donor" ON "soft_credit" USING btree ("donor_id","id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "donor" ADD CONSTRAINT "donor_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor" ADD CONSTRAINT "donor_merged_into_donor_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "donor_by_name_key" ON "donor" USING btree (regexp_replace(lower("name"), '[^[:alnum:]]+', '', 'g'),"id") WHERE "donor"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "donor_by_email_key" ON "donor" USING btree (regexp_replace(lower("email"), '[+][^@]*@', '@'),"id") WHERE "donor"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "donor_by_state" ON "donor" USING btree ("state","name","id");--> statement-breakpoint
CREATE INDEX "donor_by_owner" ON "donor" USING btree ("owner_id","name","id");--> statement-breakpoint
CREATE INDEX "donor_merged_into" ON "donor" USING btree ("merged_into") WHERE "donor"."merged_into" is not null;--> statement-breakpoint
ALTER TABLE "donor" ADD CONSTRAINT "donor_not_itself" CHECK ("donor"."merged_into" is distinct from "donor"."id");