CREATE TABLE "renewal_pass" (
	"award_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"given_by" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "renewal_pass_says_why" CHECK ("renewal_pass"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "renewal" (
	"application_id" text PRIMARY KEY NOT NULL,
	"award_id" text NOT NULL,
	"carried" text[] NOT NULL,
	"left_behind" text[] NOT NULL,
	"begun_by" text NOT NULL,
	"begun_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "call" ADD COLUMN "takes_renewals" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "renewal_pass" ADD CONSTRAINT "renewal_pass_award_id_award_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."award"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_pass" ADD CONSTRAINT "renewal_pass_given_by_person_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_award_id_award_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."award"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_begun_by_person_id_fk" FOREIGN KEY ("begun_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "renewal_by_award" ON "renewal" USING btree ("award_id");