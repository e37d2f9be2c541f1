CREATE TABLE "card_update" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"state" text NOT NULL,
	"stripe_session_id" text,
	"stripe_session_url" text,
	"stripe_method_id" text,
	"asked_by" text,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "card_update_stripe_session_id_unique" UNIQUE("stripe_session_id")
);
--> statement-breakpoint
ALTER TABLE "card_update" ADD CONSTRAINT "card_update_plan_id_recurring_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."recurring_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_update" ADD CONSTRAINT "card_update_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "card_update_by_plan" ON "card_update" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "card_update_open" ON "card_update" USING btree ("state","created_at");