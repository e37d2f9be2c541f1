CREATE TABLE "instalment_share" (
	"instalment_id" text NOT NULL,
	"fund_id" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "instalment_share_instalment_id_fund_id_pk" PRIMARY KEY("instalment_id","fund_id"),
	CONSTRAINT "instalment_share_is_something" CHECK ("instalment_share"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "pledge_version_share" (
	"pledge_id" text NOT NULL,
	"version" integer NOT NULL,
	"fund_id" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "pledge_version_share_pledge_id_version_fund_id_pk" PRIMARY KEY("pledge_id","version","fund_id"),
	CONSTRAINT "pledge_version_share_is_something" CHECK ("pledge_version_share"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "property_gift" (
	"gift_id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"shares" bigint,
	"low" bigint,
	"high" bigint,
	"estimate_source" text,
	"sold_on" date,
	"proceeds" bigint,
	"sale_reference" text,
	"sold_by" text,
	"sold_at" timestamp with time zone,
	CONSTRAINT "property_gift_valued" CHECK (case "property_gift"."kind" when 'stock' then "property_gift"."shares" > 0 and "property_gift"."low" > 0 and "property_gift"."high" >= "property_gift"."low" and "property_gift"."estimate_source" is null
        else "property_gift"."shares" is null and "property_gift"."low" is null and "property_gift"."high" is null and "property_gift"."estimate_source" is not null end),
	CONSTRAINT "property_gift_sold" CHECK (("property_gift"."sold_at" is null) = ("property_gift"."sold_on" is null) and ("property_gift"."sold_at" is null) = ("property_gift"."proceeds" is null)
        and ("property_gift"."sold_at" is null) = ("property_gift"."sale_reference" is null) and ("property_gift"."sold_at" is null) = ("property_gift"."sold_by" is null)),
	CONSTRAINT "property_gift_brought" CHECK ("property_gift"."proceeds" > 0)
);
--> statement-breakpoint
ALTER TABLE "year_statement" DROP CONSTRAINT "year_statement_is_something";--> statement-breakpoint
ALTER TABLE "receipt" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "erasure" ADD COLUMN "papers_removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "year_statement" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "instalment_share" ADD CONSTRAINT "instalment_share_instalment_id_instalment_id_fk" FOREIGN KEY ("instalment_id") REFERENCES "public"."instalment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment_share" ADD CONSTRAINT "instalment_share_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_version_share" ADD CONSTRAINT "pledge_version_share_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "property_gift" ADD CONSTRAINT "property_gift_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "property_gift" ADD CONSTRAINT "property_gift_sold_by_person_id_fk" FOREIGN KEY ("sold_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "property_gift_held" ON "property_gift" USING btree ("gift_id" DESC NULLS LAST) WHERE "property_gift"."sold_at" is null;--> statement-breakpoint
ALTER TABLE "year_statement" ADD CONSTRAINT "year_statement_is_no_debt" CHECK ("year_statement"."total" >= 0);