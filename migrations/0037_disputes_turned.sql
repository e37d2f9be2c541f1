CREATE TABLE "declined_card" (
	"event_id" text PRIMARY KEY NOT NULL,
	"network" text NOT NULL,
	"declined_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gift_start" (
	"intent_id" text PRIMARY KEY NOT NULL,
	"network" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dispute" DROP CONSTRAINT "dispute_is_something";--> statement-breakpoint
ALTER TABLE "dispute" DROP CONSTRAINT "dispute_takes_when_lost";--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "beyond" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "beyond_note" text;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "beyond_noted_by" text;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "beyond_noted_at" timestamp with time zone;--> statement-breakpoint
UPDATE "dispute" d SET "beyond" = lost.amount FROM (SELECT e.source_id, sum(p.amount) AS amount FROM "journal_entry" e
	JOIN "posting" p ON p.entry_id = e.id AND p.account = 'dispute-losses' WHERE e.source_type = 'dispute' GROUP BY e.source_id) lost
	WHERE lost.source_id = d.id;--> statement-breakpoint
CREATE INDEX "declined_card_by_network" ON "declined_card" USING btree ("network","declined_at");--> statement-breakpoint
CREATE INDEX "declined_card_at" ON "declined_card" USING btree ("declined_at");--> statement-breakpoint
CREATE INDEX "gift_start_at" ON "gift_start" USING btree ("started_at");--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_beyond_noted_by_person_id_fk" FOREIGN KEY ("beyond_noted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_is_something" CHECK ("dispute"."amount" >= 0 and "dispute"."taken" >= 0 and "dispute"."beyond" >= 0);--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_takes_when_lost" CHECK ("dispute"."taken" + "dispute"."beyond" = 0 or "dispute"."state" = 'lost');