CREATE TABLE "campaign_stop" (
	"campaign_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"stopped_by" text NOT NULL,
	"stopped_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "giving_guard" (
	"id" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"smallest" bigint NOT NULL,
	"reason" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "giving_guard_smallest" CHECK ("giving_guard"."smallest" >= 100)
);
--> statement-breakpoint
CREATE TABLE "refused_start" (
	"id" text PRIMARY KEY NOT NULL,
	"because" text NOT NULL,
	"network" text NOT NULL,
	"campaign_id" text,
	"refused_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "campaign_stop" ADD CONSTRAINT "campaign_stop_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_stop" ADD CONSTRAINT "campaign_stop_stopped_by_person_id_fk" FOREIGN KEY ("stopped_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "giving_guard" ADD CONSTRAINT "giving_guard_set_by_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_start" ADD CONSTRAINT "refused_start_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refused_start_at" ON "refused_start" USING btree ("refused_at","because");--> statement-breakpoint
CREATE INDEX "stripe_event_of_card" ON "stripe_event" USING btree ("received_at") WHERE "stripe_event"."type" in ('charge.failed', 'charge.succeeded');