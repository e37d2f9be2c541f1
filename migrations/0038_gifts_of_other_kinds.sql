CREATE TABLE "campaign_benefit" (
	"campaign_id" text PRIMARY KEY NOT NULL,
	"words" text NOT NULL,
	"fair_value" bigint NOT NULL,
	"cost" bigint NOT NULL,
	"least_gift" bigint NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "campaign_benefit_within" CHECK ("campaign_benefit"."fair_value" > 0 and "campaign_benefit"."cost" >= 0 and "campaign_benefit"."least_gift" > "campaign_benefit"."fair_value")
);
--> statement-breakpoint
CREATE TABLE "gift_benefit" (
	"gift_id" text PRIMARY KEY NOT NULL,
	"words" text NOT NULL,
	"fair_value" bigint NOT NULL,
	"cost" bigint NOT NULL,
	CONSTRAINT "gift_benefit_something" CHECK ("gift_benefit"."fair_value" > 0 and "gift_benefit"."cost" >= 0)
);
--> statement-breakpoint
CREATE TABLE "token_limit" (
	"year" integer PRIMARY KEY NOT NULL,
	"item_cost" bigint NOT NULL,
	"item_gift" bigint NOT NULL,
	"share_basis_points" integer NOT NULL,
	"share_most" bigint NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "token_limit_positive" CHECK ("token_limit"."item_cost" > 0 and "token_limit"."item_gift" > 0 and "token_limit"."share_basis_points" > 0 and "token_limit"."share_most" > 0)
);
--> statement-breakpoint
CREATE TABLE "hours_delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"pledge_id" text NOT NULL,
	"month" text NOT NULL,
	"said" bigint NOT NULL,
	"confirmed" bigint,
	"evidence" text NOT NULL,
	"state" text NOT NULL,
	"noted_by" text NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"reason" text,
	"lot_id" text,
	"acknowledged" jsonb,
	CONSTRAINT "hours_delivery_lot_id_unique" UNIQUE("lot_id"),
	CONSTRAINT "hours_delivery_is_something" CHECK ("hours_delivery"."said" > 0 and "hours_delivery"."confirmed" > 0),
	CONSTRAINT "hours_delivery_confirmed" CHECK (("hours_delivery"."state" = 'confirmed') = ("hours_delivery"."lot_id" is not null)
        and ("hours_delivery"."state" = 'confirmed') = ("hours_delivery"."confirmed" is not null and "hours_delivery"."acknowledged" is not null)),
	CONSTRAINT "hours_delivery_decided" CHECK (("hours_delivery"."state" = 'noted') = ("hours_delivery"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "hours_pledge" (
	"id" text PRIMARY KEY NOT NULL,
	"donor_id" text NOT NULL,
	"giver_name" text NOT NULL,
	"giver_email" text,
	"gpu_class" text NOT NULL,
	"promised" bigint NOT NULL,
	"delivered" bigint DEFAULT 0 NOT NULL,
	"first_month" text NOT NULL,
	"last_month" text NOT NULL,
	"state" text NOT NULL,
	"is_anonymous" boolean NOT NULL,
	"public_name" text,
	"agreement" text NOT NULL,
	"donor_deductible" boolean NOT NULL,
	"gaap_recognised" boolean NOT NULL,
	"form990_contribution" boolean NOT NULL,
	"tax_note" text,
	"fair_value" bigint,
	"offered_at" timestamp with time zone NOT NULL,
	"accepted_by" text,
	"accepted_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	CONSTRAINT "hours_pledge_within" CHECK ("hours_pledge"."delivered" >= 0 and "hours_pledge"."delivered" <= "hours_pledge"."promised"),
	CONSTRAINT "hours_pledge_is_something" CHECK ("hours_pledge"."promised" > 0 and "hours_pledge"."fair_value" > 0),
	CONSTRAINT "hours_pledge_window" CHECK ("hours_pledge"."last_month" >= "hours_pledge"."first_month"),
	CONSTRAINT "hours_pledge_anonymous_unnamed" CHECK (not ("hours_pledge"."is_anonymous" and "hours_pledge"."public_name" is not null)),
	CONSTRAINT "hours_pledge_ended" CHECK (("hours_pledge"."state" in ('offered', 'active')) = ("hours_pledge"."ended_at" is null)),
	CONSTRAINT "hours_pledge_accepted" CHECK ("hours_pledge"."state" in ('offered', 'declined', 'withdrawn') or "hours_pledge"."accepted_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "campaign_benefit" ADD CONSTRAINT "campaign_benefit_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_benefit" ADD CONSTRAINT "campaign_benefit_set_by_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_benefit" ADD CONSTRAINT "gift_benefit_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_delivery" ADD CONSTRAINT "hours_delivery_pledge_id_hours_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."hours_pledge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_delivery" ADD CONSTRAINT "hours_delivery_noted_by_person_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_delivery" ADD CONSTRAINT "hours_delivery_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_delivery" ADD CONSTRAINT "hours_delivery_lot_id_supply_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."supply_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_pledge" ADD CONSTRAINT "hours_pledge_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_pledge" ADD CONSTRAINT "hours_pledge_gpu_class_gpu_class_code_fk" FOREIGN KEY ("gpu_class") REFERENCES "public"."gpu_class"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_pledge" ADD CONSTRAINT "hours_pledge_accepted_by_person_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hours_delivery_by_pledge" ON "hours_delivery" USING btree ("pledge_id","id");--> statement-breakpoint
CREATE INDEX "hours_delivery_noted" ON "hours_delivery" USING btree ("noted_at") WHERE "hours_delivery"."state" = 'noted';--> statement-breakpoint
CREATE INDEX "hours_pledge_by_donor" ON "hours_pledge" USING btree ("donor_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "hours_pledge_by_state" ON "hours_pledge" USING btree ("state","last_month");