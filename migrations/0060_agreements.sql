CREATE TABLE "agreement_text" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"number" integer NOT NULL,
	"promises" text[] NOT NULL,
	"openness_class" smallint NOT NULL,
	"written_by" text,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agreement_text_once" UNIQUE("call_id","number"),
	CONSTRAINT "agreement_text_number" CHECK ("agreement_text"."number" > 0),
	CONSTRAINT "agreement_text_promises" CHECK (cardinality("agreement_text"."promises") between 1 and 30),
	CONSTRAINT "agreement_text_class" CHECK ("agreement_text"."openness_class" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "award_line" (
	"award_id" text NOT NULL,
	"gpu_class" text NOT NULL,
	"seconds" bigint NOT NULL,
	"first_month" text NOT NULL,
	"last_month" text NOT NULL,
	CONSTRAINT "award_line_award_id_gpu_class_pk" PRIMARY KEY("award_id","gpu_class"),
	CONSTRAINT "award_line_gives" CHECK ("award_line"."seconds" > 0)
);
--> statement-breakpoint
CREATE TABLE "offered_agreement" (
	"decision_id" text PRIMARY KEY NOT NULL,
	"text_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signed_agreement" (
	"award_id" text PRIMARY KEY NOT NULL,
	"text_id" text NOT NULL,
	"paper" text NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "signed_agreement_fingerprint" CHECK ("signed_agreement"."sha256" = encode(sha256(convert_to("signed_agreement"."paper", 'UTF8')), 'hex'))
);
--> statement-breakpoint
ALTER TABLE "agreement_text" ADD CONSTRAINT "agreement_text_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_text" ADD CONSTRAINT "agreement_text_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_line" ADD CONSTRAINT "award_line_award_id_award_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."award"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offered_agreement" ADD CONSTRAINT "offered_agreement_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offered_agreement" ADD CONSTRAINT "offered_agreement_text_id_agreement_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."agreement_text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_agreement" ADD CONSTRAINT "signed_agreement_award_id_award_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."award"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_agreement" ADD CONSTRAINT "signed_agreement_text_id_agreement_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."agreement_text"("id") ON DELETE no action ON UPDATE no action;