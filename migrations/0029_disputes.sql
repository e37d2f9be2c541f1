CREATE TABLE "dispute" (
	"id" text PRIMARY KEY NOT NULL,
	"gift_id" text NOT NULL,
	"stripe_dispute_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"amount" bigint NOT NULL,
	"answer_by" timestamp with time zone,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"taken" bigint DEFAULT 0 NOT NULL,
	"asked" integer DEFAULT 0 NOT NULL,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp with time zone,
	"plan_stopped_at" timestamp with time zone,
	CONSTRAINT "dispute_stripe_dispute_id_unique" UNIQUE("stripe_dispute_id"),
	CONSTRAINT "dispute_is_something" CHECK ("dispute"."amount" >= 0 and "dispute"."taken" >= 0),
	CONSTRAINT "dispute_takes_when_lost" CHECK ("dispute"."taken" = 0 or "dispute"."state" = 'lost')
);
--> statement-breakpoint
CREATE TABLE "fraud_warning" (
	"id" text PRIMARY KEY NOT NULL,
	"gift_id" text NOT NULL,
	"stripe_warning_id" text NOT NULL,
	"kind" text NOT NULL,
	"warned_at" timestamp with time zone NOT NULL,
	"kept_because" text,
	"kept_by" text,
	"kept_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "instalment_return" (
	"dispute_id" text NOT NULL,
	"instalment_id" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "instalment_return_dispute_id_instalment_id_pk" PRIMARY KEY("dispute_id","instalment_id"),
	CONSTRAINT "instalment_return_is_something" CHECK ("instalment_return"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fraud_warning" ADD CONSTRAINT "fraud_warning_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fraud_warning" ADD CONSTRAINT "fraud_warning_kept_by_person_id_fk" FOREIGN KEY ("kept_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment_return" ADD CONSTRAINT "instalment_return_dispute_id_dispute_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."dispute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment_return" ADD CONSTRAINT "instalment_return_instalment_id_instalment_id_fk" FOREIGN KEY ("instalment_id") REFERENCES "public"."instalment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dispute_by_gift" ON "dispute" USING btree ("gift_id");--> statement-breakpoint
CREATE INDEX "dispute_by_state" ON "dispute" USING btree ("state","answer_by");--> statement-breakpoint
CREATE UNIQUE INDEX "fraud_warning_once" ON "fraud_warning" USING btree ("stripe_warning_id");--> statement-breakpoint
CREATE INDEX "fraud_warning_by_gift" ON "fraud_warning" USING btree ("gift_id");--> statement-breakpoint
CREATE INDEX "fraud_warning_open" ON "fraud_warning" USING btree ("warned_at") WHERE "fraud_warning"."kept_at" is null;--> statement-breakpoint
CREATE INDEX "instalment_return_by_instalment" ON "instalment_return" USING btree ("instalment_id");