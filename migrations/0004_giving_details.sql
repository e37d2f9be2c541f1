CREATE TABLE "stripe_sweep" (
	"name" text PRIMARY KEY NOT NULL,
	"swept_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "gift" ADD COLUMN "giver_name" text NOT NULL;--> statement-breakpoint
ALTER TABLE "gift" ADD COLUMN "giver_email" text NOT NULL;--> statement-breakpoint
ALTER TABLE "receipt" ADD COLUMN "kind" text NOT NULL;--> statement-breakpoint
ALTER TABLE "receipt" ADD COLUMN "amount" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "settled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "failure_reason" text;