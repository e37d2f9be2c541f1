ALTER TABLE "call" ADD COLUMN "reviews_until" date;--> statement-breakpoint
ALTER TABLE "call" ADD COLUMN "decisions_on" date;--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_dates_in_order" CHECK ("call"."reviews_until" <= "call"."decisions_on");