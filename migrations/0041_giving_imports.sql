CREATE TABLE "giving_import_row" (
	"import_id" text NOT NULL,
	"row" integer NOT NULL,
	"cells" text[] NOT NULL,
	"verdict" text,
	"reasons" text[],
	"notes" text[],
	"told" jsonb,
	"external_key" text,
	"donor_key" text,
	"donor_id" text,
	"made_donor" boolean DEFAULT false NOT NULL,
	"gift_id" text,
	"pledge_id" text,
	"written_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "giving_import_row_import_id_row_pk" PRIMARY KEY("import_id","row"),
	CONSTRAINT "giving_import_row_undone" CHECK ("giving_import_row"."undone_at" is null or "giving_import_row"."written_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "giving_import" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"headers" text[] NOT NULL,
	"mapping" jsonb NOT NULL,
	"choices" jsonb NOT NULL,
	"state" text NOT NULL,
	"rows" integer NOT NULL,
	"progress" integer NOT NULL,
	"counts" jsonb,
	"failure" text,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"run_by" text,
	"done_at" timestamp with time zone,
	"undone_by" text,
	"undone_at" timestamp with time zone,
	CONSTRAINT "giving_import_run" CHECK (("giving_import"."state" in ('running', 'done', 'undoing', 'undone')) = ("giving_import"."run_by" is not null)),
	CONSTRAINT "giving_import_undone" CHECK (("giving_import"."state" = 'undone') = ("giving_import"."undone_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "gift" ADD COLUMN "import_id" text;--> statement-breakpoint
ALTER TABLE "gift" ADD COLUMN "is_earlier" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "giving_import_row" ADD CONSTRAINT "giving_import_row_import_id_giving_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."giving_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "giving_import" ADD CONSTRAINT "giving_import_uploaded_by_person_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "giving_import" ADD CONSTRAINT "giving_import_run_by_person_id_fk" FOREIGN KEY ("run_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "giving_import" ADD CONSTRAINT "giving_import_undone_by_person_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "giving_import_row_once" ON "giving_import_row" USING btree ("external_key") WHERE "giving_import_row"."written_at" is not null and "giving_import_row"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "giving_import_row_by_verdict" ON "giving_import_row" USING btree ("import_id","verdict","row");--> statement-breakpoint
CREATE INDEX "giving_import_row_to_write" ON "giving_import_row" USING btree ("import_id","row") WHERE "giving_import_row"."verdict" in ('new', 'known') and "giving_import_row"."written_at" is null;--> statement-breakpoint
CREATE INDEX "giving_import_row_by_donor_key" ON "giving_import_row" USING btree ("donor_key") WHERE "giving_import_row"."written_at" is not null and "giving_import_row"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "giving_import_row_by_donor" ON "giving_import_row" USING btree ("donor_id") WHERE "giving_import_row"."donor_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "giving_import_row_by_gift" ON "giving_import_row" USING btree ("gift_id") WHERE "giving_import_row"."gift_id" is not null;--> statement-breakpoint
CREATE INDEX "giving_import_under_way" ON "giving_import" USING btree ("state") WHERE "giving_import"."state" in ('checking', 'running', 'undoing');--> statement-breakpoint
ALTER TABLE "gift" ADD CONSTRAINT "gift_import_id_giving_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."giving_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gift_by_import" ON "gift" USING btree ("import_id") WHERE "gift"."import_id" is not null;--> statement-breakpoint
ALTER TABLE "gift" ADD CONSTRAINT "gift_earlier_imported" CHECK (not "gift"."is_earlier" or "gift"."import_id" is not null);