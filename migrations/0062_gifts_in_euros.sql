ALTER TABLE "gift_split" DROP CONSTRAINT "gift_split_is_something";--> statement-breakpoint
ALTER TABLE "gift" DROP CONSTRAINT "gift_is_something";--> statement-breakpoint
ALTER TABLE "refund" DROP CONSTRAINT "refund_is_something";--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "euros" bigint;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "euros_taken" bigint;--> statement-breakpoint
ALTER TABLE "gift" ADD COLUMN "euros" bigint;--> statement-breakpoint
ALTER TABLE "gift" ADD COLUMN "euro_rate" text;--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "euros" bigint;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_in_euros" CHECK ("dispute"."euros_taken" is null or ("dispute"."euros" is not null and "dispute"."euros_taken" >= 0 and "dispute"."euros_taken" <= "dispute"."euros"));--> statement-breakpoint
ALTER TABLE "gift_split" ADD CONSTRAINT "gift_split_is_something" CHECK ("gift_split"."amount" >= 0);--> statement-breakpoint
ALTER TABLE "gift" ADD CONSTRAINT "gift_in_euros" CHECK (case "gift"."currency" when 'usd' then "gift"."euros" is null and "gift"."euro_rate" is null
        else "gift"."currency" = 'eur' and "gift"."euros" is not null and "gift"."euros" > 0 and "gift"."channel" = 'bank_debit' and "gift"."fee_cover" = 0
          and ("gift"."euro_rate" is null) = ("gift"."gift_amount" = 0) end);--> statement-breakpoint
ALTER TABLE "gift" ADD CONSTRAINT "gift_is_something" CHECK ("gift"."fee_cover" >= 0 and ("gift"."gift_amount" > 0 or ("gift"."gift_amount" = 0 and "gift"."euros" is not null
        and "gift"."state" in ('started', 'pending', 'failed', 'expired', 'quarantined'))));--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_is_something" CHECK ("refund"."amount" > 0 and ("refund"."euros" is null or "refund"."euros" > 0));