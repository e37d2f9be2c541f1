CREATE TABLE "instalment_payment" (
	"gift_id" text NOT NULL,
	"instalment_id" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "instalment_payment_gift_id_instalment_id_pk" PRIMARY KEY("gift_id","instalment_id"),
	CONSTRAINT "instalment_payment_is_something" CHECK ("instalment_payment"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "instalment" (
	"id" text PRIMARY KEY NOT NULL,
	"pledge_id" text NOT NULL,
	"place" integer NOT NULL,
	"due_on" date NOT NULL,
	"amount" bigint NOT NULL,
	"paid" bigint DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"charge_on" date,
	"waits_for" text,
	CONSTRAINT "instalment_place" UNIQUE("pledge_id","place"),
	CONSTRAINT "instalment_within" CHECK ("instalment"."amount" > 0 and "instalment"."paid" >= 0 and "instalment"."paid" <= "instalment"."amount"),
	CONSTRAINT "instalment_settled" CHECK (("instalment"."state" in ('paid', 'settled_offline')) = ("instalment"."paid" = "instalment"."amount"))
);
--> statement-breakpoint
CREATE TABLE "pledge_method" (
	"id" text PRIMARY KEY NOT NULL,
	"pledge_id" text NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"stripe_session_id" text,
	"stripe_session_url" text,
	"stripe_customer_id" text,
	"stripe_payment_method_id" text,
	"label" text,
	"asked_at" timestamp with time zone NOT NULL,
	"saved_at" timestamp with time zone,
	CONSTRAINT "pledge_method_stripe_session_id_unique" UNIQUE("stripe_session_id"),
	CONSTRAINT "pledge_method_complete" CHECK ("pledge_method"."state" not in ('saved', 'replaced') or ("pledge_method"."stripe_payment_method_id" is not null and "pledge_method"."stripe_customer_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "pledge_payment" (
	"gift_id" text PRIMARY KEY NOT NULL,
	"instalment_id" text NOT NULL,
	"attempt" integer,
	"is_open" boolean NOT NULL,
	CONSTRAINT "pledge_payment_attempt" UNIQUE("instalment_id","attempt")
);
--> statement-breakpoint
CREATE TABLE "pledge_reminder" (
	"id" text PRIMARY KEY NOT NULL,
	"instalment_id" text NOT NULL,
	"due_on" date NOT NULL,
	"which" text NOT NULL,
	"reminded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pledge_reminder_once" UNIQUE("instalment_id","due_on","which")
);
--> statement-breakpoint
CREATE TABLE "pledge_version_line" (
	"pledge_id" text NOT NULL,
	"version" integer NOT NULL,
	"place" integer NOT NULL,
	"due_on" date NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "pledge_version_line_pledge_id_version_place_pk" PRIMARY KEY("pledge_id","version","place")
);
--> statement-breakpoint
CREATE TABLE "pledge_version" (
	"pledge_id" text NOT NULL,
	"version" integer NOT NULL,
	"amount" bigint NOT NULL,
	"reason" text NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pledge_version_pledge_id_version_pk" PRIMARY KEY("pledge_id","version")
);
--> statement-breakpoint
CREATE TABLE "pledge" (
	"id" text PRIMARY KEY NOT NULL,
	"intent_id" text NOT NULL,
	"intent_hash" text NOT NULL,
	"donor_id" text NOT NULL,
	"fund_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"giver_name" text NOT NULL,
	"giver_email" text NOT NULL,
	"amount" bigint NOT NULL,
	"rhythm" text NOT NULL,
	"method" text NOT NULL,
	"version" integer NOT NULL,
	"condition" text,
	"condition_met_at" timestamp with time zone,
	"condition_evidence" text,
	"recognised_at" timestamp with time zone,
	"po_number" text,
	"is_anonymous" boolean NOT NULL,
	"public_name" text,
	"note" text,
	"created_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" text,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	CONSTRAINT "pledge_intent_id_unique" UNIQUE("intent_id"),
	CONSTRAINT "pledge_is_something" CHECK ("pledge"."amount" > 0),
	CONSTRAINT "pledge_condition" CHECK (("pledge"."kind" = 'conditional') = ("pledge"."condition" is not null)),
	CONSTRAINT "pledge_recognised" CHECK ("pledge"."recognised_at" is null or "pledge"."kind" = 'unconditional' or "pledge"."condition_met_at" is not null),
	CONSTRAINT "pledge_anonymous_unnamed" CHECK (not ("pledge"."is_anonymous" and "pledge"."public_name" is not null))
);
--> statement-breakpoint
ALTER TABLE "instalment_payment" ADD CONSTRAINT "instalment_payment_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment_payment" ADD CONSTRAINT "instalment_payment_instalment_id_instalment_id_fk" FOREIGN KEY ("instalment_id") REFERENCES "public"."instalment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment" ADD CONSTRAINT "instalment_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_method" ADD CONSTRAINT "pledge_method_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_payment" ADD CONSTRAINT "pledge_payment_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_payment" ADD CONSTRAINT "pledge_payment_instalment_id_instalment_id_fk" FOREIGN KEY ("instalment_id") REFERENCES "public"."instalment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_reminder" ADD CONSTRAINT "pledge_reminder_instalment_id_instalment_id_fk" FOREIGN KEY ("instalment_id") REFERENCES "public"."instalment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_version" ADD CONSTRAINT "pledge_version_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_accepted_by_person_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "instalment_payment_by_instalment" ON "instalment_payment" USING btree ("instalment_id");--> statement-breakpoint
CREATE INDEX "instalment_due" ON "instalment" USING btree ("state","due_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "pledge_method_saved" ON "pledge_method" USING btree ("pledge_id") WHERE "pledge_method"."state" = 'saved';--> statement-breakpoint
CREATE INDEX "pledge_method_asked" ON "pledge_method" USING btree ("asked_at") WHERE "pledge_method"."state" = 'asked';--> statement-breakpoint
CREATE UNIQUE INDEX "pledge_payment_open" ON "pledge_payment" USING btree ("instalment_id") WHERE "pledge_payment"."is_open" and "pledge_payment"."attempt" is not null;--> statement-breakpoint
CREATE INDEX "pledge_payment_by_instalment" ON "pledge_payment" USING btree ("instalment_id");--> statement-breakpoint
CREATE INDEX "pledge_by_state" ON "pledge" USING btree ("state","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "pledge_by_donor" ON "pledge" USING btree ("donor_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "pledge_words" ON "pledge" USING gin (to_tsvector('simple', translate(coalesce("giver_name", '') || ' ' || coalesce("giver_email", '') || ' ' || coalesce("po_number", ''), '@._-+/<>&''', '          ')));