CREATE TABLE "receipt_reissue" (
	"receipt_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"reissued_by" text NOT NULL,
	"reissued_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "receipt_reissue" ADD CONSTRAINT "receipt_reissue_receipt_id_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt_reissue" ADD CONSTRAINT "receipt_reissue_reissued_by_person_id_fk" FOREIGN KEY ("reissued_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;