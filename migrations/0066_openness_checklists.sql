CREATE TABLE "openness_claim" (
	"output_id" text NOT NULL,
	"component" text NOT NULL,
	"url" text NOT NULL,
	"licence" text NOT NULL,
	"state" text NOT NULL,
	"claimed_by" text NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"checked_by" text,
	"checked_at" timestamp with time zone,
	"settled_by" text,
	"settled_at" timestamp with time zone,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "openness_claim_output_id_component_pk" PRIMARY KEY("output_id","component"),
	CONSTRAINT "openness_claim_state_known" CHECK ("openness_claim"."state" in ('claimed', 'checked', 'verified', 'failed')),
	CONSTRAINT "openness_claim_three_people" CHECK ("openness_claim"."checked_by" <> "openness_claim"."claimed_by" and "openness_claim"."settled_by" <> "openness_claim"."claimed_by"
        and ("openness_claim"."state" <> 'verified' or "openness_claim"."settled_by" <> "openness_claim"."checked_by")),
	CONSTRAINT "openness_claim_steps" CHECK (("openness_claim"."state" not in ('checked', 'verified') or "openness_claim"."checked_by" is not null)
        and (("openness_claim"."state" in ('verified', 'failed')) = ("openness_claim"."settled_by" is not null))
        and ("openness_claim"."state" <> 'failed' or "openness_claim"."reason" <> ''))
);
--> statement-breakpoint
ALTER TABLE "output" ADD COLUMN "hub_owner" text;--> statement-breakpoint
ALTER TABLE "output" ADD COLUMN "hub_name" text;--> statement-breakpoint
ALTER TABLE "openness_claim" ADD CONSTRAINT "openness_claim_output_id_output_id_fk" FOREIGN KEY ("output_id") REFERENCES "public"."output"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openness_claim" ADD CONSTRAINT "openness_claim_claimed_by_person_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openness_claim" ADD CONSTRAINT "openness_claim_checked_by_person_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openness_claim" ADD CONSTRAINT "openness_claim_settled_by_person_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "openness_claim_waiting" ON "openness_claim" USING btree ("claimed_at") WHERE "openness_claim"."state" in ('claimed', 'checked');--> statement-breakpoint
ALTER TABLE "output" DROP COLUMN "openness_class";--> statement-breakpoint
ALTER TABLE "output" ADD CONSTRAINT "output_hub_whole" CHECK (("output"."hub_owner" is null) = ("output"."hub_name" is null));