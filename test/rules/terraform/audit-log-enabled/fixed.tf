resource "aws_cloudtrail" "main" {
#@ 0 32 audit-log-enabled
#@ 0 32 audit-log-enabled
#@ 0 32 audit-log-enabled
  name                       = "main"
  s3_bucket_name             = "audit"
  is_multi_region_trail      = true
  enable_log_file_validation = true
}

resource "google_project_iam_audit_config" "main" {
#@ 0 49 audit-log-enabled
  project = "shop"
  service = "allServices"

  audit_log_config {
    log_type = "ADMIN_READ"
  }
}
