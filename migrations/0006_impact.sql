CREATE TABLE "account_total" (
	"account" text NOT NULL,
	"asset" text NOT NULL,
	"debits" bigint NOT NULL,
	"credits" bigint NOT NULL,
	"postings" bigint NOT NULL,
	CONSTRAINT "account_total_account_asset_pk" PRIMARY KEY("account","asset")
);
--> statement-breakpoint
CREATE TABLE "book_check" (
	"id" text PRIMARY KEY NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"is_whole" boolean NOT NULL,
	"entries" bigint NOT NULL,
	"head_hash" text NOT NULL,
	"rules" integer NOT NULL,
	"broken" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "fund_draw" DROP CONSTRAINT "fund_draw_something";--> statement-breakpoint
DROP INDEX "fund_draw_by_gift";--> statement-breakpoint
ALTER TABLE "fund_draw" DROP CONSTRAINT "fund_draw_lot_id_gift_id_pk";--> statement-breakpoint
ALTER TABLE "fund_draw" ADD COLUMN "id" text PRIMARY KEY NOT NULL;--> statement-breakpoint
ALTER TABLE "fund_draw" ADD COLUMN "fund_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "fund_draw" ADD COLUMN "reason" text NOT NULL;--> statement-breakpoint
ALTER TABLE "fund_draw" ADD COLUMN "drawn_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "account_total" ADD CONSTRAINT "account_total_account_asset_account_name_asset_fk" FOREIGN KEY ("account","asset") REFERENCES "public"."account"("name","asset") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_draw" ADD CONSTRAINT "fund_draw_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fund_draw_by_fund" ON "fund_draw" USING btree ("fund_id","gift_id");--> statement-breakpoint
CREATE INDEX "fund_draw_by_lot" ON "fund_draw" USING btree ("lot_id","gift_id");--> statement-breakpoint
CREATE INDEX "journal_entry_by_kind" ON "journal_entry" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "fund_draw_by_gift" ON "fund_draw" USING btree ("gift_id","lot_id");--> statement-breakpoint
ALTER TABLE "fund_draw" ADD CONSTRAINT "fund_draw_signed" CHECK (("fund_draw"."reason" = 'drawn') = ("fund_draw"."amount" > 0) and "fund_draw"."amount" <> 0);