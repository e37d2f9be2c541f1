CREATE TABLE "statement_run_giver" (
	"run_id" text NOT NULL,
	"donor_id" text NOT NULL,
	"state" text NOT NULL,
	"statement_id" text,
	"failure" text,
	CONSTRAINT "statement_run_giver_run_id_donor_id_pk" PRIMARY KEY("run_id","donor_id"),
	CONSTRAINT "statement_run_giver_sent" CHECK (("statement_run_giver"."state" = 'sent') = ("statement_run_giver"."statement_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "statement_run" (
	"id" text PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "year_statement_line" (
	"statement_id" text NOT NULL,
	"receipt_id" text NOT NULL,
	CONSTRAINT "year_statement_line_statement_id_receipt_id_pk" PRIMARY KEY("statement_id","receipt_id")
);
--> statement-breakpoint
CREATE TABLE "year_statement_serial" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "year_statement" (
	"id" text PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"number" text NOT NULL,
	"donor_id" text NOT NULL,
	"total" bigint NOT NULL,
	"snapshot" text NOT NULL,
	"sha256" text NOT NULL,
	"supersedes" text,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "year_statement_number_unique" UNIQUE("number"),
	CONSTRAINT "year_statement_supersedes_unique" UNIQUE("supersedes"),
	CONSTRAINT "year_statement_serial_once" UNIQUE("year","serial"),
	CONSTRAINT "year_statement_is_something" CHECK ("year_statement"."total" > 0)
);
--> statement-breakpoint
ALTER TABLE "statement_run_giver" ADD CONSTRAINT "statement_run_giver_run_id_statement_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."statement_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_run_giver" ADD CONSTRAINT "statement_run_giver_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_run_giver" ADD CONSTRAINT "statement_run_giver_statement_id_year_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."year_statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_run" ADD CONSTRAINT "statement_run_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "year_statement_line" ADD CONSTRAINT "year_statement_line_statement_id_year_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."year_statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "year_statement_line" ADD CONSTRAINT "year_statement_line_receipt_id_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "year_statement" ADD CONSTRAINT "year_statement_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "statement_run_one_at_a_time" ON "statement_run" USING btree ("year") WHERE "statement_run"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "statement_run_by_year" ON "statement_run" USING btree ("year","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "year_statement_line_by_receipt" ON "year_statement_line" USING btree ("receipt_id");--> statement-breakpoint
CREATE INDEX "year_statement_by_donor" ON "year_statement" USING btree ("donor_id","year");