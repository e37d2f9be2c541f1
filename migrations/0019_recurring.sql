CREATE TABLE "plan_change" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"gift_amount" bigint NOT NULL,
	"fee_cover" bigint NOT NULL,
	"gross_before" bigint NOT NULL,
	"yearly_difference" bigint NOT NULL,
	"skips" integer,
	"paused_until" timestamp with time zone,
	"stripe_method_id" text,
	"failure" text,
	"asked_by" text,
	"asked_words" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "plan_invoice" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"state" text NOT NULL,
	"amount" bigint NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"pay_url" text,
	"failure" text,
	"gift_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	CONSTRAINT "plan_invoice_gift_id_unique" UNIQUE("gift_id"),
	CONSTRAINT "plan_invoice_gift_is_paid" CHECK ("plan_invoice"."gift_id" is null or "plan_invoice"."state" = 'paid')
);
--> statement-breakpoint
CREATE TABLE "recurring_plan" (
	"id" text PRIMARY KEY NOT NULL,
	"intent_id" text NOT NULL,
	"intent_hash" text NOT NULL,
	"donor_id" text NOT NULL,
	"fund_id" text NOT NULL,
	"campaign_id" text,
	"channel" text NOT NULL,
	"interval" text NOT NULL,
	"state" text NOT NULL,
	"giver_name" text NOT NULL,
	"giver_email" text NOT NULL,
	"gift_amount" bigint NOT NULL,
	"fee_cover" bigint NOT NULL,
	"gross" bigint NOT NULL,
	"is_anonymous" boolean NOT NULL,
	"public_name" text,
	"note" text,
	"dedication_kind" text,
	"dedication_name" text,
	"stripe_session_id" text,
	"stripe_session_url" text,
	"stripe_subscription_id" text,
	"stripe_item_id" text,
	"stripe_customer_id" text,
	"stripe_method_id" text,
	"card_brand" text,
	"card_last4" text,
	"card_expires" text,
	"anchored_at" timestamp with time zone,
	"next_charge_at" timestamp with time zone,
	"paused_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_because" text,
	CONSTRAINT "recurring_plan_intent_id_unique" UNIQUE("intent_id"),
	CONSTRAINT "recurring_plan_stripe_session_id_unique" UNIQUE("stripe_session_id"),
	CONSTRAINT "recurring_plan_stripe_subscription_id_unique" UNIQUE("stripe_subscription_id"),
	CONSTRAINT "recurring_plan_adds_up" CHECK ("recurring_plan"."gross" = "recurring_plan"."gift_amount" + "recurring_plan"."fee_cover"),
	CONSTRAINT "recurring_plan_is_something" CHECK ("recurring_plan"."gift_amount" > 0 and "recurring_plan"."fee_cover" >= 0),
	CONSTRAINT "recurring_plan_anonymous_unnamed" CHECK (not ("recurring_plan"."is_anonymous" and "recurring_plan"."public_name" is not null)),
	CONSTRAINT "recurring_plan_is_known_at_stripe" CHECK ("recurring_plan"."state" in ('started', 'failed', 'expired') or "recurring_plan"."stripe_subscription_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_plan_id_recurring_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."recurring_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_invoice" ADD CONSTRAINT "plan_invoice_plan_id_recurring_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."recurring_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_invoice" ADD CONSTRAINT "plan_invoice_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_plan" ADD CONSTRAINT "recurring_plan_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_plan" ADD CONSTRAINT "recurring_plan_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_plan" ADD CONSTRAINT "recurring_plan_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_change_one_at_a_time" ON "plan_change" USING btree ("plan_id") WHERE "plan_change"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "plan_change_by_plan" ON "plan_change" USING btree ("plan_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "plan_invoice_by_plan" ON "plan_invoice" USING btree ("plan_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "recurring_plan_one_at_a_time" ON "recurring_plan" USING btree ("donor_id","fund_id","channel") WHERE "recurring_plan"."state" in ('started', 'active', 'past_due', 'paused', 'cancelling');--> statement-breakpoint
CREATE INDEX "recurring_plan_by_donor" ON "recurring_plan" USING btree ("donor_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "recurring_plan_by_state" ON "recurring_plan" USING btree ("state","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "recurring_plan_next" ON "recurring_plan" USING btree ("next_charge_at");