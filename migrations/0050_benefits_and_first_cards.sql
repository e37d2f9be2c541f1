CREATE TABLE "plan_benefit" (
	"plan_id" text PRIMARY KEY NOT NULL,
	"words" text NOT NULL,
	"fair_value" bigint NOT NULL,
	"cost" bigint NOT NULL,
	"bears_name" boolean NOT NULL,
	CONSTRAINT "plan_benefit_something" CHECK ("plan_benefit"."fair_value" > 0 and "plan_benefit"."cost" >= 0)
);
--> statement-breakpoint
CREATE TABLE "plan_tribute" (
	"plan_id" text PRIMARY KEY NOT NULL,
	"reader" text NOT NULL,
	"email" text,
	"address" text,
	"words" text,
	"signed_as" text NOT NULL,
	CONSTRAINT "plan_tribute_goes_one_way" CHECK (num_nonnulls("plan_tribute"."email", "plan_tribute"."address") = 1)
);
--> statement-breakpoint
ALTER TABLE "campaign_benefit" ADD COLUMN "bears_name" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "gift_benefit" ADD COLUMN "bears_name" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "gift_benefit" ADD COLUMN "given_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "gift_benefit" ADD COLUMN "given_by" text;--> statement-breakpoint
ALTER TABLE "plan_benefit" ADD CONSTRAINT "plan_benefit_plan_id_recurring_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."recurring_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_tribute" ADD CONSTRAINT "plan_tribute_plan_id_recurring_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."recurring_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_benefit" ADD CONSTRAINT "gift_benefit_given_by_person_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gift_benefit_owed" ON "gift_benefit" USING btree ("gift_id") WHERE "gift_benefit"."given_at" is null;--> statement-breakpoint
ALTER TABLE "gift_benefit" ADD CONSTRAINT "gift_benefit_given" CHECK (("gift_benefit"."given_at" is null) = ("gift_benefit"."given_by" is null));