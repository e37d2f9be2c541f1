CREATE TABLE "challenge_write_off" (
	"challenge_id" text NOT NULL,
	"fund_id" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "challenge_write_off_challenge_id_fund_id_pk" PRIMARY KEY("challenge_id","fund_id"),
	CONSTRAINT "challenge_write_off_is_something" CHECK ("challenge_write_off"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "tribute" (
	"id" text PRIMARY KEY NOT NULL,
	"gift_id" text NOT NULL,
	"reader" text NOT NULL,
	"way" text NOT NULL,
	"email" text,
	"address" text,
	"words" text,
	"signed_as" text NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "tribute_gift_id_unique" UNIQUE("gift_id"),
	CONSTRAINT "tribute_goes_one_way" CHECK ("tribute"."way" in ('email', 'post') and ("tribute"."email" is null or "tribute"."address" is null)),
	CONSTRAINT "tribute_goes_somewhere" CHECK ("tribute"."state" <> 'asked' or coalesce("tribute"."email", "tribute"."address") is not null),
	CONSTRAINT "tribute_sent" CHECK (("tribute"."state" = 'sent') = ("tribute"."sent_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "challenge" DROP CONSTRAINT "challenge_within";--> statement-breakpoint
ALTER TABLE "challenge" ADD COLUMN "written_off" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "challenge" ADD COLUMN "written_off_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "challenge" ADD COLUMN "write_off_reason" text;--> statement-breakpoint
ALTER TABLE "challenge_write_off" ADD CONSTRAINT "challenge_write_off_challenge_id_challenge_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_write_off" ADD CONSTRAINT "challenge_write_off_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tribute" ADD CONSTRAINT "tribute_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tribute_asked" ON "tribute" USING btree ("asked_at") WHERE "tribute"."state" = 'asked';--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_written_off" CHECK ("challenge"."written_off" >= 0 and ("challenge"."written_off" > 0) = ("challenge"."written_off_at" is not null));--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_within" CHECK ("challenge"."matched" >= "challenge"."paid" + "challenge"."written_off" and "challenge"."matched" <= "challenge"."pool");