CREATE TABLE "happening" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"actor_id" text,
	"actor_words" text NOT NULL,
	"acting_as_id" text,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "letter" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"to_email" text NOT NULL,
	"to_person_id" text,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"enclosed" jsonb,
	"queued_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"message_id" text,
	CONSTRAINT "letter_once" UNIQUE("kind","subject_id","to_email")
);
--> statement-breakpoint
CREATE TABLE "allocation_month" (
	"allocation_id" text NOT NULL,
	"month" text NOT NULL,
	"planned" bigint NOT NULL,
	CONSTRAINT "allocation_month_allocation_id_month_pk" PRIMARY KEY("allocation_id","month")
);
--> statement-breakpoint
CREATE TABLE "allocation" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"award_id" text,
	"gpu_class" text NOT NULL,
	"state" text NOT NULL,
	"first_month" text NOT NULL,
	"last_month" text NOT NULL,
	"granted" bigint DEFAULT 0 NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "allocation_once" UNIQUE("project_id","gpu_class","award_id"),
	CONSTRAINT "allocation_window" CHECK ("allocation"."first_month" <= "allocation"."last_month")
);
--> statement-breakpoint
CREATE TABLE "gpu_class" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"memory_gigabytes" integer,
	"gpu_count" integer DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_rate" (
	"gpu_class" text NOT NULL,
	"valid_from" date NOT NULL,
	"cents_per_hour" bigint NOT NULL,
	CONSTRAINT "published_rate_gpu_class_valid_from_pk" PRIMARY KEY("gpu_class","valid_from"),
	CONSTRAINT "published_rate_positive" CHECK ("published_rate"."cents_per_hour" > 0)
);
--> statement-breakpoint
CREATE TABLE "run_part" (
	"cluster" text NOT NULL,
	"job_id_raw" bigint NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"gpu_class" text NOT NULL,
	"month" text NOT NULL,
	"seconds" bigint NOT NULL,
	"allocation_id" text,
	"is_provisional" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "run_part_cluster_job_id_raw_submitted_at_started_at_gpu_class_month_pk" PRIMARY KEY("cluster","job_id_raw","submitted_at","started_at","gpu_class","month")
);
--> statement-breakpoint
CREATE TABLE "run" (
	"cluster" text NOT NULL,
	"job_id_raw" bigint NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"job_id" text NOT NULL,
	"ended_at" timestamp with time zone,
	"account" text NOT NULL,
	"login" text NOT NULL,
	"partition" text NOT NULL,
	"slurm_state" text NOT NULL,
	"standing" text NOT NULL,
	"held_because" text,
	"elapsed_seconds" bigint NOT NULL,
	"gpu_seconds" bigint NOT NULL,
	"import_id" text NOT NULL,
	CONSTRAINT "run_cluster_job_id_raw_submitted_at_started_at_pk" PRIMARY KEY("cluster","job_id_raw","submitted_at","started_at")
);
--> statement-breakpoint
CREATE TABLE "supply_lot" (
	"id" text PRIMARY KEY NOT NULL,
	"gpu_class" text NOT NULL,
	"month" text NOT NULL,
	"source" text NOT NULL,
	"title" text NOT NULL,
	"seconds" bigint NOT NULL,
	"fund_id" text,
	"cost" bigint,
	"donor_id" text,
	"entry_id" text NOT NULL,
	"published_by" text,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "supply_lot_something" CHECK ("supply_lot"."seconds" > 0),
	CONSTRAINT "supply_lot_purchase_costs" CHECK (("supply_lot"."source" = 'purchased') = ("supply_lot"."cost" is not null and "supply_lot"."fund_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "usage_import" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text,
	"state" text NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"bytes_read" bigint DEFAULT 0 NOT NULL,
	"answer" jsonb,
	"failure" text,
	"started_by" text,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "campaign" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"ask" text NOT NULL,
	"fund_id" text NOT NULL,
	"goal_kind" text NOT NULL,
	"goal" bigint NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "campaign_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "donor" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"person_id" text,
	"stripe_customer_id" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "donor_stripe_customer_id_unique" UNIQUE("stripe_customer_id")
);
--> statement-breakpoint
CREATE TABLE "fund" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"restriction" text NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fund_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "gift_split" (
	"gift_id" text NOT NULL,
	"fund_id" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "gift_split_gift_id_fund_id_pk" PRIMARY KEY("gift_id","fund_id"),
	CONSTRAINT "gift_split_is_something" CHECK ("gift_split"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "gift" (
	"id" text PRIMARY KEY NOT NULL,
	"intent_id" text NOT NULL,
	"intent_hash" text NOT NULL,
	"donor_id" text NOT NULL,
	"campaign_id" text,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"gift_amount" bigint NOT NULL,
	"fee_cover" bigint NOT NULL,
	"gross" bigint NOT NULL,
	"refunded" bigint DEFAULT 0 NOT NULL,
	"currency" text DEFAULT 'usd' NOT NULL,
	"gift_date" date,
	"settled_at" timestamp with time zone,
	"is_anonymous" boolean NOT NULL,
	"public_name" text,
	"note" text,
	"dedication_kind" text,
	"dedication_name" text,
	"failure_reason" text,
	"stripe_session_id" text,
	"stripe_session_url" text,
	"stripe_payment_intent_id" text,
	"stripe_charge_id" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "gift_intent_id_unique" UNIQUE("intent_id"),
	CONSTRAINT "gift_stripe_session_id_unique" UNIQUE("stripe_session_id"),
	CONSTRAINT "gift_stripe_payment_intent_id_unique" UNIQUE("stripe_payment_intent_id"),
	CONSTRAINT "gift_stripe_charge_id_unique" UNIQUE("stripe_charge_id"),
	CONSTRAINT "gift_adds_up" CHECK ("gift"."gross" = "gift"."gift_amount" + "gift"."fee_cover"),
	CONSTRAINT "gift_is_something" CHECK ("gift"."gift_amount" > 0 and "gift"."fee_cover" >= 0),
	CONSTRAINT "gift_refund_within" CHECK ("gift"."refunded" >= 0 and "gift"."refunded" <= "gift"."gross"),
	CONSTRAINT "gift_anonymous_unnamed" CHECK (not ("gift"."is_anonymous" and "gift"."public_name" is not null))
);
--> statement-breakpoint
CREATE TABLE "receipt_serial" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"id" text PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"number" text NOT NULL,
	"gift_id" text NOT NULL,
	"snapshot" text NOT NULL,
	"sha256" text NOT NULL,
	"supersedes" text,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "receipt_number_unique" UNIQUE("number"),
	CONSTRAINT "receipt_supersedes_unique" UNIQUE("supersedes"),
	CONSTRAINT "receipt_serial_once" UNIQUE("year","serial")
);
--> statement-breakpoint
CREATE TABLE "refund" (
	"id" text PRIMARY KEY NOT NULL,
	"gift_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"stripe_refund_id" text,
	"requested_by" text,
	"requested_at" timestamp with time zone NOT NULL,
	CONSTRAINT "refund_stripe_refund_id_unique" UNIQUE("stripe_refund_id"),
	CONSTRAINT "refund_is_something" CHECK ("refund"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "stripe_balance_line" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"source_id" text NOT NULL,
	"gift_id" text,
	"amount" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"net" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"available_on" timestamp with time zone NOT NULL,
	"entry_id" text,
	CONSTRAINT "stripe_balance_line_nets" CHECK ("stripe_balance_line"."net" = "stripe_balance_line"."amount" - "stripe_balance_line"."fee")
);
--> statement-breakpoint
CREATE TABLE "stripe_event" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"api_version" text,
	"object_id" text NOT NULL,
	"payload" text NOT NULL,
	"source" text NOT NULL,
	"processed_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "stripe_operation" (
	"key" text PRIMARY KEY NOT NULL,
	"endpoint" text NOT NULL,
	"subject_id" text NOT NULL,
	"params" text NOT NULL,
	"params_hash" text NOT NULL,
	"state" text NOT NULL,
	"response_id" text,
	"failure" text,
	"prepared_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "application_member" (
	"application_id" text NOT NULL,
	"email" text NOT NULL,
	"person_id" text,
	"name" text NOT NULL,
	"institution" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "application_member_application_id_email_pk" PRIMARY KEY("application_id","email")
);
--> statement-breakpoint
CREATE TABLE "application_save" (
	"application_id" text NOT NULL,
	"revision" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "application_save_application_id_revision_pk" PRIMARY KEY("application_id","revision")
);
--> statement-breakpoint
CREATE TABLE "application" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"call_id" text NOT NULL,
	"applicant_id" text NOT NULL,
	"state" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"attachment_name" text,
	"attachment_key" text,
	"attachment_sha256" text,
	"attachment_bytes" integer,
	"created_at" timestamp with time zone NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"screened_at" timestamp with time zone,
	"screening_note" text,
	CONSTRAINT "application_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"reviewer_id" text NOT NULL,
	"state" text NOT NULL,
	"assigned_by" text,
	"assigned_at" timestamp with time zone NOT NULL,
	"no_conflict_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	CONSTRAINT "assignment_once" UNIQUE("application_id","reviewer_id")
);
--> statement-breakpoint
CREATE TABLE "award" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"project_id" text NOT NULL,
	"accepted_by" text NOT NULL,
	"signed_name" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "award_application_id_unique" UNIQUE("application_id")
);
--> statement-breakpoint
CREATE TABLE "call" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"body" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"grace_minutes" integer DEFAULT 0 NOT NULL,
	"first_month" text NOT NULL,
	"last_month" text NOT NULL,
	"gpu_classes" text[] NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "call_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "conflict" (
	"application_id" text NOT NULL,
	"reviewer_id" text NOT NULL,
	"source" text NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"stated_by" text,
	"stated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "conflict_application_id_reviewer_id_pk" PRIMARY KEY("application_id","reviewer_id")
);
--> statement-breakpoint
CREATE TABLE "decision_line" (
	"decision_id" text NOT NULL,
	"gpu_class" text NOT NULL,
	"seconds" bigint NOT NULL,
	"first_month" text NOT NULL,
	"last_month" text NOT NULL,
	CONSTRAINT "decision_line_decision_id_gpu_class_pk" PRIMARY KEY("decision_id","gpu_class"),
	CONSTRAINT "decision_line_gives" CHECK ("decision_line"."seconds" > 0)
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"private_note" text DEFAULT '' NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"release_id" text,
	CONSTRAINT "decision_application_id_unique" UNIQUE("application_id")
);
--> statement-breakpoint
CREATE TABLE "output" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"project_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"url" text NOT NULL,
	"licence" text NOT NULL,
	"openness_class" integer,
	"released_on" date NOT NULL,
	"recorded_by" text,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "output_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "project_member" (
	"project_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "project_member_project_id_person_id_pk" PRIMARY KEY("project_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"institution" text NOT NULL,
	"lead_id" text NOT NULL,
	"slurm_account" text,
	"state" text NOT NULL,
	"is_public" boolean DEFAULT true NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "project_slug_unique" UNIQUE("slug"),
	CONSTRAINT "project_slurm_account_unique" UNIQUE("slurm_account")
);
--> statement-breakpoint
CREATE TABLE "release" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"released_by" text,
	"released_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_line" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"gpu_class" text NOT NULL,
	"seconds_asked" bigint NOT NULL,
	"seconds_least_useful" bigint NOT NULL,
	"first_month" text NOT NULL,
	"last_month" text NOT NULL,
	CONSTRAINT "request_line_once" UNIQUE("application_id","gpu_class"),
	CONSTRAINT "request_line_sane" CHECK ("request_line"."seconds_asked" > 0 and "request_line"."seconds_least_useful" >= 0 and "request_line"."seconds_least_useful" <= "request_line"."seconds_asked"),
	CONSTRAINT "request_line_window" CHECK ("request_line"."first_month" <= "request_line"."last_month")
);
--> statement-breakpoint
CREATE TABLE "review" (
	"assignment_id" text PRIMARY KEY NOT NULL,
	"scores" jsonb NOT NULL,
	"confidence" integer NOT NULL,
	"for_committee" text NOT NULL,
	"for_applicant" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	CONSTRAINT "review_confidence" CHECK ("review"."confidence" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "fund_draw" (
	"lot_id" text NOT NULL,
	"gift_id" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "fund_draw_lot_id_gift_id_pk" PRIMARY KEY("lot_id","gift_id"),
	CONSTRAINT "fund_draw_something" CHECK ("fund_draw"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "account" (
	"name" text NOT NULL,
	"asset" text NOT NULL,
	"kind" text NOT NULL,
	"owner_id" text,
	"gpu_class" text,
	"month" text,
	"guard_key" text,
	CONSTRAINT "account_name_asset_pk" PRIMARY KEY("name","asset"),
	CONSTRAINT "account_asset_known" CHECK ("account"."asset" = 'USD' or "account"."asset" ~ '^GPU:[a-z0-9_.-]+$')
);
--> statement-breakpoint
CREATE TABLE "balance_snapshot" (
	"account" text NOT NULL,
	"asset" text NOT NULL,
	"day" date NOT NULL,
	"balance" bigint NOT NULL,
	"postings" bigint NOT NULL,
	CONSTRAINT "balance_snapshot_account_asset_day_pk" PRIMARY KEY("account","asset","day")
);
--> statement-breakpoint
CREATE TABLE "book_period" (
	"month" text PRIMARY KEY NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"closed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "guarded_balance" (
	"key" text NOT NULL,
	"asset" text NOT NULL,
	"balance" bigint NOT NULL,
	"floor" bigint DEFAULT 0 NOT NULL,
	"excused" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "guarded_balance_key_asset_pk" PRIMARY KEY("key","asset"),
	CONSTRAINT "guarded_balance_kept" CHECK ("guarded_balance"."balance" >= "guarded_balance"."floor" - "guarded_balance"."excused"),
	CONSTRAINT "guarded_balance_excuse" CHECK ("guarded_balance"."excused" >= 0)
);
--> statement-breakpoint
CREATE TABLE "journal_chain" (
	"place" bigserial PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"body" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "journal_chain_entry_id_unique" UNIQUE("entry_id"),
	CONSTRAINT "journal_chain_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "journal_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"source_type" text NOT NULL,
	"source_id" text NOT NULL,
	"effective_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"memo" text NOT NULL,
	"reverses" text,
	CONSTRAINT "journal_entry_once" UNIQUE("source_type","source_id","kind"),
	CONSTRAINT "journal_entry_reversed_once" UNIQUE("reverses")
);
--> statement-breakpoint
CREATE TABLE "posting" (
	"entry_id" text NOT NULL,
	"line" integer NOT NULL,
	"account" text NOT NULL,
	"asset" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "posting_entry_id_line_pk" PRIMARY KEY("entry_id","line"),
	CONSTRAINT "posting_moves_something" CHECK ("posting"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "api_token" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_token_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "api_token_has_scopes" CHECK (cardinality("api_token"."scopes") > 0)
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"roles" text[] DEFAULT '{}' NOT NULL,
	"time_zone" text DEFAULT 'America/New_York' NOT NULL,
	"password_hash" text,
	"totp_secret" text,
	"totp_confirmed_at" timestamp with time zone,
	"totp_last_step" integer,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"disabled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"person_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_code_person_id_code_hash_pk" PRIMARY KEY("person_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"absolute_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"authenticated_at" timestamp with time zone NOT NULL,
	"second_factor_at" timestamp with time zone,
	"address_prefix" text,
	"browser" text
);
--> statement-breakpoint
CREATE TABLE "sign_in_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"redirect_to" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "happening" ADD CONSTRAINT "happening_actor_id_person_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "happening" ADD CONSTRAINT "happening_acting_as_id_person_id_fk" FOREIGN KEY ("acting_as_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_to_person_id_person_id_fk" FOREIGN KEY ("to_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation_month" ADD CONSTRAINT "allocation_month_allocation_id_allocation_id_fk" FOREIGN KEY ("allocation_id") REFERENCES "public"."allocation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_award_id_award_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."award"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_gpu_class_gpu_class_code_fk" FOREIGN KEY ("gpu_class") REFERENCES "public"."gpu_class"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_rate" ADD CONSTRAINT "published_rate_gpu_class_gpu_class_code_fk" FOREIGN KEY ("gpu_class") REFERENCES "public"."gpu_class"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_part" ADD CONSTRAINT "run_part_gpu_class_gpu_class_code_fk" FOREIGN KEY ("gpu_class") REFERENCES "public"."gpu_class"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_part" ADD CONSTRAINT "run_part_allocation_id_allocation_id_fk" FOREIGN KEY ("allocation_id") REFERENCES "public"."allocation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_import_id_usage_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."usage_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supply_lot" ADD CONSTRAINT "supply_lot_gpu_class_gpu_class_code_fk" FOREIGN KEY ("gpu_class") REFERENCES "public"."gpu_class"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supply_lot" ADD CONSTRAINT "supply_lot_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supply_lot" ADD CONSTRAINT "supply_lot_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supply_lot" ADD CONSTRAINT "supply_lot_entry_id_journal_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supply_lot" ADD CONSTRAINT "supply_lot_published_by_person_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_import" ADD CONSTRAINT "usage_import_started_by_person_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor" ADD CONSTRAINT "donor_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_split" ADD CONSTRAINT "gift_split_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_split" ADD CONSTRAINT "gift_split_fund_id_fund_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift" ADD CONSTRAINT "gift_donor_id_donor_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift" ADD CONSTRAINT "gift_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_requested_by_person_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_balance_line" ADD CONSTRAINT "stripe_balance_line_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_balance_line" ADD CONSTRAINT "stripe_balance_line_entry_id_journal_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_member" ADD CONSTRAINT "application_member_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_member" ADD CONSTRAINT "application_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_save" ADD CONSTRAINT "application_save_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_save" ADD CONSTRAINT "application_save_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_applicant_id_person_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_reviewer_id_person_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_assigned_by_person_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award" ADD CONSTRAINT "award_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award" ADD CONSTRAINT "award_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award" ADD CONSTRAINT "award_accepted_by_person_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_reviewer_id_person_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_stated_by_person_id_fk" FOREIGN KEY ("stated_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_line" ADD CONSTRAINT "decision_line_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "output" ADD CONSTRAINT "output_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "output" ADD CONSTRAINT "output_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_member" ADD CONSTRAINT "project_member_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_member" ADD CONSTRAINT "project_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_lead_id_person_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_released_by_person_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_line" ADD CONSTRAINT "request_line_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_draw" ADD CONSTRAINT "fund_draw_lot_id_supply_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."supply_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_draw" ADD CONSTRAINT "fund_draw_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_chain" ADD CONSTRAINT "journal_chain_entry_id_journal_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_reverses_journal_entry_id_fk" FOREIGN KEY ("reverses") REFERENCES "public"."journal_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_entry_id_journal_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_account_asset_account_name_asset_fk" FOREIGN KEY ("account","asset") REFERENCES "public"."account"("name","asset") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "happening_by_subject" ON "happening" USING btree ("subject_type","subject_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "happening_by_actor" ON "happening" USING btree ("actor_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "letter_by_subject" ON "letter" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "letter_unsent" ON "letter" USING btree ("queued_at");--> statement-breakpoint
CREATE INDEX "allocation_by_project" ON "allocation" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "allocation_by_state" ON "allocation" USING btree ("state","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "run_part_by_allocation" ON "run_part" USING btree ("allocation_id","month");--> statement-breakpoint
CREATE INDEX "run_by_account" ON "run" USING btree ("account","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "run_held" ON "run" USING btree ("account") WHERE "run"."standing" = 'held';--> statement-breakpoint
CREATE INDEX "supply_lot_by_month" ON "supply_lot" USING btree ("month","gpu_class");--> statement-breakpoint
CREATE INDEX "supply_lot_by_fund" ON "supply_lot" USING btree ("fund_id");--> statement-breakpoint
CREATE INDEX "usage_import_by_time" ON "usage_import" USING btree ("id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "donor_email" ON "donor" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "donor_by_person" ON "donor" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "donor_by_name" ON "donor" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "gift_split_by_fund" ON "gift_split" USING btree ("fund_id","gift_id");--> statement-breakpoint
CREATE INDEX "gift_by_donor" ON "gift" USING btree ("donor_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "gift_by_state" ON "gift" USING btree ("state","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "gift_by_campaign" ON "gift" USING btree ("campaign_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "gift_settled" ON "gift" USING btree ("settled_at","id");--> statement-breakpoint
CREATE INDEX "receipt_by_gift" ON "receipt" USING btree ("gift_id");--> statement-breakpoint
CREATE INDEX "refund_by_gift" ON "refund" USING btree ("gift_id");--> statement-breakpoint
CREATE INDEX "stripe_balance_line_by_gift" ON "stripe_balance_line" USING btree ("gift_id");--> statement-breakpoint
CREATE INDEX "stripe_event_unprocessed" ON "stripe_event" USING btree ("received_at") WHERE "stripe_event"."processed_at" is null;--> statement-breakpoint
CREATE INDEX "stripe_event_by_object" ON "stripe_event" USING btree ("object_id");--> statement-breakpoint
CREATE INDEX "stripe_operation_by_subject" ON "stripe_operation" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "stripe_operation_open" ON "stripe_operation" USING btree ("state","prepared_at");--> statement-breakpoint
CREATE INDEX "application_member_by_person" ON "application_member" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "application_by_call" ON "application" USING btree ("call_id","state","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "application_by_applicant" ON "application" USING btree ("applicant_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "application_by_state" ON "application" USING btree ("state","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "assignment_by_reviewer" ON "assignment" USING btree ("reviewer_id","state","id");--> statement-breakpoint
CREATE INDEX "award_by_project" ON "award" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "decision_by_release" ON "decision" USING btree ("release_id");--> statement-breakpoint
CREATE INDEX "output_by_project" ON "output" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "output_by_day" ON "output" USING btree ("released_on","id");--> statement-breakpoint
CREATE INDEX "project_member_by_person" ON "project_member" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "project_by_state" ON "project" USING btree ("state","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "project_by_lead" ON "project" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "fund_draw_by_gift" ON "fund_draw" USING btree ("gift_id");--> statement-breakpoint
CREATE INDEX "account_by_kind" ON "account" USING btree ("kind","asset","month");--> statement-breakpoint
CREATE INDEX "account_by_owner" ON "account" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "journal_entry_by_day" ON "journal_entry" USING btree ("effective_on","id");--> statement-breakpoint
CREATE INDEX "posting_by_account" ON "posting" USING btree ("account","asset","entry_id");--> statement-breakpoint
CREATE INDEX "api_token_by_person" ON "api_token" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "person_by_name" ON "person" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "session_by_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_link_by_email" ON "sign_in_link" USING btree ("email","created_at");