CREATE TABLE "mailing_donor" (
	"id" text PRIMARY KEY NOT NULL,
	"mailing_id" text NOT NULL,
	"donor_id" text NOT NULL,
	"state" text NOT NULL,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "mailing" (
	"id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"words" text NOT NULL,
	"query" text NOT NULL,
	"state" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"sent_by" text,
	"begun_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "mailing_begun" CHECK (("mailing"."state" = 'draft') = ("mailing"."begun_at" is null)),
	CONSTRAINT "mailing_finished" CHECK (("mailing"."state" = 'sent') = ("mailing"."finished_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "donor_segment" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "donor_segment_name_unique" UNIQUE("name"),
	CONSTRAINT "donor_segment_narrows" CHECK ("donor_segment"."query" <> '')
);
--> statement-breakpoint
ALTER TABLE "mailing_donor" ADD CONSTRAINT "mailing_donor_mailing_id_mailing_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_donor" ADD CONSTRAINT "mailing_donor_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing" ADD CONSTRAINT "mailing_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing" ADD CONSTRAINT "mailing_sent_by_person_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_segment" ADD CONSTRAINT "donor_segment_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mailing_donor_once" ON "mailing_donor" USING btree ("mailing_id","donor_id");--> statement-breakpoint
CREATE INDEX "mailing_donor_by_state" ON "mailing_donor" USING btree ("mailing_id","state","id");--> statement-breakpoint
CREATE INDEX "mailing_donor_by_donor" ON "mailing_donor" USING btree ("donor_id");--> statement-breakpoint
CREATE INDEX "gift_by_donor_day" ON "gift" USING btree ("donor_id","gift_date") WHERE "gift"."state" in ('settled', 'partly_refunded', 'disputed');