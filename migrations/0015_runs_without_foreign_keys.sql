ALTER TABLE "run_part" DROP CONSTRAINT "run_part_gpu_class_gpu_class_code_fk";
--> statement-breakpoint
ALTER TABLE "run_part" DROP CONSTRAINT "run_part_allocation_id_allocation_id_fk";
--> statement-breakpoint
ALTER TABLE "run" DROP CONSTRAINT "run_import_id_usage_import_id_fk";
