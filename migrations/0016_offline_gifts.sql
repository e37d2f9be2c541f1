CREATE TABLE "gift_batch" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"control_count" integer NOT NULL,
	"control_total" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"booked_by" text,
	"booked_at" timestamp with time zone,
	CONSTRAINT "gift_batch_controls" CHECK ("gift_batch"."control_count" > 0 and "gift_batch"."control_total" > 0)
);
--> statement-breakpoint
CREATE TABLE "offline_gift" (
	"gift_id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"expected_on" date,
	"batch_id" text,
	"entered_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "letter" DROP CONSTRAINT "letter_once";--> statement-breakpoint
ALTER TABLE "letter" ALTER COLUMN "to_email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "donor" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "gift" ALTER COLUMN "giver_email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "gift_batch" ADD CONSTRAINT "gift_batch_opened_by_person_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_batch" ADD CONSTRAINT "gift_batch_booked_by_person_id_fk" FOREIGN KEY ("booked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offline_gift" ADD CONSTRAINT "offline_gift_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offline_gift" ADD CONSTRAINT "offline_gift_batch_id_gift_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."gift_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offline_gift" ADD CONSTRAINT "offline_gift_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "offline_gift_by_batch" ON "offline_gift" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "offline_gift_expected" ON "offline_gift" USING btree ("expected_on");--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_once" UNIQUE NULLS NOT DISTINCT("kind","subject_id","to_email");