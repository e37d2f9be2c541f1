CREATE TABLE "bulk_act" (
	"id" text PRIMARY KEY NOT NULL,
	"act" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"outcome" text,
	"due_at" timestamp with time zone,
	"missing" integer DEFAULT 0 NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bulk_act_known" CHECK ("bulk_act"."act" in ('to-review', 'return', 'ineligible', 'assign', 'decide', 'extend')),
	CONSTRAINT "bulk_act_decides" CHECK (("bulk_act"."act" = 'decide') = ("bulk_act"."outcome" is not null))
);
--> statement-breakpoint
CREATE TABLE "bulk_row" (
	"bulk_id" text NOT NULL,
	"place" integer NOT NULL,
	"application_id" text,
	"call_id" text,
	"number" text,
	"based_on" timestamp with time zone,
	"verdict" text DEFAULT 'waiting' NOT NULL,
	"refusal" text,
	CONSTRAINT "bulk_row_bulk_id_place_pk" PRIMARY KEY("bulk_id","place"),
	CONSTRAINT "bulk_row_names_one" CHECK (("bulk_row"."application_id" is null) = ("bulk_row"."number" is not null)),
	CONSTRAINT "bulk_row_verdict" CHECK ("bulk_row"."verdict" in ('waiting', 'done', 'already', 'refused')),
	CONSTRAINT "bulk_row_says_why" CHECK (("bulk_row"."verdict" = 'refused') = ("bulk_row"."refusal" is not null))
);
--> statement-breakpoint
CREATE TABLE "bulk_reviewer" (
	"bulk_id" text PRIMARY KEY NOT NULL,
	"reviewer_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bulk_act" ADD CONSTRAINT "bulk_act_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_row" ADD CONSTRAINT "bulk_row_bulk_id_bulk_act_id_fk" FOREIGN KEY ("bulk_id") REFERENCES "public"."bulk_act"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_row" ADD CONSTRAINT "bulk_row_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_reviewer" ADD CONSTRAINT "bulk_reviewer_bulk_id_bulk_act_id_fk" FOREIGN KEY ("bulk_id") REFERENCES "public"."bulk_act"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_reviewer" ADD CONSTRAINT "bulk_reviewer_reviewer_id_person_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;