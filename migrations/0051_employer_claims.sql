CREATE TABLE "employer_claim" (
	"id" text PRIMARY KEY NOT NULL,
	"gift_id" text NOT NULL,
	"employer" text NOT NULL,
	"state" text NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"claimed_on" date,
	"ended_on" date,
	"reason" text,
	"company_gift_id" text,
	"credit_id" text,
	"moved_by" text,
	"moved_at" timestamp with time zone,
	CONSTRAINT "employer_claim_gift_id_unique" UNIQUE("gift_id"),
	CONSTRAINT "employer_claim_received" CHECK (("employer_claim"."state" = 'received') = ("employer_claim"."company_gift_id" is not null)),
	CONSTRAINT "employer_claim_ended" CHECK (("employer_claim"."state" in ('received', 'refused')) = ("employer_claim"."ended_on" is not null)),
	CONSTRAINT "employer_claim_refused" CHECK (("employer_claim"."state" = 'refused') = ("employer_claim"."reason" is not null)),
	CONSTRAINT "employer_claim_credit" CHECK ("employer_claim"."credit_id" is null or "employer_claim"."state" = 'received'),
	CONSTRAINT "employer_claim_two_gifts" CHECK ("employer_claim"."company_gift_id" is distinct from "employer_claim"."gift_id")
);
--> statement-breakpoint
ALTER TABLE "employer_claim" ADD CONSTRAINT "employer_claim_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employer_claim" ADD CONSTRAINT "employer_claim_company_gift_id_gift_id_fk" FOREIGN KEY ("company_gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employer_claim" ADD CONSTRAINT "employer_claim_credit_id_soft_credit_id_fk" FOREIGN KEY ("credit_id") REFERENCES "public"."soft_credit"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employer_claim" ADD CONSTRAINT "employer_claim_moved_by_person_id_fk" FOREIGN KEY ("moved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "employer_claim_by_state" ON "employer_claim" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "employer_claim_by_company_gift" ON "employer_claim" USING btree ("company_gift_id") WHERE "employer_claim"."company_gift_id" is not null;