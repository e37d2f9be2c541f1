ALTER TABLE "balance_snapshot" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "balance_snapshot" CASCADE;--> statement-breakpoint
DROP INDEX "letter_unsent";--> statement-breakpoint
CREATE INDEX "letter_to_post" ON "letter" USING btree ("queued_at","id") WHERE "letter"."to_email" is null and "letter"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "stripe_balance_line_by_source" ON "stripe_balance_line" USING btree ("source_id");