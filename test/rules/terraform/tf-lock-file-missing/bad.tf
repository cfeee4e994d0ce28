terraform {
#@ 0 9 tf-lock-file-missing
  backend "gcs" {
    bucket = "state"
  }
}

provider "google" {}
