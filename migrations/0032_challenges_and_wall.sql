CREATE TABLE "challenge_fund" (
	"challenge_id" text NOT NULL,
	"fund_id" text NOT NULL,
	CONSTRAINT "challenge_fund_challenge_id_fund_id_pk" PRIMARY KEY("challenge_id","fund_id")
);
--> statement-breakpoint
CREATE TABLE "challenge_match" (
	"gift_id" text NOT NULL,
	"fund_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "challenge_match_gift_id_fund_id_pk" PRIMARY KEY("gift_id","fund_id"),
	CONSTRAINT "challenge_match_amount" CHECK ("challenge_match"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "challenge_payment_part" (
	"gift_id" text NOT NULL,
	"fund_id" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "challenge_payment_part_gift_id_fund_id_pk" PRIMARY KEY("gift_id","fund_id"),
	CONSTRAINT "challenge_payment_part_is_something" CHECK ("challenge_payment_part"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "challenge_payment" (
	"gift_id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "challenge" (
	"id" text PRIMARY KEY NOT NULL,
	"donor_id" text NOT NULL,
	"name" text NOT NULL,
	"is_anonymous" boolean NOT NULL,
	"public_name" text,
	"cents_per_dollar" integer NOT NULL,
	"pool" bigint NOT NULL,
	"cap_per_gift" bigint,
	"matched" bigint DEFAULT 0 NOT NULL,
	"paid" bigint DEFAULT 0 NOT NULL,
	"opens_on" date NOT NULL,
	"last_on" date NOT NULL,
	"agreement" text NOT NULL,
	"state" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	CONSTRAINT "challenge_within" CHECK ("challenge"."matched" >= "challenge"."paid" and "challenge"."matched" <= "challenge"."pool"),
	CONSTRAINT "challenge_is_something" CHECK ("challenge"."pool" > 0 and "challenge"."paid" >= 0 and "challenge"."cents_per_dollar" > 0),
	CONSTRAINT "challenge_cap" CHECK ("challenge"."cap_per_gift" > 0),
	CONSTRAINT "challenge_window" CHECK ("challenge"."last_on" >= "challenge"."opens_on"),
	CONSTRAINT "challenge_anonymous_unnamed" CHECK (not ("challenge"."is_anonymous" and "challenge"."public_name" is not null)),
	CONSTRAINT "challenge_ended" CHECK (("challenge"."state" = 'ended') = ("challenge"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "wall_entry" (
	"name" text PRIMARY KEY NOT NULL,
	"is_hidden" boolean NOT NULL,
	"link" text,
	"decided_at" timestamp with time zone NOT NULL,
	"decided_by" text NOT NULL,
	CONSTRAINT "wall_entry_link" CHECK ("wall_entry"."link" like 'https://%')
);
--> statement-breakpoint
ALTER TABLE "challenge_fund" ADD CONSTRAINT "challenge_fund_challenge_id_challenge_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_fund" ADD CONSTRAINT "challenge_fund_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_match" ADD CONSTRAINT "challenge_match_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_match" ADD CONSTRAINT "challenge_match_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_match" ADD CONSTRAINT "challenge_match_challenge_id_challenge_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_payment_part" ADD CONSTRAINT "challenge_payment_part_gift_id_challenge_payment_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."challenge_payment"("gift_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_payment_part" ADD CONSTRAINT "challenge_payment_part_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_payment" ADD CONSTRAINT "challenge_payment_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_payment" ADD CONSTRAINT "challenge_payment_challenge_id_challenge_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_entry" ADD CONSTRAINT "wall_entry_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "challenge_fund_by_fund" ON "challenge_fund" USING btree ("fund_id");--> statement-breakpoint
CREATE INDEX "challenge_match_by_challenge" ON "challenge_match" USING btree ("challenge_id","gift_id");--> statement-breakpoint
CREATE INDEX "challenge_payment_by_challenge" ON "challenge_payment" USING btree ("challenge_id");--> statement-breakpoint
CREATE INDEX "challenge_by_donor" ON "challenge" USING btree ("donor_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "challenge_open" ON "challenge" USING btree ("opens_on","id") WHERE "challenge"."state" = 'open';